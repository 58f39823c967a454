/** Writes drafts as the column file that `openGazetteer` reads (layout there). */

import { foldName } from '#lib/resolve/place/fold-name.ts';
import { NAME_MATCHES, type NameMatch } from '#lib/resolve/place/gazetteer.ts';
import { priorOf } from '#lib/resolve/place/prior.ts';
import { variantKeys } from '#lib/resolve/place/variant-keys.ts';
import { PLACE_KINDS } from '#lib/schema.ts';
import type { DraftPlace } from './draft.ts';

/** Cities with the rank of a region are found as cities only. */
const CITY_REGIONS = new Set(['a1:UA.12', 'a1:UA.20', 'a1:RU.48', 'a1:RU.66']);
/** JSON of ranker and words, given every one-word key. */
export type KnowledgeOf = (keys: ReadonlySet<string>) => string;

/** The bytes of the file: same drafts, same bytes. */
export function writeColumns(drafts: readonly DraftPlace[], knowledgeOf: KnowledgeOf): Uint8Array {
  const places = [...drafts].sort(compareIds);
  const indexOf = new Map(places.map((place, i) => [place.id, i]));
  const countries = [...new Set(places.map((place) => place.country ?? ''))].sort();
  const others = places.filter((place) => !place.id.startsWith('gn:')).length;
  const keys = collectKeys(places);
  const sections: [string, Uint8Array][] = [
    ['lng', bytesOf(Int32Array.from(places, (p) => Math.round(p.lng * 1e5)))],
    ['lat', bytesOf(Int32Array.from(places, (p) => Math.round(p.lat * 1e5)))],
    ['population', bytesOf(Uint32Array.from(places, (p) => p.population))],
    ['kind', Uint8Array.from(places, (p) => PLACE_KINDS.indexOf(p.kind) | (p.rank << 4))],
    ['country', Uint8Array.from(places, (p) => countries.indexOf(p.country ?? ''))],
    ['parent', bytesOf(Uint32Array.from(places, (p) => parentIndex(p, indexOf)))],
    ['gnId', bytesOf(Uint32Array.from(places.slice(others), (p) => Number(p.id.slice(3))))],
    ...textSections(
      'id',
      places.slice(0, others).map((p) => p.id),
    ),
    ...textSections(
      'name',
      places.map((p) => p.name),
    ),
    ['bbox', bytesOf(Float32Array.from(places.slice(0, others).flatMap((p) => p.bbox ?? [0, 0, 0, 0])))],
    ...textSections(
      'key',
      keys.map(([key]) => key),
    ),
    ['hits', Uint8Array.from(keys, ([, hits]) => hits.length)],
    ['hit', bytesOf(Uint32Array.from(keys.flatMap(([, hits]) => hits)))],
    ['knowledge', Buffer.from(knowledgeOf(new Set(keys.map(([key]) => key))))],
  ];
  return pack({ version: 1, places: places.length, others, keys: keys.length, countries }, sections);
}

/** Ids of our own first (by text), then GeoNames ids by number, so both halves can be searched by bisection. */
function compareIds(a: DraftPlace, b: DraftPlace): number {
  const aGn = a.id.startsWith('gn:');
  const bGn = b.id.startsWith('gn:');
  if (aGn !== bGn) return aGn ? 1 : -1;
  if (aGn) return Number(a.id.slice(3)) - Number(b.id.slice(3));
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

function parentIndex(place: DraftPlace, indexOf: ReadonlyMap<string, number>): number {
  const own = indexOf.get(place.id);
  const candidates = [
    place.parent,
    `a2:${place.country}.${place.admin1Code}.${place.admin2Code}`,
    `a1:${place.country}.${place.admin1Code}`,
    `co:${place.country}`,
  ];
  for (const id of candidates) {
    const index = id === null ? undefined : indexOf.get(id);
    if (index !== undefined && index !== own) return index;
  }
  return 0xffffffff;
}

/** Sorted keys with their hits (place index in 24 bits, match above), best prior first, at most 255 a key. */
function collectKeys(places: readonly DraftPlace[]): [string, number[]][] {
  const byKey = new Map<string, Map<number, NameMatch>>();
  const put = (key: string, index: number, match: NameMatch): void => {
    if (key === '' || Buffer.byteLength(key) > 120) return;
    const hits = byKey.get(key) ?? new Map<number, NameMatch>();
    const old = hits.get(index);
    if (old === undefined || NAME_MATCHES.indexOf(match) < NAME_MATCHES.indexOf(old)) hits.set(index, match);
    byKey.set(key, hits);
  };
  places.forEach((place, index) => {
    if (CITY_REGIONS.has(place.id)) return;
    put(foldName(place.name), index, 'name');
    for (const [name, match] of place.names) put(foldName(name), index, match);
    for (const [name, match] of [[place.name, 'name'] as const, ...place.names]) {
      if (match === 'demonym') continue;
      for (const key of variantKeys(foldName(name), place.country)) put(key, index, 'variant');
    }
  });
  const weigh = (index: number, match: NameMatch): number => {
    const place = places[index] as DraftPlace;
    return priorOf(place, place.rank, match) + place.boost;
  };
  const out: [string, number[]][] = [];
  for (const [key, hits] of byKey) {
    const sorted = [...hits].sort(([a, am], [b, bm]) => weigh(b, bm) - weigh(a, am) || a - b);
    out.push([key, sorted.slice(0, 255).map(([i, match]) => i | (NAME_MATCHES.indexOf(match) << 24))]);
  }
  return out.sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
}

/** Texts as one run of UTF-8 and one length byte each. */
function textSections(name: string, texts: readonly string[]): [string, Uint8Array][] {
  const encoded = texts.map((text) => Buffer.from(text));
  for (const bytes of encoded) if (bytes.length > 255) throw new Error(`too long: ${bytes.toString()}`);
  return [
    [`${name}Length`, Uint8Array.from(encoded, (bytes) => bytes.length)],
    [`${name}Text`, Buffer.concat(encoded)],
  ];
}

function bytesOf(array: Int32Array | Uint32Array | Float32Array): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

/** "DLGZ", length of the JSON head, the head (with each section's place), then the sections on 8-byte bounds. */
function pack(head: Record<string, unknown>, sections: readonly [string, Uint8Array][]): Uint8Array {
  const table: Record<string, [number, number]> = {};
  let offset = 0;
  for (const [name, bytes] of sections) {
    table[name] = [offset, bytes.length];
    offset += Math.ceil(bytes.length / 8) * 8;
  }
  const json = Buffer.from(JSON.stringify({ ...head, sections: table }));
  const start = Math.ceil((8 + json.length) / 8) * 8;
  const out = new Uint8Array(start + offset);
  out.set(Buffer.from('DLGZ'), 0);
  new DataView(out.buffer).setUint32(4, json.length, true);
  out.set(json, 8);
  for (const [name, bytes] of sections) out.set(bytes, start + (table[name] as [number, number])[0]);
  return out;
}
