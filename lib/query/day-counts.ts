/**
 * How many rows begin before and end by each day, per type, as running sums: the count of any window of days, and of
 * any bin, is then a difference of two entries, however many rows there are.
 */

import { ATTACK_TYPES, type AttackType } from '#lib/codes.ts';
import { type Bin, type BinUnit, makeBins, shareInterval } from '#lib/query/bin-incidents.ts';
import type { IncidentColumns } from '#lib/query/incident-columns.ts';
import type { DayInterval } from '#lib/query/incident-interval.ts';
import { EARLIEST, LATEST, type MinuteWindow, type TimeOrder, visitWindow } from '#lib/query/time-order.ts';
import { MINUTES_PER_DAY } from '#lib/time.ts';

const TYPES = ATTACK_TYPES.length;
/** Sums reach over this many days at most (328 years); what begins earlier counts as beginning there. */
const MAX_DAYS = 120_000;

export type DayCounts = {
  firstDay: number;
  days: number;
  /** [(day - firstDay) * TYPES + type]: begun on an earlier day, ended by the day's midnight, whole on an earlier day. */
  begun: Int32Array;
  ended: Int32Array;
  within: Int32Array;
  /** Positions of those that touch more than one day, ascending. */
  spread: Uint32Array;
  /** Undated, per type. */
  undated: Int32Array;
};

function dayOf(minute: number): number {
  return Math.floor(minute / MINUTES_PER_DAY);
}

function sumUp(cells: Int32Array): void {
  for (let index = TYPES; index < cells.length; index += 1) cells[index]! += cells[index - TYPES] ?? 0;
}

function lastDayOf(order: TimeOrder): number {
  let last = EARLIEST;
  for (let at = 0; at < order.dated; at += 1) last = Math.max(last, order.end[at] ?? last);
  return order.dated === 0 ? 0 : dayOf(last - 1);
}

/** The sums over the rows that `fails` passes when the bits of `ignored` are left out. */
export function countDays(
  columns: IncidentColumns,
  order: TimeOrder,
  fails: Uint16Array,
  ignored = 0,
): DayCounts {
  const { rows, start, end, dated } = order;
  const lastDay = lastDayOf(order);
  const firstDay = dated === 0 ? 0 : Math.max(dayOf(start[0] ?? 0), lastDay - MAX_DAYS);
  const days = lastDay - firstDay + 3;
  const cells = () => new Int32Array(days * TYPES);
  const counts: DayCounts = {
    firstDay,
    days,
    begun: cells(),
    ended: cells(),
    within: cells(),
    spread: new Uint32Array(0),
    undated: new Int32Array(TYPES),
  };
  const tested = 0xffff & ~ignored;
  const spread: number[] = [];
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at] ?? 0;
    if (((fails[row] ?? 0) & tested) !== 0) continue;
    const type = columns.type[row] ?? 0;
    if (at >= dated) {
      counts.undated[type]! += 1;
      continue;
    }
    const first = Math.max(0, dayOf(start[at] ?? 0) - firstDay);
    const last = Math.max(0, dayOf((end[at] ?? 0) - 1) - firstDay);
    counts.begun[(first + 1) * TYPES + type]! += 1;
    counts.ended[(last + 1) * TYPES + type]! += 1;
    if (first === last) counts.within[(first + 1) * TYPES + type]! += 1;
    else spread.push(at);
  }
  for (const sums of [counts.begun, counts.ended, counts.within]) sumUp(sums);
  counts.spread = Uint32Array.from(spread);
  return counts;
}

function cellOf(counts: DayCounts, day: number): number {
  return Math.max(0, Math.min(counts.days - 1, day - counts.firstDay)) * TYPES;
}

/** How many of each type overlap a window of whole days, the undated too. Indexed as ATTACK_TYPES. */
export function countWindow(counts: DayCounts, window: MinuteWindow): Int32Array {
  const result = Int32Array.from(counts.undated);
  const to = window.end >= LATEST ? (counts.days - 1) * TYPES : cellOf(counts, dayOf(window.end));
  const from = window.start <= EARLIEST ? 0 : cellOf(counts, dayOf(window.start));
  if (to < from || window.end <= window.start) return result;
  for (let type = 0; type < TYPES; type += 1) {
    result[type]! += (counts.begun[to + type] ?? 0) - (counts.ended[from + type] ?? 0);
  }
  return result;
}

/** The sum over all types of `countWindow`. */
export function countAll(counts: DayCounts, window: MinuteWindow): number {
  return countWindow(counts, window).reduce((sum, count) => sum + count, 0);
}

function addWhole(bin: Bin, counts: DayCounts): void {
  const from = cellOf(counts, bin.start);
  const to = cellOf(counts, bin.end);
  for (let type = 0; type < TYPES; type += 1) {
    const count = (counts.within[to + type] ?? 0) - (counts.within[from + type] ?? 0);
    if (count === 0) continue;
    const name = ATTACK_TYPES[type] as AttackType;
    bin.sure[name] = (bin.sure[name] ?? 0) + count;
    bin.total += count;
  }
}

type Source = { columns: IncidentColumns; order: TimeOrder; fails: Uint16Array; counts: DayCounts };

function share(bins: Bin[], { columns, order }: Source, at: number): void {
  const interval = {
    start: (order.start[at] ?? 0) / MINUTES_PER_DAY,
    end: (order.end[at] ?? 0) / MINUTES_PER_DAY,
  };
  shareInterval(bins, interval, ATTACK_TYPES[columns.type[order.rows[at] ?? 0] ?? 0] as AttackType);
}

/** Bins of a range of days with the rows counted in them; what touches several bins is shared among them. */
export function binColumns(source: Source, range: DayInterval, unit: BinUnit): Bin[] {
  const { counts, order, fails } = source;
  const bins = makeBins(range, unit);
  const [first, last] = [bins[0], bins.at(-1)];
  if (!first || !last) return bins;
  if (unit === 'hour') {
    const window = { start: first.start * MINUTES_PER_DAY, end: last.end * MINUTES_PER_DAY };
    visitWindow(order, window, (at) => {
      if (fails[order.rows[at] ?? 0] === 0) share(bins, source, at);
      return undefined;
    });
    return bins;
  }
  for (const bin of bins) addWhole(bin, counts);
  for (const at of counts.spread) share(bins, source, at);
  return bins;
}
