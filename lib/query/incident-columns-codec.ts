/**
 * Columns as bytes, 32 a row after a short head. Little-endian:
 *   "DLC1", u32 length of the JSON that follows ({dataVersion, asOf, count}), that JSON padded with spaces so that the
 *   columns begin at a multiple of 8; then whole columns one after another:
 *   id u64 · lng f32 · lat f32 · start i32 (difference to the row before, wrapping) · span u16 · killed u16 ·
 *   injured u16 · reportedFirst u16 · reportedSpan u8 (days, 255 = 255 or more) · radius u8 · type and grade u8 (low and
 *   high four bits) · place and time precision u8 (the same; 15 = none).
 * A span up to 32,767 minutes is exact; a longer one has the top bit set and counts days, rounded up. Radius 0 is none;
 * code c is 0.05 km × 1.05^(c−1), so a radius is kept to 2.5 %.
 */

import { type IncidentColumns, NO_DAY, NO_MINUTE, NO_PRECISION } from '#lib/query/incident-columns.ts';
import { makeColumns } from '#lib/query/incident-columns-of.ts';

const MAGIC = 0x31434c44;
const ROW_BYTES = 32;
const MINUTES_PER_DAY = 1440;
const LONG_SPAN = 0x8000;
const RADIUS_UNIT_KM = 0.05;
const RADIUS_STEP = Math.log(1.05);
const NO_NIBBLE = 15;

/** The bytes in pieces: the head, then one piece a column. */
export function encodeColumns(columns: IncidentColumns): Uint8Array<ArrayBuffer>[] {
  const { count } = columns;
  const types = packNibbles(columns.type, columns.grade);
  const precisions = packNibbles(columns.placePrecision, columns.timePrecision);
  const start = new Int32Array(count);
  const span = new Uint16Array(count);
  const reportedSpan = new Uint8Array(count);
  const radius = new Uint8Array(count);
  // A million rows have few radii, and a logarithm is dear.
  const codes = new Map<number, number>();
  let before = 0;
  for (let at = 0; at < count; at++) {
    const begins = columns.start[at]!;
    start[at] = begins - before;
    before = begins;
    span[at] = begins === NO_MINUTE ? 0 : spanCode(columns.end[at]! - begins);
    const first = columns.reportedFirst[at]!;
    reportedSpan[at] = first === NO_DAY ? 0 : Math.min(255, columns.reportedLast[at]! - first);
    const km = columns.radiusKm[at]!;
    let code = codes.get(km);
    if (code === undefined) {
      code = radiusCode(km);
      if (codes.size < 1000) codes.set(km, code);
    }
    radius[at] = code;
  }
  const { id, lng, lat, killed, injured, reportedFirst } = columns;
  const parts = [
    id,
    lng,
    lat,
    start,
    span,
    killed,
    injured,
    reportedFirst,
    reportedSpan,
    radius,
    types,
    precisions,
  ];
  return [encodeHead(columns), ...parts.map(bytesOf)];
}

function encodeHead({ dataVersion, asOf, count }: IncidentColumns): Uint8Array<ArrayBuffer> {
  const json = new TextEncoder().encode(JSON.stringify({ dataVersion, asOf, count }));
  const length = Math.ceil(json.length / 8) * 8;
  const head = new Uint8Array(8 + length).fill(0x20);
  const view = new DataView(head.buffer);
  view.setUint32(0, MAGIC, true);
  view.setUint32(4, length, true);
  head.set(json, 8);
  return head;
}

function bytesOf(column: ArrayBufferView): Uint8Array<ArrayBuffer> {
  return new Uint8Array(column.buffer as ArrayBuffer, column.byteOffset, column.byteLength);
}

function spanCode(minutes: number): number {
  if (minutes < LONG_SPAN) return Math.max(0, minutes);
  return LONG_SPAN | Math.min(LONG_SPAN - 1, Math.ceil(minutes / MINUTES_PER_DAY));
}

/** The code of a radius in km. */
function radiusCode(km: number): number {
  if (!(km > 0)) return 0;
  return Math.min(255, Math.max(1, 1 + Math.round(Math.log(km / RADIUS_UNIT_KM) / RADIUS_STEP)));
}

function packNibbles(low: Uint8Array, high: Uint8Array): Uint8Array {
  return low.map((value, at) => nibble(value) | (nibble(high[at]!) << 4));
}

function nibble(value: number): number {
  return value === NO_PRECISION ? NO_NIBBLE : value;
}

/** Reads the bytes of encodeColumns; wide columns are views into `bytes` where it is aligned. Throws RangeError for others. */
export function decodeColumns(bytes: ArrayBuffer): IncidentColumns {
  const view = new DataView(bytes);
  if (bytes.byteLength < 8 || view.getUint32(0, true) !== MAGIC) throw new RangeError('these are no columns');
  const headLength = view.getUint32(4, true);
  if (headLength % 8 !== 0 || 8 + headLength > bytes.byteLength)
    throw new RangeError('the head is cut short');
  const { dataVersion, asOf, count } = JSON.parse(
    new TextDecoder().decode(new Uint8Array(bytes, 8, headLength)),
  ) as { dataVersion: string; asOf: string; count: number };
  if (bytes.byteLength !== 8 + headLength + count * ROW_BYTES)
    throw new RangeError('the columns are cut short');
  let offset = 8 + headLength;
  const take = (width: number): number => {
    const at = offset;
    offset += width * count;
    return at;
  };
  const wide = {
    id: new BigUint64Array(bytes, take(8), count),
    lng: new Float32Array(bytes, take(4), count),
    lat: new Float32Array(bytes, take(4), count),
  };
  const packed: PackedColumns = {
    start: new Int32Array(bytes, take(4), count),
    span: new Uint16Array(bytes, take(2), count),
    killed: new Uint16Array(bytes, take(2), count),
    injured: new Uint16Array(bytes, take(2), count),
    reportedFirst: new Uint16Array(bytes, take(2), count),
    reportedSpan: new Uint8Array(bytes, take(1), count),
    radius: new Uint8Array(bytes, take(1), count),
    types: new Uint8Array(bytes, take(1), count),
    precisions: new Uint8Array(bytes, take(1), count),
  };
  const { killed, injured, reportedFirst } = packed;
  return { ...unpack(packed, count, dataVersion, asOf), ...wide, killed, injured, reportedFirst };
}

type PackedColumns = {
  start: Int32Array<ArrayBuffer>;
  span: Uint16Array;
  killed: Uint16Array<ArrayBuffer>;
  injured: Uint16Array<ArrayBuffer>;
  reportedFirst: Uint16Array<ArrayBuffer>;
  reportedSpan: Uint8Array;
  radius: Uint8Array;
  types: Uint8Array;
  precisions: Uint8Array;
};

function unpack(packed: PackedColumns, count: number, dataVersion: string, asOf: string): IncidentColumns {
  const columns = makeColumns(count, dataVersion, asOf);
  const radii = Float32Array.from({ length: 256 }, (_, code) => radiusOfCode(code));
  let begins = 0;
  for (let at = 0; at < count; at++) {
    begins = (begins + packed.start[at]!) | 0;
    columns.start[at] = begins;
    columns.end[at] = begins === NO_MINUTE ? NO_MINUTE : begins + spanOfCode(packed.span[at]!);
    const first = packed.reportedFirst[at]!;
    columns.reportedLast[at] = first === NO_DAY ? NO_DAY : first + packed.reportedSpan[at]!;
    columns.radiusKm[at] = radii[packed.radius[at]!]!;
    columns.type[at] = packed.types[at]! & 15;
    columns.grade[at] = packed.types[at]! >> 4;
    const place = packed.precisions[at]! & 15;
    columns.placePrecision[at] = place === NO_NIBBLE ? NO_PRECISION : place;
    columns.timePrecision[at] = packed.precisions[at]! >> 4;
  }
  return columns;
}

function spanOfCode(code: number): number {
  return code < LONG_SPAN ? code : (code - LONG_SPAN) * MINUTES_PER_DAY;
}

function radiusOfCode(code: number): number {
  return code === 0 ? 0 : RADIUS_UNIT_KM * Math.exp((code - 1) * RADIUS_STEP);
}
