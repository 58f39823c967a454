/** Runs of rows that begin in the same month, for the heads of a list. */
import type { IncidentColumns } from '#lib/query/incident-columns.ts';
import { NO_DAY, NO_MINUTE } from '#lib/query/incident-columns.ts';
import type { Clock } from '#lib/query/incident-interval.ts';
import { MINUTES_PER_DAY } from '#lib/time.ts';

/** `day` is a day (since 1970-01-01) of the month, null for the undated; `from` is an index into the rows. */
export type MonthRun = { day: number | null; from: number; count: number };

/** The day on which a row begins on the clock, null when nothing dates it. */
export function startDay(columns: IncidentColumns, row: number, clock: Clock): number | null {
  if (clock === 'reported') {
    const day = columns.reportedFirst[row] ?? NO_DAY;
    return day === NO_DAY ? null : day;
  }
  const minute = columns.start[row] ?? NO_MINUTE;
  return minute === NO_MINUTE ? null : Math.floor(minute / MINUTES_PER_DAY);
}

function monthOf(day: number | null): number {
  if (day === null) return Number.NaN;
  const date = new Date(day * 86_400_000);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

/** The runs of rows that are sorted by time, the undated last; found by bisection, one step a month. */
export function groupMonths(columns: IncidentColumns, rows: Uint32Array, clock: Clock): MonthRun[] {
  const runs: MonthRun[] = [];
  const monthAt = (index: number) => monthOf(startDay(columns, rows[index] ?? 0, clock));
  let from = 0;
  while (from < rows.length) {
    const month = monthAt(from);
    let [low, high] = [from + 1, rows.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (Object.is(monthAt(middle), month)) low = middle + 1;
      else high = middle;
    }
    runs.push({ day: startDay(columns, rows[from] ?? 0, clock), from, count: low - from });
    from = low;
  }
  return runs;
}
