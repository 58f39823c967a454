/**
 * Chooses among homonyms. All mentions of one name in a text mean one place. A candidate's score is a weighted sum of
 * features of the candidate alone and of its agreement with the text's other names; agreement is computed from the
 * probabilities of the pass before (three passes).
 */
import type { Place } from '#lib/schema.ts';
import { levelOf, liesIn, roughKm } from './contains.ts';
import { AREA_WORD } from './context-words.ts';
import { isNamedAsCity, peopleOf } from './inhabitants.ts';
import type { PlaceKnowledge } from './knowledge.ts';
import type { Candidate, NameGroup } from './name-group.ts';
import { F, RANK_FEATURES } from './rank-features.ts';
import { countryKey, countryOf, readScene, regionKey, regionOf, type Scene, shareOf } from './read-scene.ts';

/** "Kherson region" means the region even where local news, which the weights are learned on, hardly says so. */
const FLOOR: Readonly<Record<string, number>> = { areaWordFits: 3, besideHolds: 6, peersAlike: 3 };
/** And a bare name is seldom an area's that shares it with a town, for which local news of one country has few examples. */
const CEILING: Readonly<Record<string, number>> = { namedAsCity: -3, aliasOfArea: -3 };
/** A dispatch that names a capital without more is sent from that capital, not from a hamlet of its name. */
const DATELINED = 8;
const FIRST_CANDIDATES = 10;
const MAX_CANDIDATES = 24;
const PASSES = 3;
const NEAR_KM = 70;

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
  for (const group of groups) group.candidates.sort((a, b) => b.p - a.p);
}

/** Room for the features of all candidates that are left, in one piece of memory. */
function giveFeatures(groups: readonly NameGroup[]): void {
  const width = RANK_FEATURES.length;
  const count = groups.reduce((sum, { candidates }) => sum + candidates.length, 0);
  const all = new Float64Array(width * count);
  let at = 0;
  for (const { candidates } of groups)
    for (const candidate of candidates) {
      candidate.features = all.subarray(at, at + width);
      at += width;
    }
}

/** The regions that a name may stand for, by their keys. */
function regionsNamed({ candidates }: NameGroup): Set<string> {
  const named = new Set<string>();
  for (const { hit } of candidates.slice(0, 4)) {
    if (hit.place.kind === 'region' || hit.place.kind === 'district') named.add(regionKey(hit.place));
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
  const isNamed = (key: string): boolean => (named.get(key) ?? 0) > (own.has(key) ? 1 : 0);
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

function setOwnFeatures(group: NameGroup): void {
  const largest = Math.max(...group.candidates.map(({ hit }) => peopleOf(hit.place)));
  const areaWords = new Set(group.matches.flatMap((match) => match.areaWord ?? []));
  const allowed = [...areaWords].flatMap((word) => AREA_WORD[word] ?? []);
  const towns =
    allowed.length > 0 ? [] : group.candidates.filter(({ hit }) => hit.place.kind === 'settlement');
  const areaByName = group.candidates.some(
    ({ hit }) => levelOf(hit.place) <= 2 && (hit.match === 'name' || hit.match === 'spelling'),
  );
  group.candidates.forEach((candidate, i) => {
    const { place, match, rank } = candidate.hit;
    const f = candidate.features;
    f[F.logPopulation] = Math.log10(1 + peopleOf(place)) / 7;
    f[F.gapToLargest] = (Math.log10(1 + largest) - Math.log10(1 + peopleOf(place))) / 7;
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

function setAgreement(group: NameGroup, scene: Scene): void {
  const rest = scene.total - group.weight + 0.5;
  for (const candidate of group.candidates) {
    const { place } = candidate.hit;
    const f = candidate.features;
    const { country } = place;
    const region = regionOf(place);
    const inCountry = country === null ? 0 : (scene.countries.get(country) ?? 0);
    const inRegion = region === null ? 0 : (scene.regions.get(region) ?? 0);
    f[F.countryAgrees] = (inCountry - shareOf(group, country, countryOf)) / rest;
    f[F.regionAgrees] = (inRegion - shareOf(group, region, regionOf)) / rest;
    f[F.countryNamed] = place.kind === 'country' ? 0 : Math.min(1, scene.named.get(countryKey(place)) ?? 0);
    f[F.regionNamed] = regionNamed(place, scene);
    f[F.parentNamed] = 0;
    setNearness(group, candidate, scene);
    setBeside(group, candidate);
    setPeers(group, candidate);
  }
}

function regionNamed(place: Place, scene: Scene): number {
  if (levelOf(place) <= 2 || place.admin1 === null) return 0;
  let best = 0;
  for (const top of scene.tops) {
    if (top.place.kind === 'region' && liesIn(place, top.place)) best = Math.max(best, top.weight);
  }
  return Math.min(1, best);
}

function setNearness(group: NameGroup, candidate: Candidate, scene: Scene): void {
  let near50 = 0;
  let near300 = 0;
  let parent = 0;
  for (const top of scene.tops) {
    if (top.group === group || top.place.id === candidate.hit.place.id) continue;
    const km = roughKm(top.place, candidate.hit.place);
    if (top.place.kind !== 'region') near50 = Math.max(near50, top.weight / (1 + km / 50));
    near300 += top.weight / (1 + (km / 300) * (km / 300));
    if (top.place.kind === 'district' && liesIn(candidate.hit.place, top.place))
      parent = Math.max(parent, top.weight);
  }
  candidate.features[F.near50] = near50;
  candidate.features[F.near300] = near300 / (1 + near300);
  candidate.features[F.parentNamed] = parent;
}

/** "Odessa, Texas": the share of names beside it one of whose likely places holds this candidate. */
function setBeside(group: NameGroup, candidate: Candidate): void {
  let holds = 0;
  for (const other of group.beside) {
    for (const { hit, p } of other.candidates) {
      if (p > 0.05 && liesIn(candidate.hit.place, hit.place)) holds = Math.max(holds, p > 0.3 ? 1 : 0.5);
    }
  }
  for (const other of group.near) {
    for (const { hit, p } of other.candidates) {
      if (p > 0.3 && roughKm(candidate.hit.place, hit.place) < NEAR_KM) holds = Math.max(holds, 1);
    }
  }
  candidate.features[F.besideHolds] = holds;
  let held = 0;
  for (const other of group.inner) {
    for (const { hit, p } of other.candidates)
      if (liesIn(hit.place, candidate.hit.place)) held = Math.max(held, p);
  }
  candidate.features[F.holdsBeside] = held;
  candidate.features[F.holdsNothing] = group.inner.length > 0 ? 1 - held : 0;
  candidate.features[F.besideClashes] = group.beside.length > 0 && holds === 0 ? 1 : 0;
}

/** "Oregon, Idaho and Washington": how far the names it is listed with are of its kind, and of its country besides. */
function setPeers(group: NameGroup, { hit, features }: Candidate): void {
  let alike = 0;
  let siblings = 0;
  for (const peer of group.peers) {
    for (const { hit: other, p } of peer.candidates) {
      if (levelOf(other.place) !== levelOf(hit.place)) continue;
      alike += p;
      if (other.place.country === hit.place.country) siblings += p;
    }
  }
  const count = group.peers.length;
  features[F.peersAlike] = count === 0 ? 0 : alike / count;
  features[F.peersUnlike] = count === 0 ? 0 : 1 - alike / count;
  features[F.peersSiblings] = count === 0 ? 0 : siblings / count;
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
