/**
 * Chooses among homonyms. All mentions of one name in a text mean one place. A candidate's score is a weighted sum of
 * features of the candidate alone and of its agreement with the text's other names; agreement is computed from the
 * probabilities of the pass before (three passes).
 */
import type { Place } from '#lib/schema.ts';
import { levelOf, roughKm } from './contains.ts';
import { AREA_WORD } from './context-words.ts';
import { isNamedAsCity, peopleOf } from './inhabitants.ts';
import type { PlaceKnowledge } from './knowledge.ts';
import type { Candidate, NameGroup } from './name-group.ts';
import { NEAR_KM, setAgreement } from './rank-agreement.ts';
import { F, RANK_FEATURES } from './rank-features.ts';
import { readScene, regionKey } from './read-scene.ts';

/** "Kherson region" means the region even where local news, which the weights are learned on, hardly says so. */
const FLOOR: Readonly<Record<string, number>> = { areaWordFits: 3, besideHolds: 6, peersAlike: 3 };
/** And a bare name is seldom an area's that shares it with a town, for which local news of one country has few examples. */
const CEILING: Readonly<Record<string, number>> = { namedAsCity: -3, aliasOfArea: -3 };
/** A dispatch that names a capital without more is sent from that capital, not from a hamlet of its name. */
const DATELINED = 8;
const FIRST_CANDIDATES = 10;
const MAX_CANDIDATES = 24;
/** Of these a name may stand for a region. */
const FIRST_READINGS = 4;
const PASSES = 3;

const weightsOf = new WeakMap<PlaceKnowledge, Float64Array>();

/** The learned weights, none below its floor or above its ceiling; worked out once for each knowledge. */
function weighed(knowledge: PlaceKnowledge): Float64Array {
  const known = weightsOf.get(knowledge);
  if (known !== undefined) return known;
  const weights = Float64Array.from(RANK_FEATURES, (name) =>
    Math.min(Math.max(knowledge.rank[name] ?? 0, FLOOR[name] ?? -100), CEILING[name] ?? 100),
  );
  weightsOf.set(knowledge, weights);
  return weights;
}

/** Fills `p` and `features` of every candidate; the best candidate of a group comes first. */
export function rankGroups(
  groups: readonly NameGroup[],
  knowledge: PlaceKnowledge,
  people: ReadonlyMap<string, number> = new Map(),
): void {
  if (groups.length === 0) return;
  const weights = weighed(knowledge);
  const named = countNamed(groups);
  for (const group of groups) limitCandidates(group, named);
  giveFeatures(groups);
  for (const group of groups) {
    setOwnFeatures(group);
    score(group, weights);
  }
  for (let pass = 1; pass < PASSES; pass++) {
    const scene = readScene(groups, people);
    for (const group of groups) {
      // A name with one reading is sure of it; how it agrees is asked of it at the end alone.
      if (group.candidates.length > 1 || pass === PASSES - 1) setAgreement(group, scene);
    }
    for (const group of groups) if (group.candidates.length > 1) score(group, weights);
  }
  for (const { candidates } of groups) if (candidates.length > 1) candidates.sort((a, b) => b.p - a.p);
}

/** The regions of all candidates that are left, and room for their features in one piece of memory. */
function giveFeatures(groups: readonly NameGroup[]): void {
  const width = RANK_FEATURES.length;
  const count = groups.reduce((sum, { candidates }) => sum + candidates.length, 0);
  const all = new Float64Array(width * count);
  let at = 0;
  for (const { candidates } of groups)
    for (const candidate of candidates) {
      const { place } = candidate.hit;
      if (place.kind === 'region' || place.admin1 !== null) candidate.region = regionKey(place);
      candidate.features = all.subarray(at, at + width);
      at += width;
    }
}

/** The regions that a name may stand for, by their keys. */
function regionsNamed({ candidates }: NameGroup): string[] {
  const named: string[] = [];
  for (let i = 0; i < candidates.length && i < FIRST_READINGS; i++) {
    const { place } = (candidates[i] as Candidate).hit;
    if (place.kind !== 'region' && place.kind !== 'district') continue;
    const key = regionKey(place);
    if (!named.includes(key)) named.push(key);
  }
  return named;
}

/** How many names of the text may stand for each region. */
function countNamed(groups: readonly NameGroup[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const group of groups)
    for (const key of regionsNamed(group)) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

/** Keeps the likeliest by prior, those whose region the text names by another name and those in what is named beside ("Palma, Mozambique"). */
function limitCandidates(group: NameGroup, named: ReadonlyMap<string, number>): void {
  if (group.candidates.length <= FIRST_CANDIDATES) return;
  const own = regionsNamed(group);
  const isNamed = (key: string): boolean => (named.get(key) ?? 0) > (own.includes(key) ? 1 : 0);
  const holders = new Set(group.beside.flatMap(({ candidates }) => candidates[0]?.hit.place.country ?? []));
  const rest = group.candidates
    .slice(FIRST_CANDIDATES)
    .filter(
      ({ hit }) =>
        isNamed(regionKey(hit.place)) ||
        holders.has(hit.place.country ?? '') ||
        isNearNamed(hit.place, group),
    );
  group.candidates = [...group.candidates.slice(0, FIRST_CANDIDATES), ...rest].slice(0, MAX_CANDIDATES);
}

/** Close to the likeliest place of a name it is said to be near. */
function isNearNamed(place: Place, group: NameGroup): boolean {
  return group.near.some(({ candidates }) => {
    const first = candidates[0]?.hit.place;
    return first !== undefined && roughKm(place, first) < NEAR_KM;
  });
}

/** Kinds of place that the words beside a name allow ("oblast", "village of"); none where no word says. */
function kindsMeant({ matches }: NameGroup): readonly string[] {
  const kinds: string[] = [];
  for (const { areaWord } of matches) {
    const allowed = areaWord === null ? undefined : AREA_WORD.get(areaWord);
    if (allowed !== undefined && !allowed.every((kind) => kinds.includes(kind))) kinds.push(...allowed);
  }
  return kinds;
}

function setOwnFeatures(group: NameGroup): void {
  let largest = Number.NEGATIVE_INFINITY;
  for (const { hit } of group.candidates) largest = Math.max(largest, peopleOf(hit.place));
  const allowed = kindsMeant(group);
  const towns =
    allowed.length > 0 ? [] : group.candidates.filter(({ hit }) => hit.place.kind === 'settlement');
  const areaByName = group.candidates.some(
    ({ hit }) => levelOf(hit.place) <= 2 && (hit.match === 'name' || hit.match === 'spelling'),
  );
  group.candidates.forEach((candidate, i) => {
    const { place, match, rank } = candidate.hit;
    const f = candidate.features;
    const people = Math.log10(1 + peopleOf(place));
    f[F.logPopulation] = people / 7;
    f[F.gapToLargest] = (Math.log10(1 + largest) - people) / 7;
    f[F.isFirst] = i === 0 ? 1 : 0;
    f[F.matchSpelling] = match === 'spelling' ? 1 : 0;
    f[F.matchAlias] = match === 'alias' ? 1 : 0;
    f[F.matchVariant] = match === 'variant' ? 1 : 0;
    f[F.country] = place.kind === 'country' ? 1 : 0;
    f[F.macroRegion] = place.kind === 'macro_region' || place.kind === 'water' ? 1 : 0;
    f[F.region] = place.kind === 'region' ? 1 : 0;
    f[F.district] = place.kind === 'district' ? 1 : 0;
    f[F.neighbourhood] = place.kind === 'neighbourhood' ? 1 : 0;
    f[F.site] = place.kind === 'site' ? 1 : 0;
    f[F.capital] = rank === 0 ? (group.datelined ? DATELINED : 1) : 0;
    f[F.regionSeat] = rank === 1 ? 1 : 0;
    f[F.districtSeat] = rank === 2 ? 1 : 0;
    f[F.unclassed] = rank >= 7 && place.kind === 'settlement' ? 1 : 0;
    f[F.areaWordFits] = allowed.includes(place.kind) ? 1 : 0;
    f[F.areaWordClashes] = allowed.length > 0 && !allowed.includes(place.kind) ? 1 : 0;
    f[F.aliasOfArea] = areaByName && (match === 'alias' || match === 'variant') ? 1 : 0;
    f[F.namedAsCity] = isNamedAsCity(place, towns) ? 1 : 0;
    f[F.areaNoWord] =
      allowed.length === 0 &&
      (place.kind === 'district' || (place.kind === 'region' && place.country === 'UA'))
        ? 1
        : 0;
  });
}

function score(group: NameGroup, weights: Float64Array): void {
  let largest = Number.NEGATIVE_INFINITY;
  for (const candidate of group.candidates) {
    let sum = 0;
    for (let i = 0; i < weights.length; i++)
      sum += (weights[i] as number) * (candidate.features[i] as number);
    candidate.p = sum;
    largest = Math.max(largest, sum);
  }
  let total = 0;
  for (const candidate of group.candidates) {
    candidate.p = Math.exp(candidate.p - largest);
    total += candidate.p;
  }
  for (const candidate of group.candidates) candidate.p /= total;
}
