/** Calendar days as ISO strings (YYYY-MM-DD) in the proleptic Gregorian calendar; no clock, no zone. */

const MS_PER_DAY = 86_400_000;
export const MINUTES_PER_DAY = 1440;

const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const SHAPE = /^\d{4}-\d{2}-\d{2}$/;

/** Days since 1970-01-01, null if the string is no calendar day; era arithmetic, since a Date costs twenty times as much. */
function countDays(text: string): number | null {
  if (!SHAPE.test(text)) return null;
  const year = Number(text.slice(0, 4));
  const month = Number(text.slice(5, 7));
  const day = Number(text.slice(8, 10));
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const last = month === 2 && isLeap ? 29 : (DAYS_IN_MONTH[month - 1] ?? 0);
  if (day < 1 || day > last) return null;
  // Years that start in March put the leap day last; 719,468 days lie between 0000-03-01 and 1970-01-01.
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const ofEra = shifted - era * 400;
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return era * 146_097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719_468;
}

/** Days since 1970-01-01 of an ISO day. Throws RangeError if it is no calendar day. */
export function dayNumber(day: string): number {
  const days = countDays(day);
  if (days === null) throw new RangeError(`not a calendar day: ${day}`);
  return days;
}

/** Day numbers of 0001-01-01 and 9999-12-31, between which a day has four digits of a year. */
const FIRST_DAY = -719_162;
const LAST_DAY = 2_932_896;

/** The ISO day of a day number; beyond the years 1–9999 the first or the last day there is. */
export function dayFromNumber(days: number): string {
  return new Date(Math.min(LAST_DAY, Math.max(FIRST_DAY, days)) * MS_PER_DAY).toISOString().slice(0, 10);
}

/** True if the string is a real calendar day, e.g. not 2022-02-30. */
export function isDay(text: string): boolean {
  return countDays(text) !== null;
}

/** The day `count` days later (earlier when negative). */
export function addDays(day: string, count: number): string {
  return dayFromNumber(dayNumber(day) + count);
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

/** ISO weekday, Monday = 1 … Sunday = 7. */
export function weekdayOf(day: string): number {
  return ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1;
}
