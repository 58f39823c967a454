/** What a text as a whole speaks of, by the present probabilities of its names. */
import type { Place } from '#lib/schema.ts';
import { levelOf } from './contains.ts';
import type { NameGroup } from './name-group.ts';

/** What the text as a whole speaks of, by the present probabilities. */
export interface Scene {
  total: number;
  countries: Map<string, number>;
  regions: Map<string, number>;
  /** Share that each group alone contributes, to be left out for itself. */
  own: Map<NameGroup, { countries: Map<string, number>; regions: Map<string, number>; total: number }>;
  /** The likelier finer places of each group. */
  tops: { group: NameGroup; place: Place; weight: number }[];
  /** Probability that the text names this country or region itself. */
  named: Map<string, number>;
}

/** Below this a reading of a name says nothing about its neighbours. */
const LIKELY = 0.08;
const MAX_TOPS = 32;

/** Sums the shares of countries and regions over all names; `people`: how often words like "Kenyan" name a country. */
export function readScene(groups: readonly NameGroup[], people: ReadonlyMap<string, number>): Scene {
  const scene: Scene = {
    total: 0,
    countries: new Map(),
    regions: new Map(),
    own: new Map(),
    tops: [],
    named: new Map(),
  };
  for (const group of groups) {
    const own = {
      countries: new Map<string, number>(),
      regions: new Map<string, number>(),
      total: group.weight,
    };
    for (const { hit, p } of group.candidates) {
      const share = p * group.weight;
      if (share < 0.01) continue;
      const { place } = hit;
      if (place.country !== null) add(own.countries, place.country, share);
      if (place.kind === 'region' || place.admin1 !== null) add(own.regions, regionKey(place), share);
      if (place.kind === 'country' || place.kind === 'region') add(scene.named, place.id, share);
    }
    for (const { hit, p } of group.candidates) {
      if (p * group.weight >= LIKELY && levelOf(hit.place) >= 2)
        keepTop(scene.tops, { group, place: hit.place, weight: p * group.weight });
    }
    scene.own.set(group, own);
    scene.total += group.weight;
    for (const [key, share] of own.countries) add(scene.countries, key, share);
    for (const [key, share] of own.regions) add(scene.regions, key, share);
  }
  for (const [country, weight] of people) add(scene.countries, country, weight);
  for (const weight of people.values()) scene.total += weight;
  return scene;
}

/** Puts a place among the likeliest, which stay in order and few; of equal ones the first told stands first. */
function keepTop(tops: Scene['tops'], top: Scene['tops'][number]): void {
  let at = tops.length;
  while (at > 0 && (tops[at - 1] as typeof top).weight < top.weight) at--;
  if (at >= MAX_TOPS) return;
  tops.splice(at, 0, top);
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
