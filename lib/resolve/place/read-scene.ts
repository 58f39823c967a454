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
  /** Each group's likeliest finer place. */
  tops: { group: NameGroup; place: Place; weight: number }[];
  /** Probability that the text names this country or region itself. */
  named: Map<string, number>;
}

/** Sums the shares of countries and regions over all names. */
export function readScene(groups: readonly NameGroup[]): Scene {
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
    const top = group.candidates.reduce((a, b) => (b.p > a.p ? b : a));
    if (levelOf(top.hit.place) >= 2) {
      scene.tops.push({ group, place: top.hit.place, weight: top.p * group.weight });
    }
    scene.own.set(group, own);
    scene.total += group.weight;
    for (const [key, share] of own.countries) add(scene.countries, key, share);
    for (const [key, share] of own.regions) add(scene.regions, key, share);
  }
  scene.tops.sort((a, b) => b.weight - a.weight).splice(24);
  return scene;
}

function add(map: Map<string, number>, key: string, value: number): void {
  map.set(key, (map.get(key) ?? 0) + value);
}

/** One key for a region and for what lies in it. */
export function regionKey(place: Place): string {
  return `${place.country}|${place.kind === 'region' ? place.name : place.admin1}`;
}
