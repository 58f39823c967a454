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
import {
  LONG_SPAN,
  MAGIC,
  makeColumnsReader,
  NO_NIBBLE,
  RADIUS_STEP,
  RADIUS_UNIT_KM,
} from '#lib/query/read-columns.ts';
import { MINUTES_PER_DAY } from '#lib/time.ts';

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

/** Reads the bytes of encodeColumns. Throws RangeError for others. */
export function decodeColumns(bytes: ArrayBuffer): IncidentColumns {
  const reader = makeColumnsReader();
  reader.add(new Uint8Array(bytes));
  return reader.end();
}
