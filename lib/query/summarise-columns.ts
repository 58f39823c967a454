/** The charts' summaries over columns, for data of any size; tolls are the least numbers stated, all that columns hold. */

import { ATTACK_TYPES } from '#lib/codes.ts';
import { type Bin, type BinUnit, binIndexAt, makeBins } from '#lib/query/bin-incidents.ts';
import { binColumns, type DayCounts } from '#lib/query/day-counts.ts';
import { type IncidentColumns, NO_COUNT } from '#lib/query/incident-columns.ts';
import type { DayInterval } from '#lib/query/incident-interval.ts';
import {
  type BinSummary,
  chooseChartUnit,
  type TollBin,
  type TollSummary,
} from '#lib/query/summarise-bins.ts';
import type { ValueSummary } from '#lib/query/summarise-values.ts';
import {
  EARLIEST,
  LATEST,
  type MinuteWindow,
  spanOrder,
  type TimeOrder,
  visitWindow,
} from '#lib/query/time-order.ts';
import { MINUTES_PER_DAY } from '#lib/time.ts';

export type ColumnSource = {
  columns: IncidentColumns;
  order: TimeOrder;
  /** 0 for the rows that pass every filter but time. */
  fails: Uint16Array;
  counts: DayCounts;
};

/** The days of the window that hold anything, half open; null when nothing is dated. */
function chartSpan(order: TimeOrder, window: MinuteWindow): DayInterval | null {
  const span = spanOrder(order);
  if (!span) return null;
  const start = window.start <= EARLIEST ? span.from : Math.max(span.from, window.start / MINUTES_PER_DAY);
  const end = window.end >= LATEST ? span.to + 1 : Math.min(span.to + 1, window.end / MINUTES_PER_DAY);
  return end > start ? { start, end } : null;
}

/** Attacks of the window by bin; null when nothing in it is dated. */
export function summariseColumnBins(
  source: ColumnSource,
  window: MinuteWindow,
  widthPx: number,
): BinSummary | null {
  const span = chartSpan(source.order, window);
  if (!span) return null;
  const unit = chooseChartUnit(span, widthPx);
  return {
    unit,
    bins: binColumns(source, span, unit).map(({ start, end, total }: Bin) => ({ start, end, count: total })),
    undated: source.counts.undated.reduce((sum, count) => sum + count, 0),
  };
}

function emptyTollBins(span: DayInterval, unit: BinUnit): TollBin[] {
  return makeBins(span, unit).map(({ start, end }) => ({ start, end, low: 0, high: 0, isOpen: false }));
}

/** Sums of the least numbers killed, of the window, by bin; null when nothing in it is dated. */
export function summariseColumnTolls(
  { columns, order, fails }: ColumnSource,
  window: MinuteWindow,
  widthPx: number,
): TollSummary | null {
  const span = chartSpan(order, window);
  if (!span) return null;
  const unit = chooseChartUnit(span, widthPx);
  const bins = emptyTollBins(span, unit);
  const places = makeBins(span, unit);
  const sum: TollSummary = { unit, bins, low: 0, high: 0, isOpen: false, notStated: 0, unplaced: 0 };
  const add = (row: number, days: DayInterval | null) => {
    if (fails[row] !== 0) return;
    const killed = columns.killed[row] ?? NO_COUNT;
    if (killed === NO_COUNT) {
      sum.notStated += 1;
      return;
    }
    sum.low += killed;
    sum.high += killed;
    const bin = days ? bins[binIndexAt(places, days.start)] : undefined;
    if (!bin || !days || days.end > bin.end) sum.unplaced += 1;
    else {
      bin.low += killed;
      bin.high += killed;
    }
  };
  visitWindow(order, window, (at) => {
    const start = (order.start[at] ?? 0) / MINUTES_PER_DAY;
    add(order.rows[at] ?? 0, { start, end: (order.end[at] ?? 0) / MINUTES_PER_DAY });
    return undefined;
  });
  for (let at = order.dated; at < columns.count; at += 1) add(order.rows[at] ?? 0, null);
  return sum;
}

/** Attacks by type from counts indexed as ATTACK_TYPES, the most frequent first. */
export function summariseTypeCounts(counts: Int32Array): ValueSummary {
  const values = ATTACK_TYPES.map((value, index) => ({ value, count: counts[index] ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  return { values, others: { values: 0, count: 0 }, notStated: 0 };
}
