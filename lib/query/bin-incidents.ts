/**
 * The histogram: incidents counted by calendar bin and type.
 * An attack known to lie in one bin is `sure`; one known only to a span is shared over the bins that
 * the span touches, in proportion, as `soft`. Sure and soft together add up to the attacks in the range.
 */
import {
  type CountableTimeInterval,
  type TimeInterval,
  utcDay,
  utcHour,
  utcMonday,
  utcMonth,
  utcYear,
} from 'd3-time';
import { type Clock, type DayInterval, incidentInterval } from '#lib/query/incident-interval.ts';
import type { AttackType, Incident } from '#lib/schema.ts';

export const BIN_UNITS = ['hour', 'day', 'week', 'month', 'quarter', 'year'] as const;
export type BinUnit = (typeof BIN_UNITS)[number];
type TypeCounts = Partial<Record<AttackType, number>>;
/** `start`/`end` in days since 1970-01-01, half open. */
export type Bin = { start: number; end: number; sure: TypeCounts; soft: TypeCounts; total: number };

const MS_PER_DAY = 86_400_000;
/** Days of a bin, at the least. */
export const UNIT_DAYS: Record<BinUnit, number> = {
  hour: 1 / 24,
  day: 1,
  week: 7,
  month: 28,
  quarter: 90,
  year: 365,
};

function calendarOf(unit: BinUnit): TimeInterval {
  const calendars: Record<BinUnit, TimeInterval | CountableTimeInterval | null> = {
    hour: utcHour,
    day: utcDay,
    week: utcMonday,
    month: utcMonth,
    quarter: utcMonth.every(3),
    year: utcYear,
  };
  return calendars[unit] ?? utcMonth;
}

/** The finest unit whose bins are at least `minPx` wide when `days` are drawn over `widthPx`. */
export function chooseBinUnit(days: number, widthPx: number, minPx = 6): BinUnit {
  const pxPerDay = widthPx / Math.max(days, 1 / 24);
  return BIN_UNITS.find((unit) => UNIT_DAYS[unit] * pxPerDay >= minPx) ?? 'year';
}

/** Empty calendar bins that cover the range; the first and the last may reach beyond it. */
export function makeBins(range: DayInterval, unit: BinUnit): Bin[] {
  const calendar = calendarOf(unit);
  const bins: Bin[] = [];
  let from = calendar.floor(new Date(range.start * MS_PER_DAY));
  while (from.getTime() < range.end * MS_PER_DAY) {
    const to = calendar.offset(from, 1);
    bins.push({
      start: from.getTime() / MS_PER_DAY,
      end: to.getTime() / MS_PER_DAY,
      sure: {},
      soft: {},
      total: 0,
    });
    from = to;
  }
  return bins;
}

/** Index of the bin that holds the moment, by bisection; -1 before the first, bins.length after the last. */
export function binIndexAt(bins: readonly Bin[], moment: number): number {
  if (bins.length === 0 || moment < (bins[0]?.start ?? 0)) return -1;
  let low = 0;
  let high = bins.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((bins[middle]?.end ?? 0) <= moment) low = middle + 1;
    else high = middle;
  }
  return low;
}

function addShare(bin: Bin, kind: 'sure' | 'soft', type: AttackType, share: number): void {
  bin[kind][type] = (bin[kind][type] ?? 0) + share;
  bin.total += share;
}

/** Counts an interval of days in the bins: whole in the one that holds it, else by its share of each. */
export function shareInterval(bins: Bin[], interval: DayInterval, type: AttackType): void {
  const first = binIndexAt(bins, interval.start);
  const only = bins[first];
  if (only && interval.end <= only.end) {
    addShare(only, 'sure', type, 1);
    return;
  }
  const length = interval.end - interval.start;
  if (length <= 0) return;
  for (let index = Math.max(0, first); index < bins.length; index += 1) {
    const bin = bins[index];
    if (!bin || bin.start >= interval.end) break;
    const shared = Math.min(bin.end, interval.end) - Math.max(bin.start, interval.start);
    if (shared > 0) addShare(bin, 'soft', type, shared / length);
  }
}

/** Bins of the range with the dated incidents counted in them; what lies outside the range is left out. */
export function binIncidents(
  incidents: readonly Incident[],
  clock: Clock,
  range: DayInterval,
  unit: BinUnit,
): Bin[] {
  const bins = makeBins(range, unit);
  for (const incident of incidents) {
    const interval = incidentInterval(incident, clock);
    if (interval) shareInterval(bins, interval, incident.type);
  }
  return bins;
}
