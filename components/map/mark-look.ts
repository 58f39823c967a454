/** How one row is drawn: its size, its flags and its disc, as the numbers that the shaders take. */

import { SYMBOL_FLOATS } from '#components/map/marks-gpu.ts';
import { HOLLOW, OPEN, RINGED, WIDE } from '#components/map/marks-shaders.ts';
import { ATTACK_TYPES, OTHER_TYPES, PLACE_PRECISIONS } from '#lib/codes.ts';
import { type IncidentColumns, NO_COUNT } from '#lib/query/incident-columns.ts';
import type { PlacedOrder } from '#lib/query/layout-scene.ts';
import type { MinuteWindow } from '#lib/query/time-order.ts';
import type { Range } from '#lib/schema.ts';
import { MINUTES_PER_DAY } from '#lib/time.ts';
import { type MarkSize, sizeMark } from '#lib/view/symbol-path.ts';

const EARTH_KM = 40_075.017;
const WIDE_FROM = PLACE_PRECISIONS.indexOf('district');
const COUNTRY = PLACE_PRECISIONS.indexOf('country');
const RINGED_TYPES = new Set(
  [...OTHER_TYPES, 'attack_unspecified'].map((type) => ATTACK_TYPES.indexOf(type as 'campaign')),
);

export type MarkRows = {
  columns: IncidentColumns;
  order: PlacedOrder;
  /** The range of killed that a record states; undefined where no record is at hand. */
  tollOf: (row: number) => Range | null | undefined;
  /** Changes when records have come that were missing. */
  stamp: number;
};

/** The size of the mark at a position: by the least number killed, and by its upper end where that is known. */
export function markSize({ columns, order, tollOf }: MarkRows, at: number): MarkSize {
  const row = order.rows[at] ?? 0;
  const killed = columns.killed[row] ?? NO_COUNT;
  const known = tollOf(row);
  if (known !== undefined) return sizeMark(known);
  return sizeMark(killed === NO_COUNT ? null : { min: killed, max: killed });
}

/** Radius of every mark in quarter px, by position. */
export function dotRadii({ columns, order }: MarkRows): Uint8Array {
  const byToll = new Map<number, number>();
  const radii = new Uint8Array(order.rows.length);
  for (let at = 0; at < radii.length; at += 1) {
    const killed = columns.killed[order.rows[at] ?? 0] ?? NO_COUNT;
    let radius = byToll.get(killed);
    if (radius === undefined) {
      const { lowPx } = sizeMark(killed === NO_COUNT ? null : { min: killed, max: killed });
      radius = Math.min(255, Math.round(lowPx * 4));
      byToll.set(killed, radius);
    }
    radii[at] = radius;
  }
  return radii;
}

/** Among more marks than this only the selected one has its disc: many discs tint the whole map and say nothing. */
const MOST_DISCS = 120;

/** Radius of a place's disc in unit Mercator; 0 = none. A country's is drawn only on demand. */
function discOf(columns: IncidentColumns, row: number, isAsked: boolean, isCrowded: boolean): number {
  const km = columns.radiusKm[row] ?? 0;
  const isLeftOut = isCrowded || columns.placePrecision[row] === COUNTRY;
  if (!(km > 0) || (isLeftOut && !isAsked)) return 0;
  return km / (EARTH_KM * Math.max(0.05, Math.cos(((columns.lat[row] ?? 0) * Math.PI) / 180)));
}

export type SymbolLook = {
  window: MinuteWindow;
  isWindowed: boolean;
  trailMinutes: number;
  /** Positions whose disc is drawn however wide; -1 = none. */
  selected: number;
  hovered: number;
};

/** How strong a mark is: half when a window hides others and nothing dates it, fading along a trail. */
export function markAlpha(order: PlacedOrder, at: number, look: SymbolLook): number {
  if (at >= order.dated) return look.isWindowed ? 0.5 : 1;
  if (look.trailMinutes === 0) return 1;
  const age = look.window.end - Math.min(look.window.end, order.end[at] ?? 0);
  return Math.max(0.12, 1 - Math.max(0, age - MINUTES_PER_DAY) / look.trailMinutes);
}

/** Positions with their sizes, the biggest first, among equals the earlier one. */
function bySize(rows: MarkRows, positions: Uint32Array) {
  const sizes = Array.from(positions, (at) => markSize(rows, at));
  const reach = Float32Array.from(sizes, ({ lowPx, highPx }) => highPx ?? lowPx);
  const ranks = Uint32Array.from(positions, (_, index) => index);
  ranks.sort((a, b) => reach[b]! - reach[a]! || positions[a]! - positions[b]!);
  return { sizes, ranks };
}

/** The positions that are drawn as symbols: those that stand alone, and the selected one wherever it is. */
function drawnPositions(singles: Uint32Array, selected: number): Uint32Array {
  if (selected < 0 || singles.includes(selected)) return singles;
  const positions = new Uint32Array(singles.length + 1);
  positions.set(singles);
  positions[singles.length] = selected;
  return positions;
}

/** The numbers of the symbols at these positions, the biggest first so that small ones lie on top. */
export function packSymbols(rows: MarkRows, singles: Uint32Array, look: SymbolLook): Float32Array {
  const { columns, order } = rows;
  const positions = drawnPositions(singles, look.selected);
  const { sizes, ranks } = bySize(rows, positions);
  const isCrowded = ranks.length > MOST_DISCS;
  const numbers = new Float32Array(ranks.length * SYMBOL_FLOATS);
  let slot = 0;
  for (const rank of ranks) {
    const at = positions[rank]!;
    const size = sizes[rank]!;
    const row = order.rows[at] ?? 0;
    const type = columns.type[row] ?? 0;
    numbers[slot] = order.x[at] ?? 0;
    numbers[slot + 1] = order.y[at] ?? 0;
    numbers[slot + 2] = size.lowPx;
    numbers[slot + 3] = size.highPx ?? 0;
    numbers[slot + 4] = type;
    numbers[slot + 5] =
      (size.hollow ? HOLLOW : 0) |
      (size.open ? OPEN : 0) |
      ((columns.placePrecision[row] ?? 0) >= WIDE_FROM ? WIDE : 0) |
      (RINGED_TYPES.has(type) ? RINGED : 0);
    numbers[slot + 6] = markAlpha(order, at, look);
    numbers[slot + 7] = discOf(columns, row, at === look.selected || at === look.hovered, isCrowded);
    slot += SYMBOL_FLOATS;
  }
  return numbers;
}
