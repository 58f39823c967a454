/** Places what a time expression means on the calendar, seen from an anchor day. */
import { addDays, weekdayOf } from '#lib/time.ts';
import { isoDayOf, mondayOfWeek, yearOf } from './calendar.ts';
import { chooseYear, placeMonth, placeQuarter, placeSeason } from './place-period.ts';
import { placeRelative } from './place-relative.ts';
import { type Placed, wholeYears } from './placed.ts';
import type { Meaning, Tense } from './time-meaning.ts';

/**
 * The days a meaning covers, or null if it names no days (durations, sets, "now", a bare clock) or the calendar
 * has no such day. With a past tense a name without a year is the latest one begun by the anchor, with a future
 * tense the next one, otherwise the nearest.
 */
export function placeMeaning(meaning: Meaning, anchor: string | null, tense: Tense): Placed | null {
  switch (meaning.kind) {
    case 'day':
      return placeDay(meaning, anchor, tense);
    case 'numeric_day':
      return null;
    case 'year':
      return wholeYears(meaning.year, meaning.year, 'year');
    case 'decade':
      return wholeYears(meaning.decade * 10, meaning.decade * 10 + 9, 'decade');
    case 'century':
      return wholeYears(meaning.century * 100, meaning.century * 100 + 99, 'century');
    case 'iso_week': {
      const start = mondayOfWeek(meaning.year, meaning.week);
      return { start, end: addDays(start, 6), grain: 'week' };
    }
    case 'month':
      return placeMonth(meaning, anchor, tense);
    case 'season':
      return placeSeason(meaning, anchor, tense);
    case 'quarter':
      return placeQuarter(meaning, anchor);
    default:
      return anchor === null ? null : placeRelative(meaning, anchor, tense);
  }
}

type DayMeaning = Extract<Meaning, { kind: 'day' }>;

function placeDay(meaning: DayMeaning, anchor: string | null, tense: Tense): Placed | null {
  const year = meaning.year ?? (anchor === null ? null : yearOfDay(meaning, anchor, tense));
  if (year === null) return null;
  const start = isoDayOf(year, meaning.month, meaning.day);
  const end = isoDayOf(year, meaning.month, meaning.toDay ?? meaning.day);
  if (start === null || end === null) return null;
  return { start, end, grain: meaning.toDay === null ? 'day' : 'days' };
}

/** The year of a day without one; a weekday said with it must fit the year that its words choose ("Tuesday, Oct. 4"), else null. */
function yearOfDay(meaning: DayMeaning, anchor: string, tense: Tense): number | null {
  if (meaning.yearShift !== null) return yearOf(anchor) + meaning.yearShift;
  const years = [-8, -4, -2, -1, 0, 1, 2, 4, 8].map((step) => yearOf(anchor) + step);
  const real = years.filter((year) => isoDayOf(year, meaning.month, meaning.day) !== null);
  const day = (year: number): string => isoDayOf(year, meaning.month, meaning.day) ?? anchor;
  const chosen = chooseYear(real, day, anchor, tense);
  if (chosen === null || meaning.weekday === null || weekdayOf(day(chosen)) === meaning.weekday)
    return chosen;
  const other =
    tense === 'unknown' ? chooseYear(real, day, anchor, day(chosen) <= anchor ? 'future' : 'past') : null;
  return other !== null && weekdayOf(day(other)) === meaning.weekday ? other : null;
}
