/** What a text as a whole speaks of, by the present probabilities of its names. */
import type { Place } from '#lib/schema.ts';
import { levelOf } from './contains.ts';
import type { Candidate, NameGroup } from './name-group.ts';

/** What the text as a whole speaks of, by the present probabilities. */
export interface Scene {
  total: number;
  countries: Map<string, number>;
  regions: Map<string, number>;
  /** The likelier finer places of each group. */
  tops: { group: NameGroup; place: Place; weight: number }[];
  /** Probability that the text names this country or region itself. */
  named: Map<string, number>;
}

/** Below this a reading of a name says nothing about its neighbours. */
const LIKELY = 0.08;
const MAX_TOPS = 32;
/** Less of a name says nothing for a country or region. */
const LEAST_SHARE = 0.01;

/**
 * Sums the shares of countries and regions over all names; `people`: how often words like "Kenyan" name a country. Linear
 * in the names, quadratic in the few likely places of one.
 */
export function readScene(groups: readonly NameGroup[], people: ReadonlyMap<string, number>): Scene {
  const scene: Scene = { total: 0, countries: new Map(), regions: new Map(), tops: [], named: new Map() };
  for (const group of groups) {
    scene.total += group.weight;
    addShares(scene.countries, group, countryOf);
    addShares(scene.regions, group, regionOf);
    for (const { hit, p } of group.candidates) {
      const { place } = hit;
      const weight = p * group.weight;
      const isNamed = place.kind === 'country' || place.kind === 'region';
      if (isNamed && weight >= LEAST_SHARE) add(scene.named, place.id, weight);
      if (weight >= LIKELY && levelOf(place) >= 2) keepTop(scene.tops, group, place, weight);
    }
  }
  for (const [country, weight] of people) add(scene.countries, country, weight);
  for (const weight of people.values()) scene.total += weight;
  return scene;
}

/** Adds what one name says for each country or region (null = none), all its places there as one sum. */
function addShares(totals: Map<string, number>, group: NameGroup, keyOf: KeyOf): void {
  const { candidates } = group;
  for (let i = 0; i < candidates.length; i++) {
    const candidate = candidates[i] as Candidate;
    if (candidate.p * group.weight < LEAST_SHARE) continue;
    const key = keyOf(candidate);
    if (key !== null && !isSaidBefore(group, i, key, keyOf)) add(totals, key, shareOf(group, key, keyOf));
  }
}

type KeyOf = (candidate: Candidate) => string | null;

function isSaidBefore({ candidates, weight }: NameGroup, at: number, key: string, keyOf: KeyOf): boolean {
  for (let i = 0; i < at; i++) {
    const candidate = candidates[i] as Candidate;
    if (candidate.p * weight >= LEAST_SHARE && keyOf(candidate) === key) return true;
  }
  return false;
}

/** What one name says for a country or region: to be left out where that name itself is asked about. */
export function shareOf({ candidates, weight }: NameGroup, key: string | null, keyOf: KeyOf): number {
  let sum = 0;
  if (key === null) return sum;
  for (const candidate of candidates) {
    const share = candidate.p * weight;
    if (share >= LEAST_SHARE && keyOf(candidate) === key) sum += share;
  }
  return sum;
}

/** Puts a place among the likeliest, which stay in order and few; of equal ones the first told stands first. */
function keepTop(tops: Scene['tops'], group: NameGroup, place: Place, weight: number): void {
  let at = tops.length;
  while (at > 0 && (tops[at - 1] as Scene['tops'][number]).weight < weight) at--;
  if (at >= MAX_TOPS) return;
  tops.splice(at, 0, { group, place, weight });
  if (tops.length > MAX_TOPS) tops.pop();
}

function add(map: Map<string, number>, key: string, value: number): void {
  map.set(key, (map.get(key) ?? 0) + value);
}

const regionKeys = new WeakMap<Place, string>();
const countryKeys = new WeakMap<Place, string>();

/** One key for a region and for what lies in it; spelled once for each place. */
export function regionKey(place: Place): string {
  let key = regionKeys.get(place);
  if (key === undefined) {
    key = `${place.country}|${place.kind === 'region' ? place.name : place.admin1}`;
    regionKeys.set(place, key);
  }
  return key;
}

/** Code of the country that a reading is or lies in; null for what lies in none. */
export function countryOf({ hit }: Candidate): string | null {
  return hit.place.country;
}

/** Key of the region that a reading is or lies in; null for what lies in none. */
export function regionOf({ region }: Candidate): string | null {
  return region;
}

/** The gazetteer's id of a place's country; spelled once for each place. */
export function countryKey(place: Place): string {
  let key = countryKeys.get(place);
  if (key === undefined) {
    key = `co:${place.country ?? ''}`;
    countryKeys.set(place, key);
  }
  return key;
}

/** Share and number of names that make a country the one a text is about. */
const MAIN_SHARE = 0.5;
const MAIN_NAMES = 1.5;

/** Code of the country that most of the text is about; null where it is about several, or names too little. */
export function mainCountry({ countries, total }: Scene): string | null {
  for (const [country, share] of countries) {
    if (share >= MAIN_NAMES && share > MAIN_SHARE * total) return country;
  }
  return null;
}
