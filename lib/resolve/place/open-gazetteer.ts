/** Opens the committed gazetteer: places are made only when asked for. */
import { ok, type Result } from '#lib/result.ts';
import { PLACE_KINDS, type Place } from '#lib/schema.ts';
import { type Columns, readColumns, type TextColumn } from './column-file.ts';
import { foldName } from './fold-name.ts';
import { type FeatureRank, type Gazetteer, NAME_MATCHES, type NameHit } from './gazetteer.ts';
import { KeyIndex } from './key-index.ts';
import { type PlaceKnowledge, parseKnowledge } from './knowledge.ts';
import { hitsWithVariants, placesOf } from './variant-keys.ts';

const NONE = 0xffffffff;
/** No place name in running text is longer. */
const MAX_WORDS = 7;
const PREFIX_KEYS_READ = 4000;
/** A look-up memory this full is emptied; names of a few thousand reports fit. */
const REMEMBERED_KEYS = 20_000;
const decoder = new TextDecoder();

/**
 * The gazetteer of the unzipped bytes of data/gazetteer/gazetteer.bin.gz; fails if they are something else.
 * `knowledge` replaces the weights and word lists that the file carries (for training).
 */
export function openGazetteer(bytes: Uint8Array, knowledge?: PlaceKnowledge): Result<Gazetteer> {
  const columns = readColumns(bytes);
  if (!columns.ok) return columns;
  if (knowledge !== undefined) return ok(new ColumnGazetteer(columns.value, knowledge));
  const carried = parseKnowledge(columns.value.knowledge);
  return carried.ok ? ok(new ColumnGazetteer(columns.value, carried.value)) : carried;
}

class ColumnGazetteer implements Gazetteer {
  readonly size: number;
  readonly maxWords = MAX_WORDS;
  readonly knowledge: PlaceKnowledge;
  readonly #columns: Columns;
  readonly #keys: KeyIndex;
  readonly #made = new Map<number, Place>();
  readonly #indexOf = new WeakMap<Place, number>();
  #capitals: Map<string, number> | null = null;
  /** Answers to the look-ups of running text, where the same names come again and again. */
  readonly #starts = new Map<string, boolean>();
  readonly #hits = new Map<string, readonly NameHit[]>();

  constructor(columns: Columns, knowledge: PlaceKnowledge) {
    this.knowledge = knowledge;
    this.size = columns.places;
    this.#columns = columns;
    this.#keys = new KeyIndex(columns.key);
  }

  get(id: string): Place | null {
    const index = this.#findId(id);
    return index < 0 ? null : this.#place(index);
  }

  lookup(name: string): Place[] {
    return placesOf(this.lookupHits(name));
  }

  lookupHits(name: string): NameHit[] {
    return hitsWithVariants(name, (key) => this.hitsOfKey(key));
  }

  hitsOfKey(foldedKey: string): NameHit[] {
    let hits = this.#hits.get(foldedKey);
    if (hits === undefined) {
      hits = this.#readHits(foldedKey);
      if (this.#hits.size >= REMEMBERED_KEYS) this.#hits.clear();
      this.#hits.set(foldedKey, hits);
    }
    return [...hits];
  }

  #readHits(foldedKey: string): NameHit[] {
    const at = this.#keys.find(foldedKey);
    if (at < 0) return [];
    const { hitStart, hit, kind } = this.#columns;
    const hits: NameHit[] = [];
    for (let i = hitStart[at] as number; i < (hitStart[at + 1] as number); i++) {
      const code = hit[i] as number;
      const index = code & 0xffffff;
      hits.push({
        place: this.#place(index),
        match: NAME_MATCHES[code >>> 24] ?? 'alias',
        rank: ((kind[index] as number) >> 4) as FeatureRank,
      });
    }
    return hits;
  }

  hasStart(foldedKey: string): boolean {
    const known = this.#starts.get(foldedKey);
    if (known !== undefined) return known;
    const starts = this.#keys.find(foldedKey) >= 0 || this.#keys.hasPrefix(`${foldedKey} `);
    if (this.#starts.size >= REMEMBERED_KEYS) this.#starts.clear();
    this.#starts.set(foldedKey, starts);
    return starts;
  }

  lookupPrefix(query: string, limit: number): Place[] {
    const prefix = foldName(query);
    if (prefix === '' || limit <= 0) return [];
    const [from, to] = this.#keys.range(prefix);
    const { hitStart, hit } = this.#columns;
    const scores = new Map<number, number>();
    const exact = this.#keys.find(prefix);
    for (let key = from; key < Math.min(to, from + PREFIX_KEYS_READ); key++) {
      for (let i = hitStart[key] as number; i < (hitStart[key + 1] as number); i++) {
        const code = hit[i] as number;
        if (code >>> 24 > 2) continue;
        const score = this.#weight(code & 0xffffff) + (key === exact ? 2 : 0) - (code >>> 24) * 0.5;
        const old = scores.get(code & 0xffffff);
        if (old === undefined || score > old) scores.set(code & 0xffffff, score);
      }
    }
    const best = [...scores].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, limit);
    return best.map(([index]) => this.#place(index));
  }

  containers(place: Place): Place[] {
    const own = this.#indexOf.get(place) ?? this.#findId(place.id);
    if (own < 0) return [];
    const containers: Place[] = [];
    for (const index of this.#parents(own)) containers.push(this.#place(index));
    return containers;
  }

  capitalOf(country: string): Place | null {
    this.#capitals ??= this.#readCapitals();
    const index = this.#capitals.get(country);
    return index === undefined ? null : this.#place(index);
  }

  #readCapitals(): Map<string, number> {
    const capitals = new Map<string, number>();
    const { kind, country, countries, population } = this.#columns;
    for (let i = this.#columns.others; i < this.size; i++) {
      if ((kind[i] as number) >> 4 !== 0) continue;
      const code = countries[country[i] as number] as string;
      const old = capitals.get(code);
      if (old === undefined || (population[i] as number) > (population[old] as number)) capitals.set(code, i);
    }
    return capitals;
  }

  /** Kind and population, for the order of a prefix search. */
  #weight(index: number): number {
    const kind = PLACE_KINDS[(this.#columns.kind[index] as number) & 15];
    const bonus = kind === 'country' ? 3 : kind === 'macro_region' ? 4 : kind === 'district' ? -1.5 : 0;
    return Math.log10(1 + (this.#columns.population[index] as number)) + bonus;
  }

  #place(index: number): Place {
    const known = this.#made.get(index);
    if (known !== undefined) return known;
    const { lng, lat, population, kind, country, countries, name, bbox, others } = this.#columns;
    const people = population[index] as number;
    const box = index < others ? (Array.from(bbox.subarray(index * 4, index * 4 + 4)) as Box) : null;
    const parents = this.#parents(index);
    const place: Place = {
      id: this.#id(index),
      name: textAt(name, index),
      kind: PLACE_KINDS[(kind[index] as number) & 15] ?? 'settlement',
      lng: (lng[index] as number) / 1e5,
      lat: (lat[index] as number) / 1e5,
      country: countries[country[index] as number] || null,
      admin1: this.#parentName(parents, 'region'),
      admin2: this.#parentName(parents, 'district'),
      population: people === 0 ? null : people,
      bbox: box === null || box.every((edge) => edge === 0) ? null : box,
    };
    this.#made.set(index, place);
    this.#indexOf.set(place, index);
    return place;
  }

  #parents(index: number): number[] {
    const parents: number[] = [];
    let at = this.#columns.parent[index] as number;
    while (at !== NONE && parents.length < 6) {
      parents.push(at);
      at = this.#columns.parent[at] as number;
    }
    return parents;
  }

  #parentName(parents: readonly number[], kind: Place['kind']): string | null {
    const wanted = PLACE_KINDS.indexOf(kind);
    const index = parents.find((parent) => ((this.#columns.kind[parent] as number) & 15) === wanted);
    return index === undefined ? null : textAt(this.#columns.name, index);
  }

  #id(index: number): string {
    const { id, gnId, others } = this.#columns;
    return index < others ? textAt(id, index) : `gn:${gnId[index - others]}`;
  }

  #findId(id: string): number {
    const { others, gnId, places } = this.#columns;
    const numeric = id.startsWith('gn:');
    const number = Number(id.slice(3));
    let low = numeric ? others : 0;
    let high = numeric ? places : others;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const before = numeric ? (gnId[middle - others] as number) < number : this.#id(middle) < id;
      if (before) low = middle + 1;
      else high = middle;
    }
    return low < places && this.#id(low) === id ? low : -1;
  }
}

type Box = [number, number, number, number];

function textAt(column: TextColumn, index: number): string {
  return decoder.decode(column.bytes.subarray(column.start[index], column.start[index + 1]));
}
