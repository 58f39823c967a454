/** A time placed on the calendar. */
import { type DaySpan, isoDayOf } from './calendar.ts';

type Grain =
  | 'day'
  | 'days'
  | 'week'
  | 'weekend'
  | 'month'
  | 'season'
  | 'quarter'
  | 'half'
  | 'year'
  | 'decade'
  | 'century'
  | 'span';

/** Days a meaning covers, inclusive, and how coarse the words are. */
export type Placed = DaySpan & { grain: Grain };

/** A single day as a placed time. */
export function oneDay(day: string): Placed {
  return { start: day, end: day, grain: 'day' };
}

/** The years from the first to the last as a placed time, or null outside the years 1–9999. */
export function wholeYears(first: number, last: number, grain: Grain): Placed | null {
  const start = isoDayOf(Math.max(first, 1), 1, 1);
  const end = isoDayOf(last, 12, 31);
  return start === null || end === null ? null : { start, end, grain };
}
