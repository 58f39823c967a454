/**
 * Lays imported places over a gazetteer: its answers plus theirs. A place that both know shows as imported and keeps
 * every name and demonym that led to it before.
 */
import type { Place } from '#lib/schema.ts';
import { foldName } from './fold-name.ts';
import { type Gazetteer, NAME_MATCHES, type NameHit, type NameMatch } from './gazetteer.ts';
import type { DumpPlace } from './geonames-dump.ts';
import { priorOf } from './prior.ts';
import { hitsWithVariants, placesOf, variantKeys } from './variant-keys.ts';

/** A place to add with its other names; `containers` finest first, where known. */
export type AddedPlace = Pick<DumpPlace, 'place' | 'rank' | 'names'> &
  Partial<Pick<DumpPlace, 'admin1Code' | 'admin2Code'>> & { containers?: readonly Place[] };

/** The gazetteer widened by `added`; neither argument changes. Keys are folded once, here. */
export function addPlaces(base: Gazetteer, added: Iterable<AddedPlace>): Gazetteer {
  return new LayeredGazetteer(base, added);
}

class LayeredGazetteer implements Gazetteer {
  readonly size: number;
  readonly maxWords: number;
  readonly knowledge: Gazetteer['knowledge'];
  readonly #base: Gazetteer;
  readonly #places = new Map<string, AddedPlace>();
  readonly #hits = new Map<string, NameHit[]>();
  /** Every key and every word-wise start of a key. */
  readonly #starts = new Set<string>();
  #sortedKeys: string[] | null = null;

  constructor(base: Gazetteer, added: Iterable<AddedPlace>) {
    this.#base = base;
    this.knowledge = base.knowledge;
    this.maxWords = base.maxWords;
    let fresh = 0;
    for (const entry of added) {
      if (base.get(entry.place.id) === null && !this.#places.has(entry.place.id)) fresh++;
      this.#places.set(entry.place.id, this.#withContainers(entry));
    }
    for (const entry of this.#places.values()) this.#addKeys(entry);
    this.size = base.size + fresh;
  }

  get(id: string): Place | null {
    return this.#places.get(id)?.place ?? this.#base.get(id);
  }

  lookup(name: string): Place[] {
    return placesOf(this.lookupHits(name));
  }

  lookupHits(name: string): NameHit[] {
    return hitsWithVariants(name, (key) => this.hitsOfKey(key));
  }

  hitsOfKey(foldedKey: string): NameHit[] {
    const below = this.#base.hitsOfKey(foldedKey);
    const own = this.#hits.get(foldedKey) ?? [];
    if (own.length === 0 && !below.some((hit) => this.#places.has(hit.place.id))) return below;
    const hits = below.map((hit) => this.#shown(hit));
    for (const hit of own) {
      const at = hits.findIndex((other) => other.place.id === hit.place.id);
      const known = at < 0 ? undefined : hits.splice(at, 1)[0];
      const best = known !== undefined && isBetter(known.match, hit.match) ? known : hit;
      const before = hits.findIndex((other) => compareHits(best, other) < 0);
      hits.splice(before < 0 ? hits.length : before, 0, best);
    }
    return hits;
  }

  /** A hit from below with what was imported of its place. */
  #shown(hit: NameHit): NameHit {
    const added = this.#places.get(hit.place.id);
    return added === undefined ? hit : { ...hit, place: added.place, rank: added.rank };
  }

  hasStart(foldedKey: string): boolean {
    return this.#starts.has(foldedKey) || this.#base.hasStart(foldedKey);
  }

  lookupPrefix(query: string, limit: number): Place[] {
    const prefix = foldName(query);
    const below = this.#base.lookupPrefix(query, limit).map((place) => this.get(place.id) ?? place);
    if (prefix === '') return below;
    this.#sortedKeys ??= [...this.#hits.keys()].filter((key) => !key.startsWith('~')).sort();
    const found = new Map(below.map((place) => [place.id, place]));
    for (let i = firstAtLeast(this.#sortedKeys, prefix); this.#sortedKeys[i]?.startsWith(prefix); i++) {
      for (const { place } of this.#hits.get(this.#sortedKeys[i] as string) ?? []) found.set(place.id, place);
    }
    return [...found.values()].sort((a, b) => (b.population ?? 0) - (a.population ?? 0)).slice(0, limit);
  }

  containers(place: Place): Place[] {
    return [...(this.#places.get(place.id)?.containers ?? this.#base.containers(place))];
  }

  capitalOf(country: string): Place | null {
    const capital = this.#base.capitalOf(country);
    return capital === null ? null : this.get(capital.id);
  }

  /** Without containers of its own, an added place takes those of its GeoNames codes, else those it had before. */
  #withContainers(entry: AddedPlace): AddedPlace {
    const { place } = entry;
    const known = this.#base.get(place.id);
    const containers =
      entry.containers ?? (known === null ? this.#codedContainers(entry) : this.#base.containers(known));
    const admin1 = place.admin1 ?? containers.find((outer) => outer.kind === 'region')?.name ?? null;
    const admin2 = place.admin2 ?? containers.find((outer) => outer.kind === 'district')?.name ?? null;
    return { ...entry, containers, place: { ...place, admin1, admin2 } };
  }

  #codedContainers({ place, admin1Code = '', admin2Code = '' }: AddedPlace): Place[] {
    const ids = [
      `a2:${place.country}.${admin1Code}.${admin2Code}`,
      `a1:${place.country}.${admin1Code}`,
      `co:${place.country}`,
    ];
    return ids.map((id) => this.#base.get(id)).filter((outer) => outer !== null);
  }

  #addKeys(entry: AddedPlace): void {
    const { place } = entry;
    this.#put(place.name, 'name', entry);
    for (const name of entry.names) this.#put(name, 'spelling', entry);
    for (const key of variantKeys(foldName(place.name), place.country)) this.#putKey(key, 'variant', entry);
  }

  #put(name: string, match: NameMatch, entry: AddedPlace): void {
    const key = foldName(name);
    if (key === '') return;
    this.#putKey(key, match, entry);
    for (let space = key.indexOf(' '); space > 0; space = key.indexOf(' ', space + 1))
      this.#starts.add(key.slice(0, space));
    this.#starts.add(key);
  }

  #putKey(key: string, match: NameMatch, { place, rank }: AddedPlace): void {
    const hits = this.#hits.get(key) ?? [];
    if (hits.some((hit) => hit.place.id === place.id)) return;
    hits.push({ place, match, rank });
    this.#hits.set(key, hits);
  }
}

function isBetter(a: NameMatch, b: NameMatch): boolean {
  return NAME_MATCHES.indexOf(a) < NAME_MATCHES.indexOf(b);
}

/** Likelier homonyms first, then by id. */
function compareHits(a: NameHit, b: NameHit): number {
  const difference = priorOf(b.place, b.rank, b.match) - priorOf(a.place, a.rank, a.match);
  return difference || (a.place.id < b.place.id ? -1 : 1);
}

function firstAtLeast(keys: readonly string[], prefix: string): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((keys[middle] as string) < prefix) low = middle + 1;
    else high = middle;
  }
  return low;
}
