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
import { INDEX_ZOOM, rowsInTile, type TileIndex } from './tile-index.ts';

/** Name of the tile's only layer. */
export const TILE_LAYER = 'incidents';
const EXTENT = 4096;
const MAX_POINTS = 1_500;
const CELLS = 64;
const CELL = EXTENT / CELLS;

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
