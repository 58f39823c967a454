/**
 * The committed gazetteer as columns over one buffer. Layout: "DLGZ", u32 length of a JSON head, the head, then the
 * sections it lists ([offset, length] from the first 8-byte bound after the head), little-endian.
 * `id`, `name` and `key` are runs of UTF-8 with one length byte each; `hits` counts the `hit`s of a key;
 * a hit is a place index in 24 bits with the index of its NAME_MATCHES above.
 */
import { fail, ok, type Result } from '#lib/result.ts';

export interface Columns {
  places: number;
  /** Places without a GeoNames id come first; only they have `id` and `bbox`. */
  others: number;
  keys: number;
  countries: string[];
  lng: Int32Array;
  lat: Int32Array;
  population: Uint32Array;
  /** Index of PLACE_KINDS in the low, FeatureRank in the high four bits. */
  kind: Uint8Array;
  country: Uint8Array;
  /** Index of the place it lies in; 0xffffffff = none. */
  parent: Uint32Array;
  gnId: Uint32Array;
  id: TextColumn;
  name: TextColumn;
  bbox: Float32Array;
  key: TextColumn;
  /** Start of each key's hits, and one end more. */
  hitStart: Uint32Array;
  hit: Uint32Array;
  /** JSON of { ranker, words }. */
  knowledge: string;
}

export interface TextColumn {
  bytes: Uint8Array;
  /** Start of each text, and one end more. */
  start: Uint32Array;
}

interface Head {
  version: number;
  places: number;
  others: number;
  keys: number;
  countries: string[];
  sections: Record<string, [number, number]>;
}

/** Reads the unzipped bytes of gazetteer.bin.gz; fails on anything else. Copies only where bytes are not aligned. */
export function readColumns(input: Uint8Array): Result<Columns> {
  const bytes = input.byteOffset % 8 === 0 ? input : input.slice();
  const head = readHead(bytes);
  if (head === null)
    return fail('malformed', 'gazetteer: not a gazetteer file (rebuild it or fetch it again)');
  const base = Math.ceil((8 + new DataView(bytes.buffer, bytes.byteOffset).getUint32(4, true)) / 8) * 8;
  const raw = (name: string): Uint8Array => {
    const [offset, length] = head.sections[name] as [number, number];
    return bytes.subarray(base + offset, base + offset + length);
  };
  const u32 = (name: string): Uint32Array => {
    const part = raw(name);
    return new Uint32Array(part.buffer, part.byteOffset, part.length / 4);
  };
  const i32 = (name: string): Int32Array => {
    const part = raw(name);
    return new Int32Array(part.buffer, part.byteOffset, part.length / 4);
  };
  const box = raw('bbox');
  return ok({
    places: head.places,
    others: head.others,
    keys: head.keys,
    countries: head.countries,
    lng: i32('lng'),
    lat: i32('lat'),
    population: u32('population'),
    kind: raw('kind'),
    country: raw('country'),
    parent: u32('parent'),
    gnId: u32('gnId'),
    id: { bytes: raw('idText'), start: startsOf(raw('idLength')) },
    name: { bytes: raw('nameText'), start: startsOf(raw('nameLength')) },
    bbox: new Float32Array(box.buffer, box.byteOffset, box.length / 4),
    key: { bytes: raw('keyText'), start: startsOf(raw('keyLength')) },
    hitStart: startsOf(raw('hits')),
    hit: u32('hit'),
    knowledge: new TextDecoder().decode(raw('knowledge')),
  });
}

function readHead(bytes: Uint8Array): Head | null {
  if (bytes.length < 8 || String.fromCharCode(...bytes.subarray(0, 4)) !== 'DLGZ') return null;
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(4, true);
  try {
    const head = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + length))) as Head;
    const end = Math.max(...Object.values(head.sections).map(([offset, size]) => offset + size));
    return head.version === 1 && Math.ceil((8 + length) / 8) * 8 + end <= bytes.length ? head : null;
  } catch {
    return null;
  }
}

function startsOf(lengths: Uint8Array): Uint32Array {
  const start = new Uint32Array(lengths.length + 1);
  let sum = 0;
  for (let i = 0; i < lengths.length; i++) {
    start[i] = sum;
    sum += lengths[i] as number;
  }
  start[lengths.length] = sum;
  return start;
}
