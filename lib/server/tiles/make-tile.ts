/**
 * One Mapbox vector tile of incidents: single points where there are few, else one point for each of 64 × 64 cells with
 * the number of incidents in it and their commonest type.
 */
import { fromGeojsonVt } from '@maplibre/vt-pbf';
import { type IncidentColumns, NO_COUNT, NO_MINUTE, NO_PRECISION } from '#lib/query/incident-columns.ts';
import { idOfNumber } from '#lib/query/incident-number.ts';
import { ATTACK_TYPES, GRADES, PLACE_PRECISIONS, TIME_PRECISIONS } from '#lib/schema.ts';
import { dayFromNumber } from '#lib/time.ts';
import type { TileAddress } from './parse-tile.ts';

/** Name of the tile's only layer. */
export const TILE_LAYER = 'incidents';
const EXTENT = 4096;
const MAX_POINTS = 1_500;
const CELLS = 64;
const CELL = EXTENT / CELLS;

/** Rows along a curve on which every tile is one stretch; `codes` ascending, in step with `rows`. */
export type TileIndex = { rows: Uint32Array; codes: Uint32Array; projected: Float64Array };

/** Zoom level at which the curve's steps are tiles. */
const INDEX_ZOOM = 14;

/** Sorts the rows with a point on the map along the curve; `projected` is Web Mercator in 0..1, two values a row. */
export function indexRows({ lng, lat, count }: IncidentColumns): TileIndex {
  const projected = new Float64Array(count * 2);
  const keyed = new Float64Array(count);
  let placed = 0;
  for (let row = 0; row < count; row++) {
    const sine = Math.sin((lat[row]! * Math.PI) / 180);
    const x = (lng[row]! + 180) / 360;
    const y = 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
    // The antimeridian belongs to the last column.
    projected[row * 2] = Math.min(x, 1 - 2 ** -40);
    projected[row * 2 + 1] = Math.min(y, 1 - 2 ** -40);
    // A code of 28 bits and a row of up to 25 are exact together.
    if (x >= 0 && x <= 1 && y >= 0 && y <= 1) keyed[placed++] = curveCode(x, y) * ROWS_A_CODE + row;
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

type TileFeature = { type: 1; geometry: [number, number][]; tags: Record<string, string | number> };

/** The bytes of a tile of the rows that `passes` flags, null when nothing lies in it. */
export function makeTile(
  columns: IncidentColumns,
  index: TileIndex,
  passes: Uint8Array,
  tile: TileAddress,
): Uint8Array | null {
  const { projected } = index;
  const scale = 2 ** tile.z * EXTENT;
  const place = (row: number): [number, number] => [
    Math.floor(projected[row * 2]! * scale) - tile.x * EXTENT,
    Math.floor(projected[row * 2 + 1]! * scale) - tile.y * EXTENT,
  ];
  const inside = keepPassing(rowsInTile(index, tile), passes);
  // Deeper tiles are parts of the stretch, which is short there.
  const found = tile.z <= INDEX_ZOOM ? inside : inside.filter((row) => place(row).every(isInside));
  if (found.length === 0) return null;
  const features =
    found.length <= MAX_POINTS
      ? pointFeatures(columns, found, place)
      : cellFeatures(columns, found, projected, tile);
  return fromGeojsonVt({ [TILE_LAYER]: { features } as never }, { version: 2, extent: EXTENT });
}

function keepPassing(rows: Uint32Array, passes: Uint8Array): Uint32Array {
  const kept = new Uint32Array(rows.length);
  let count = 0;
  for (let at = 0; at < rows.length; at++) if (passes[rows[at]!] === 1) kept[count++] = rows[at]!;
  return kept.subarray(0, count);
}

function isInside(coordinate: number): boolean {
  return coordinate >= 0 && coordinate < EXTENT;
}

/** The stretch of the curve that a tile is; of a deeper one, that of the tile around it. */
function rowsInTile({ rows, codes }: TileIndex, { z, x, y }: TileAddress): Uint32Array {
  const depth = Math.max(0, z - INDEX_ZOOM);
  const level = Math.min(z, INDEX_ZOOM);
  const size = 4 ** (INDEX_ZOOM - level);
  const first = ((spreadBits(x >> depth) | (spreadBits(y >> depth) << 1)) >>> 0) * size;
  return rows.subarray(bisect(codes, first), bisect(codes, first + size));
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

type Place = (row: number) => [number, number];

function pointFeatures(columns: IncidentColumns, rows: Uint32Array, place: Place): TileFeature[] {
  return Array.from(rows, (row) => ({
    type: 1 as const,
    geometry: [place(row)],
    tags: tagsOf(columns, row),
  }));
}

function tagsOf(columns: IncidentColumns, row: number): Record<string, string | number> {
  const [start, end] = [columns.start[row]!, columns.end[row]!];
  const [killed, injured, precision] = [
    columns.killed[row]!,
    columns.injured[row]!,
    columns.placePrecision[row]!,
  ];
  return {
    id: idOfNumber(columns.id[row]!),
    type: ATTACK_TYPES[columns.type[row]!] ?? 'attack_unspecified',
    grade: GRADES[columns.grade[row]!] ?? 'machine',
    time_precision: TIME_PRECISIONS[columns.timePrecision[row]!] ?? 'unresolved',
    ...(start === NO_MINUTE ? {} : { start: dayOf(start), end: dayOf(Math.max(start, end - 1)) }),
    ...(precision === NO_PRECISION ? {} : { place_precision: PLACE_PRECISIONS[precision] ?? '' }),
    ...(killed === NO_COUNT ? {} : { killed_min: killed }),
    ...(injured === NO_COUNT ? {} : { injured_min: injured }),
    ...(columns.radiusKm[row]! > 0 ? { radius_km: Math.round(columns.radiusKm[row]! * 10) / 10 } : {}),
    count: 1,
  };
}

function dayOf(minute: number): string {
  return dayFromNumber(Math.floor(minute / 1440));
}

function cellFeatures(
  columns: IncidentColumns,
  rows: Uint32Array,
  projected: Float64Array,
  tile: TileAddress,
): TileFeature[] {
  const kinds = ATTACK_TYPES.length;
  const counts = new Uint32Array(CELLS * CELLS * kinds);
  const scale = 2 ** tile.z * CELLS;
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at]!;
    const column = Math.floor(projected[row * 2]! * scale) - tile.x * CELLS;
    const line = Math.floor(projected[row * 2 + 1]! * scale) - tile.y * CELLS;
    counts[(line * CELLS + column) * kinds + columns.type[row]!]!++;
  }
  const features: TileFeature[] = [];
  for (let cell = 0, at = 0; cell < CELLS * CELLS; cell++, at += kinds) {
    let count = 0;
    let commonest = 0;
    for (let kind = 0; kind < kinds; kind++) {
      count += counts[at + kind]!;
      if (counts[at + kind]! > counts[at + commonest]!) commonest = kind;
    }
    if (count > 0) features.push(cellFeature(cell, count, commonest));
  }
  return features;
}

function cellFeature(cell: number, count: number, commonest: number): TileFeature {
  const centre: [number, number] = [
    (cell % CELLS) * CELL + CELL / 2,
    Math.floor(cell / CELLS) * CELL + CELL / 2,
  ];
  return {
    type: 1,
    geometry: [centre],
    tags: { count, type: ATTACK_TYPES[commonest] ?? 'attack_unspecified' },
  };
}
