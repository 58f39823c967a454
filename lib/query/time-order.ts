/**
 * The rows of columns along one clock. Times are minutes since 1970-01-01T00:00, local, half open [start, end);
 * a stated minute is one minute long. A window of time is then a run of positions found by bisection, and the few
 * intervals longer than a day that begin before it.
 */
import { type IncidentColumns, NO_DAY, NO_MINUTE } from '#lib/query/incident-columns.ts';
import type { Clock } from '#lib/query/incident-interval.ts';
import { MINUTES_PER_DAY } from '#lib/time.ts';

export type TimeOrder = {
  /** The row at each position: the dated by their start, then the undated. */
  rows: Uint32Array;
  /** By position; `end` > `start`. Meaningless for the undated. */
  start: Int32Array;
  end: Int32Array;
  /** How many positions are dated. */
  dated: number;
  /** Positions of what lasts longer than a day, ascending. */
  longs: Uint32Array;
  /** By index in `longs`: the latest end up to there, so that what is over is skipped. */
  longEnds: Int32Array;
};
/** Minutes, half open; open ends are EARLIEST and LATEST. */
export type MinuteWindow = { start: number; end: number };
/** Positions [from, to) begin inside the window or up to a day before; longs[longsFrom..longsTo) begin earlier still. */
export type Run = { from: number; to: number; longsFrom: number; longsTo: number };

export const EARLIEST = NO_MINUTE + 1;
export const LATEST = 2_147_483_647;

/** The index of the first of `values[from..to)`, ascending, that is not below the limit. */
export function lowerBound(
  values: Int32Array | Uint32Array,
  limit: number,
  from = 0,
  to = values.length,
): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((values[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

function findLongs(start: Int32Array, end: Int32Array, dated: number): Pick<TimeOrder, 'longs' | 'longEnds'> {
  const longs: number[] = [];
  for (let at = 0; at < dated; at += 1) {
    if ((end[at] ?? 0) - (start[at] ?? 0) > MINUTES_PER_DAY) longs.push(at);
  }
  let latest = EARLIEST;
  const longEnds = Int32Array.from(longs, (at) => {
    latest = Math.max(latest, end[at] ?? latest);
    return latest;
  });
  return { longs: Uint32Array.from(longs), longEnds };
}

function orderHappened(columns: IncidentColumns): TimeOrder {
  const { count, start } = columns;
  const rows = new Uint32Array(count);
  const end = new Int32Array(count);
  let dated = count;
  for (let row = 0; row < count; row += 1) {
    rows[row] = row;
    const begin = start[row] ?? NO_MINUTE;
    if (begin === NO_MINUTE) dated = Math.min(dated, row);
    end[row] = Math.max(columns.end[row] ?? 0, begin + 1);
  }
  return { rows, start, end, dated, ...findLongs(start, end, dated) };
}

/** Sorted by the day of the first report in two passes: how many of each day, then each to its place. */
function orderReported(columns: IncidentColumns): TimeOrder {
  const { count, reportedFirst, reportedLast } = columns;
  const offsets = new Uint32Array(NO_DAY + 2);
  for (let row = 0; row < count; row += 1) offsets[(reportedFirst[row] ?? NO_DAY) + 1]! += 1;
  for (let day = 0; day <= NO_DAY; day += 1) offsets[day + 1]! += offsets[day] ?? 0;
  const dated = offsets[NO_DAY] ?? 0;
  const rows = new Uint32Array(count);
  const start = new Int32Array(count);
  const end = new Int32Array(count);
  for (let row = 0; row < count; row += 1) {
    const day = reportedFirst[row] ?? NO_DAY;
    const at = offsets[day] ?? 0;
    offsets[day] = at + 1;
    const last = reportedLast[row] ?? NO_DAY;
    rows[at] = row;
    start[at] = day * MINUTES_PER_DAY;
    end[at] = ((last === NO_DAY ? day : Math.max(day, last)) + 1) * MINUTES_PER_DAY;
  }
  return { rows, start, end, dated, ...findLongs(start, end, dated) };
}

/** The rows along the clock on which things happened, or on which they were first reported. */
export function orderColumns(columns: IncidentColumns, clock: Clock): TimeOrder {
  return clock === 'happened' ? orderHappened(columns) : orderReported(columns);
}

/** What may overlap a window: see Run. */
export function runOf({ start, dated, longs, longEnds }: TimeOrder, window: MinuteWindow): Run {
  const from = window.start <= EARLIEST ? 0 : lowerBound(start, window.start - MINUTES_PER_DAY, 0, dated);
  const to = window.end >= LATEST ? dated : lowerBound(start, window.end, 0, dated);
  const longsTo = lowerBound(longs, from);
  const longsFrom = window.start <= EARLIEST ? 0 : Math.min(longsTo, lowerBound(longEnds, window.start + 1));
  return { from, to: Math.max(from, to), longsFrom, longsTo };
}

/** How many positions a window has to look at, the undated among them. */
export function countRun(order: TimeOrder, window: MinuteWindow): number {
  const run = runOf(order, window);
  return run.to - run.from + run.longsTo - run.longsFrom + order.rows.length - order.dated;
}

/** Calls back with every dated position that overlaps the window, by start, until `visit` says false. */
export function visitWindow(
  order: TimeOrder,
  window: MinuteWindow,
  visit: (position: number) => boolean | undefined,
  direction: 'forwards' | 'backwards' = 'forwards',
): void {
  const { start, end, longs } = order;
  const run = runOf(order, window);
  const early = run.longsTo - run.longsFrom;
  const total = early + run.to - run.from;
  for (let step = 0; step < total; step += 1) {
    const index = direction === 'forwards' ? step : total - 1 - step;
    const at = index < early ? (longs[run.longsFrom + index] ?? 0) : run.from + index - early;
    const isInside = (start[at] ?? 0) < window.end && (end[at] ?? 0) > window.start;
    if (isInside && visit(at) === false) return;
  }
}

/** The window of whole days, both inclusive (since 1970-01-01); null is open. */
export function windowOfDays(from: number | null, to: number | null): MinuteWindow {
  return {
    start: from === null ? EARLIEST : from * MINUTES_PER_DAY,
    end: to === null ? LATEST : (to + 1) * MINUTES_PER_DAY,
  };
}

/** Days (since 1970-01-01, both inclusive) that hold everything dated; null when nothing is. */
export function spanOrder(order: TimeOrder): { from: number; to: number } | null {
  if (order.dated === 0) return null;
  let last = EARLIEST;
  for (let at = 0; at < order.dated; at += 1) last = Math.max(last, order.end[at] ?? last);
  return {
    from: Math.floor((order.start[0] ?? 0) / MINUTES_PER_DAY),
    to: Math.floor((last - 1) / MINUTES_PER_DAY),
  };
}
