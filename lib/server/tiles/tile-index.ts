/** Rows in the order of a curve along which every tile is one stretch: made once for all tiles, and mended when rows change. */
import type { IncidentColumns } from '#lib/query/incident-columns.ts';
import { moveValues, type RowMoves } from '#lib/query/patch-table.ts';
import type { TileAddress } from './parse-tile.ts';

/** The key under which a snapshot keeps its index. */
export const TILE_INDEX = 'tile index';

/** Rows along a curve on which every tile is one stretch; `codes` ascending, in step with `rows`. */
export type TileIndex = { rows: Uint32Array; codes: Uint32Array; projected: Float64Array };

/** Zoom level at which the curve's steps are tiles. */
export const INDEX_ZOOM = 14;

/** Sorts the rows with a point on the map along the curve; `projected` is Web Mercator in 0..1, two values a row, NaN where it has none. */
export function indexRows({ lng, lat, count }: IncidentColumns): TileIndex {
  const projected = new Float64Array(count * 2);
  const keyed = new Float64Array(count);
  let placed = 0;
  for (let row = 0; row < count; row++) {
    const sine = Math.sin((lat[row]! * Math.PI) / 180);
    const x = (lng[row]! + 180) / 360;
    const y = 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
    const isThere = isOnMap(x, y);
    // The antimeridian belongs to the last column.
    projected[row * 2] = isThere ? Math.min(x, 1 - 2 ** -40) : Number.NaN;
    projected[row * 2 + 1] = isThere ? Math.min(y, 1 - 2 ** -40) : Number.NaN;
    // A code of 28 bits and a row of up to 25 are exact together.
    if (isThere) keyed[placed++] = curveCode(x, y) * ROWS_A_CODE + row;
  }
  const sorted = keyed.subarray(0, placed).sort();
  const rows = Uint32Array.from(sorted, (key) => key % ROWS_A_CODE);
  const codes = Uint32Array.from(sorted, (key) => Math.floor(key / ROWS_A_CODE));
  return { rows, codes, projected };
}

const ROWS_A_CODE = 2 ** 25;

function curveCode(x: number, y: number): number {
  const last = 2 ** INDEX_ZOOM - 1;
  const column = Math.min(last, Math.floor(x * (last + 1)));
  const line = Math.min(last, Math.floor(y * (last + 1)));
  return (spreadBits(column) | (spreadBits(line) << 1)) >>> 0;
}

/** The 16 bits of a number with a gap after each (Morton order). */
function spreadBits(number: number): number {
  let bits = number;
  bits = (bits | (bits << 8)) & 0x00ff_00ff;
  bits = (bits | (bits << 4)) & 0x0f0f_0f0f;
  bits = (bits | (bits << 2)) & 0x3333_3333;
  return (bits | (bits << 1)) & 0x5555_5555;
}

function isOnMap(x: number, y: number): boolean {
  return x >= 0 && x <= 1 && y >= 0 && y <= 1;
}

/** About how much memory the index of these columns takes. */
export function indexBytes({ count }: IncidentColumns): number {
  return count * 24;
}

/**
 * The index of columns whose rows moved and that got the rows of `added`: as `indexRows` would make it, without sorting
 * what stays. It yields between its passes.
 */
export function* patchIndex(
  old: TileIndex,
  added: IncidentColumns,
  moves: RowMoves,
): Generator<void, TileIndex> {
  const fresh = indexRows(added);
  yield;
  const projected = moveValues(new Float64Array(moves.count * 2), old.projected, fresh.projected, moves, 2);
  yield;
  const rowNow = new Int32Array(old.projected.length / 2).fill(-1);
  for (const { from, until, to } of moves.runs) {
    for (let row = from; row < until; row++) rowNow[row] = to + row - from;
  }
  yield;
  const rows = new Uint32Array(old.rows.length + fresh.rows.length);
  const codes = new Uint32Array(rows.length);
  let count = 0;
  let next = 0;
  for (let at = 0; at <= old.rows.length; at++) {
    const row = at < old.rows.length ? rowNow[old.rows[at]!]! : moves.count;
    if (row < 0) continue;
    const code = at < old.rows.length ? old.codes[at]! : Number.POSITIVE_INFINITY;
    for (; next < fresh.rows.length; next++) {
      const put = moves.inserted[fresh.rows[next]!]!;
      if (fresh.codes[next]! > code || (fresh.codes[next] === code && put > row)) break;
      rows[count] = put;
      codes[count++] = fresh.codes[next]!;
    }
    if (at === old.rows.length) break;
    rows[count] = row;
    codes[count++] = code;
    if (at % SLICE_ROWS === 0) yield;
  }
  return { rows: rows.subarray(0, count), codes: codes.subarray(0, count), projected };
}

const SLICE_ROWS = 1 << 17;

/** The stretch of the curve that a tile is, `last` excluded; of a deeper one, that of the tile around it. */
export function stretchOf({ codes }: TileIndex, { z, x, y }: TileAddress): { first: number; last: number } {
  const depth = Math.max(0, z - INDEX_ZOOM);
  const level = Math.min(z, INDEX_ZOOM);
  const size = 4 ** (INDEX_ZOOM - level);
  const first = ((spreadBits(x >> depth) | (spreadBits(y >> depth) << 1)) >>> 0) * size;
  return { first: bisect(codes, first), last: bisect(codes, first + size) };
}

/** How many codes are less than the given one. */
function bisect(codes: Uint32Array, code: number): number {
  let low = 0;
  let high = codes.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (codes[middle]! < code) low = middle + 1;
    else high = middle;
  }
  return low;
}
