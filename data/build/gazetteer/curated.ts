/** Our own entries (`data/gazetteer/places.json`): places the news names and GeoNames lacks, renames, aliases, sites. */
import { z } from 'zod';
import { foldName } from '#lib/resolve/place/fold-name.ts';
import { PLACE_KINDS } from '#lib/schema.ts';
import { addName, type DraftPlace } from './draft.ts';
import { rename } from './slavic-names.ts';

/**
 * `at` is [lng, lat]. `is` names an existing place ("Kyiv, UA" or an id) that the entry renames or gives aliases;
 * without it the entry is a new place, lying in `in` ("Kharkiv region, UA"). `why` is the source or reasoning.
 */
export const curatedEntry = z.strictObject({
  name: z.string(),
  kind: z.enum(PLACE_KINDS).optional(),
  at: z.tuple([z.number(), z.number()]).optional(),
  bbox: z.tuple([z.number(), z.number(), z.number(), z.number()]).optional(),
  country: z.string().length(2).optional(),
  in: z.string().optional(),
  is: z.string().optional(),
  population: z.number().optional(),
  names: z.array(z.string()).default([]),
  demonyms: z.array(z.string()).default([]),
  why: z.string(),
});
export type CuratedEntry = z.infer<typeof curatedEntry>;

/** Applies the entries to the drafts in order; throws on one that names no place or lacks a point. */
export function applyCurated(drafts: DraftPlace[], entries: readonly CuratedEntry[]): void {
  const index = new NameIndex(drafts);
  for (const entry of entries) {
    const place = entry.is === undefined ? newPlace(entry, index) : index.find(entry.is, entry.kind);
    if (place === null) throw new Error(`places.json: ${entry.name}: no place is "${entry.is}"`);
    if (entry.is !== undefined) {
      rename(place, entry.name);
      if (entry.at !== undefined) [place.lng, place.lat] = entry.at;
      if (entry.kind !== undefined) place.kind = entry.kind;
    } else {
      drafts.push(place);
    }
    place.boost = Math.max(place.boost, 1);
    for (const name of entry.names) {
      place.names.delete(name);
      addName(place, name, 'spelling');
    }
    for (const name of entry.demonyms) addName(place, name, 'demonym');
    index.add(place);
  }
}

function newPlace(entry: CuratedEntry, index: NameIndex): DraftPlace {
  const { at, kind } = entry;
  if (at === undefined || kind === undefined)
    throw new Error(`places.json: ${entry.name}: needs at and kind`);
  const parent = entry.in === undefined ? null : index.find(entry.in);
  if (entry.in !== undefined && parent === null) {
    throw new Error(`places.json: ${entry.name}: no place is "${entry.in}"`);
  }
  const country = entry.country ?? parent?.country ?? null;
  const slug = foldName(entry.name).replaceAll(' ', '-');
  const id = `dl:${[country?.toLowerCase(), slug].filter(Boolean).join('-')}`;
  return {
    id: index.freeId(id),
    name: entry.name,
    kind,
    lng: at[0],
    lat: at[1],
    country,
    admin1Code: parent?.admin1Code ?? '',
    admin2Code: '',
    population: entry.population ?? 0,
    rank: kind === 'neighbourhood' ? 6 : kind === 'settlement' ? 5 : 8,
    bbox: entry.bbox ?? null,
    parent: parent?.id ?? (country === null ? null : `co:${country}`),
    names: new Map(),
    boost: 1,
  };
}

/** Drafts by folded name and by id. "Name, CC" picks the most populous of that country, areas only by their full name. */
class NameIndex {
  readonly #byKey = new Map<string, DraftPlace[]>();
  readonly #byId = new Map<string, DraftPlace>();

  constructor(drafts: readonly DraftPlace[]) {
    for (const place of drafts) this.add(place);
  }

  add(place: DraftPlace): void {
    this.#byId.set(place.id, place);
    for (const name of [place.name, ...place.names.keys()]) {
      const key = `${foldName(name)}|${place.country}`;
      const list = this.#byKey.get(key);
      if (list === undefined) this.#byKey.set(key, [place]);
      else if (!list.includes(place)) list.push(place);
    }
  }

  find(spec: string, kind?: DraftPlace['kind']): DraftPlace | null {
    const byId = this.#byId.get(spec);
    if (byId !== undefined) return byId;
    const comma = spec.lastIndexOf(',');
    const name = spec.slice(0, comma);
    const list = this.#byKey.get(`${foldName(name)}|${spec.slice(comma + 1).trim()}`) ?? [];
    const weight = (place: DraftPlace): number =>
      Math.log10(1 + place.population) +
      (foldName(place.name) === foldName(name) ? 3 : 0) -
      (place.kind === 'region' || place.kind === 'district' ? 2 : 0) +
      (place.kind === kind ? 10 : 0);
    return [...list].sort((a, b) => weight(b) - weight(a))[0] ?? null;
  }

  freeId(id: string): string {
    let free = id;
    for (let n = 2; this.#byId.has(free); n++) free = `${id}-${n}`;
    return free;
  }
}
