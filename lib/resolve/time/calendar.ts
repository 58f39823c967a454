/** Calendar steps on ISO days that `lib/time.ts` does not have: months, weeks, quarters. */
import { addDays, dayFromNumber, dayNumber, weekdayOf } from '#lib/time.ts';

export type DaySpan = { start: string; end: string };

/** The year of an ISO day. */
export function yearOf(day: string): number {
  return Number(day.slice(0, 4));
}
/** The month of an ISO day, 1–12. */
export function monthOf(day: string): number {
  return Number(day.slice(5, 7));
}
/** The day of the month of an ISO day. */
export function dayOfMonth(day: string): number {
  return Number(day.slice(8, 10));
}

const pad = (value: number, width: number): string => String(value).padStart(width, '0');

/** The ISO day of its parts, or null if there is no such day (30 February, year 0 or 10000). */
export function isoDayOf(year: number, month: number, day: number): string | null {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month))
    return null;
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

/** Days of a month of the proleptic Gregorian calendar. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** The same day `count` months later, moved back to the month's last day where it is shorter. */
export function addMonths(day: string, count: number): string {
  const index = yearOf(day) * 12 + monthOf(day) - 1 + count;
  const year = Math.floor(index / 12);
  const month = (index % 12) + 1;
  return isoDayOf(year, month, Math.min(dayOfMonth(day), daysInMonth(year, month))) ?? day;
}

/** First and last day of a month, or null outside the years 1–9999. */
export function monthSpan(year: number, month: number): DaySpan | null {
  const start = isoDayOf(year, month, 1);
  return start === null ? null : { start, end: `${start.slice(0, 8)}${pad(daysInMonth(year, month), 2)}` };
}

/** Monday to Sunday of the week that holds the day. */
export function weekSpan(day: string): DaySpan {
  const start = addDays(day, 1 - weekdayOf(day));
  return { start, end: addDays(start, 6) };
}

/** ISO 8601 week of a day: the week belongs to the year of its Thursday. */
export function isoWeekOf(day: string): { year: number; week: number } {
  const thursday = addDays(day, 4 - weekdayOf(day));
  const year = yearOf(thursday);
  const first = dayNumber(`${pad(year, 4)}-01-01`);
  return { year, week: Math.floor((dayNumber(thursday) - first) / 7) + 1 };
}

/** The Monday of an ISO week. */
export function mondayOfWeek(year: number, week: number): string {
  const fourth = dayNumber(`${pad(year, 4)}-01-04`);
  const monday = fourth - ((((fourth + 3) % 7) + 7) % 7);
  return dayFromNumber(monday + (week - 1) * 7);
}

/** The latest day with this ISO weekday on or before the given day. */
export function weekdayOnOrBefore(day: string, weekday: number): string {
  return addDays(day, -((weekdayOf(day) - weekday + 7) % 7));
}

/** The first day with this ISO weekday on or after the given day. */
export function weekdayOnOrAfter(day: string, weekday: number): string {
  return addDays(day, (weekday - weekdayOf(day) + 7) % 7);
}
