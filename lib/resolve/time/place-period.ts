/** Places months, seasons and quarters, and chooses the year of what has none. */
import { addDays, daysBetween } from '#lib/time.ts';
import { addMonths, isoDayOf, monthOf, monthSpan, yearOf } from './calendar.ts';
import { type Placed, wholeYears } from './placed.ts';
import type { Meaning, Season, Shift, Tense } from './time-meaning.ts';

/** Text written after midnight abroad may name the next local day, so the past reaches one day beyond the anchor. */
const GRACE_DAYS = 1;

const FIRST_MONTH: Readonly<Record<Season, number>> = { SP: 3, SU: 6, FA: 9, WI: 12 };

/** Of some years in order: the latest begun (past), the next (future) or the nearest. */
export function chooseYear(
  years: readonly number[],
  startOf: (year: number) => string,
  anchor: string,
  tense: Tense,
): number | null {
  const limit = addDays(anchor, GRACE_DAYS);
  const past = years.filter((year) => startOf(year) <= limit).at(-1) ?? null;
  const future = years.find((year) => startOf(year) >= anchor) ?? null;
  if (tense === 'past' || future === null) return past;
  if (tense === 'future' || past === null) return future;
  const back = daysBetween(startOf(past), anchor);
  return back <= daysBetween(anchor, startOf(future)) * 2 ? past : future;
}

/** The days of a month; without a year the one that shift or tense chooses. */
export function placeMonth(
  meaning: Extract<Meaning, { kind: 'month' }>,
  anchor: string | null,
  tense: Tense,
): Placed | null {
  const { month } = meaning;
  let year = meaning.year;
  if (year === null && anchor !== null) {
    year =
      meaning.yearShift !== null
        ? yearOf(anchor) + meaning.yearShift
        : yearOfMonth(month, meaning.shift, anchor, tense);
  }
  const span = year === null ? null : monthSpan(year, month);
  return span === null ? null : { ...span, grain: 'month' };
}

function yearOfMonth(month: number, shift: Shift, anchor: string, tense: Tense): number {
  const year = yearOf(anchor);
  const now = monthOf(anchor);
  if (shift === 0) return year;
  if (shift === -1) return month < now ? year : year - 1;
  if (shift === 1) return month > now ? year : year + 1;
  if (tense === 'past') return month <= now ? year : year - 1;
  if (tense === 'future') return month >= now ? year : year + 1;
  if (month <= now) return now - month > 8 ? year + 1 : year;
  return month - now > 5 ? year - 1 : year;
}

/** The three months of a season of the northern half of the earth; winter begins in December of its year. */
export function placeSeason(
  meaning: Extract<Meaning, { kind: 'season' }>,
  anchor: string | null,
  tense: Tense,
): Placed | null {
  const first = FIRST_MONTH[meaning.season];
  const startOf = (year: number): string => isoDayOf(year, first, 1) ?? '0001-01-01';
  let year = meaning.year;
  if (year === null && anchor !== null) {
    const here = yearOf(anchor);
    const years = [here - 2, here - 1, here, here + 1];
    if (meaning.shift === -1) year = years.filter((y) => addMonths(startOf(y), 3) <= anchor).at(-1) ?? null;
    else if (meaning.shift === 0 && first !== 12) year = here;
    else if (meaning.shift === 1) year = years.find((y) => startOf(y) > anchor) ?? null;
    else year = chooseYear(years, startOf, anchor, tense);
  }
  if (year === null || isoDayOf(year, 1, 1) === null) return null;
  const start = startOf(year);
  return { start, end: addDays(addMonths(start, 3), -1), grain: 'season' };
}

/** The months of a quarter or a half-year; without a number the last one that has ended. */
export function placeQuarter(
  meaning: Extract<Meaning, { kind: 'quarter' }>,
  anchor: string | null,
): Placed | null {
  const months = meaning.half ? 6 : 3;
  const grain = meaning.half ? 'half' : 'quarter';
  if (meaning.year !== null && meaning.quarter === null)
    return wholeYears(meaning.year, meaning.year, 'year');
  let start: string | null;
  if (meaning.year !== null) start = isoDayOf(meaning.year, ((meaning.quarter ?? 1) - 1) * months + 1, 1);
  else if (anchor === null) return null;
  else start = quarterStart(meaning, anchor, months);
  if (start === null) return null;
  return { start, end: addDays(addMonths(start, months), -1), grain };
}

function quarterStart(
  meaning: Extract<Meaning, { kind: 'quarter' }>,
  anchor: string,
  months: number,
): string | null {
  const year = yearOf(anchor);
  const now = Math.floor((monthOf(anchor) - 1) / months);
  if (meaning.quarter === null) {
    const steps = meaning.shift === null ? -1 : meaning.shift;
    const start = isoDayOf(year, now * months + 1, 1);
    return start === null ? null : addMonths(start, steps * months + (meaning.yearShift ?? 0) * 12);
  }
  const shift = meaning.yearShift ?? (meaning.quarter - 1 <= now ? 0 : -1);
  return isoDayOf(year + shift, (meaning.quarter - 1) * months + 1, 1);
}
