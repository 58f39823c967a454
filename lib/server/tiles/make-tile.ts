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
import { INDEX_ZOOM, stretchOf, type TileIndex } from './tile-index.ts';

/** Name of the tile's only layer. */
export const TILE_LAYER = 'incidents';
const EXTENT = 4096;
const MAX_POINTS = 1_500;
const CELLS = 64;
const CELL = EXTENT / CELLS;
/** Zoom levels from a tile to its cells. */
const CELL_LEVELS = Math.log2(CELLS);
/** A stretch of so many rows for each selected one is not walked along: the selected ones are placed one by one. */
const LONG_STRETCH = 2;

type TileFeature = { type: 1; geometry: [number, number][]; tags: Record<string, string | number> };

/** The rows of a query: in order, and flagged by row. */
export type SelectedRows = { rows: Uint32Array; flags: Uint8Array };

/** The bytes of a tile of the selected rows, null when nothing lies in it. */
export function makeTile(
  columns: IncidentColumns,
  index: TileIndex,
  selected: SelectedRows,
  tile: TileAddress,
): Uint8Array | null {
  const { projected } = index;
  const scale = 2 ** tile.z * EXTENT;
  const place = (row: number): [number, number] => [
    Math.floor(projected[row * 2]! * scale) - tile.x * EXTENT,
    Math.floor(projected[row * 2 + 1]! * scale) - tile.y * EXTENT,
  ];
  const cells = countCells(columns, index, selected, tile);
  if (cells?.total === 0) return null;
  let features: TileFeature[];
  if (cells && cells.total > MAX_POINTS) features = cellFeatures(cells.counts, cells.cellAt);
  else {
    const inside = keepPassing(index, selected.flags, tile);
    // Deeper tiles are parts of the stretch, which is short there.
    const found = tile.z <= INDEX_ZOOM ? inside : inside.filter((row) => place(row).every(isInside));
    if (found.length === 0) return null;
    features =
      found.length <= MAX_POINTS
        ? pointFeatures(columns, found, place)
        : cellFeatures(countPlaced(columns, found, projected, tile).counts, IN_LINES);
  }
  return fromGeojsonVt({ [TILE_LAYER]: { features } as never }, { version: 2, extent: EXTENT });
}

function keepPassing(index: TileIndex, flags: Uint8Array, tile: TileAddress): Uint32Array {
  const { first, last } = stretchOf(index, tile);
  const kept = new Uint32Array(last - first);
  let count = 0;
  for (let at = first; at < last; at++) {
    const row = index.rows[at]!;
    if (flags[row] === 1) kept[count++] = row;
  }
  return kept.subarray(0, count);
}

/** Rows by cell and type; `cellAt` says which cell of the tile, line by line, a number of a cell stands for. */
type CellCounts = { counts: Uint32Array; total: number; cellAt: (number: number) => number };

/** Counts the rows of a tile that may hold many; null for a deep one, which holds few or is counted place by place. */
function countCells(
  columns: IncidentColumns,
  index: TileIndex,
  selected: SelectedRows,
  tile: TileAddress,
): CellCounts | null {
  if (tile.z + CELL_LEVELS > INDEX_ZOOM) return null;
  const { first, last } = stretchOf(index, tile);
  if (last - first <= MAX_POINTS) return null;
  return last - first > LONG_STRETCH * selected.rows.length
    ? countPlaced(columns, selected.rows, index.projected, tile)
    : countAlong(columns, index, selected.flags, { first, last, tile });
}

/** Along the curve each cell is one stretch: its number stands in the code, and codes and rows are read in order. */
function countAlong(
  { type }: IncidentColumns,
  { rows, codes }: TileIndex,
  flags: Uint8Array,
  { first, last, tile }: { first: number; last: number; tile: TileAddress },
): CellCounts {
  const kinds = ATTACK_TYPES.length;
  const counts = new Uint32Array(CELLS * CELLS * kinds);
  const shift = 2 * (INDEX_ZOOM - tile.z - CELL_LEVELS);
  const base = (codes[first]! >>> shift) & ~(CELLS * CELLS - 1);
  let total = 0;
  for (let at = first; at < last; at++) {
    const row = rows[at]!;
    if (flags[row] === 0) continue;
    counts[((codes[at]! >>> shift) - base) * kinds + type[row]!]!++;
    total++;
  }
  return { counts, total, cellAt: cellOnCurve };
}

/** The cell, line by line, of a number along the curve: even bits are the column, odd ones the line. */
function cellOnCurve(number: number): number {
  let [column, line] = [0, 0];
  for (let bit = 0; bit < CELL_LEVELS; bit++) {
    column |= ((number >> (2 * bit)) & 1) << bit;
    line |= ((number >> (2 * bit + 1)) & 1) << bit;
  }
  return line * CELLS + column;
}

const IN_LINES = (cell: number): number => cell;

function countPlaced(
  { type }: IncidentColumns,
  rows: Uint32Array,
  projected: Float64Array,
  tile: TileAddress,
): CellCounts {
  const kinds = ATTACK_TYPES.length;
  const counts = new Uint32Array(CELLS * CELLS * kinds);
  const scale = 2 ** tile.z * CELLS;
  const [left, top] = [tile.x * CELLS, tile.y * CELLS];
  let total = 0;
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at]!;
    const column = Math.floor(projected[row * 2]! * scale) - left;
    const line = Math.floor(projected[row * 2 + 1]! * scale) - top;
    // What has no point on the map lies in no cell.
    if (!(column >= 0 && column < CELLS && line >= 0 && line < CELLS)) continue;
    counts[(line * CELLS + column) * kinds + type[row]!]!++;
    total++;
  }
  return { counts, total, cellAt: IN_LINES };
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

function cellFeatures(counts: Uint32Array, cellAt: CellCounts['cellAt']): TileFeature[] {
  const kinds = ATTACK_TYPES.length;
  const found: { cell: number; count: number; commonest: number }[] = [];
  for (let number = 0, at = 0; number < CELLS * CELLS; number++, at += kinds) {
    let count = 0;
    let commonest = 0;
    for (let kind = 0; kind < kinds; kind++) {
      count += counts[at + kind]!;
      if (counts[at + kind]! > counts[at + commonest]!) commonest = kind;
    }
    if (count > 0) found.push({ cell: cellAt(number), count, commonest });
  }
  found.sort((a, b) => a.cell - b.cell);
  return found.map(({ cell, count, commonest }) => cellFeature(cell, count, commonest));
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
