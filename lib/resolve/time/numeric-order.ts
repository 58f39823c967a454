/** Settles dates in digits whose order is open (07-04-2022). */
import { isoDayOf } from './calendar.ts';
import type { FoundTimex, Meaning } from './time-meaning.ts';

type NumericDay = Extract<Meaning, { kind: 'numeric_day' }>;

/** The order a text writes its digits in, told by its other dates of the same shape ("31/10/2022" has its day first); null = not told or mixed. */
export function orderOfDigits(found: readonly FoundTimex[]): 'day_first' | 'month_first' | null {
  let order: 'day_first' | 'month_first' | null = null;
  for (const timex of found) {
    if (timex.meaning.kind !== 'day') continue;
    const digits = /^(\d{1,2})[-/](\d{1,2})[-/]\d{2,4}$/.exec(timex.quote);
    if (digits === null || digits[1] === digits[2]) continue;
    const here = Number(digits[1]) > 12 ? 'day_first' : 'month_first';
    if (order !== null && order !== here) return null;
    order = here;
  }
  return order;
}

/** The days such digits may mean, in order: one where the text's order is told, else two. */
export function daysOfDigits(meaning: NumericDay, order: 'day_first' | 'month_first' | null): string[] {
  const dayFirst = isoDayOf(meaning.year, meaning.second, meaning.first);
  const monthFirst = isoDayOf(meaning.year, meaning.first, meaning.second);
  const days =
    order === 'day_first' ? [dayFirst] : order === 'month_first' ? [monthFirst] : [dayFirst, monthFirst];
  return days.filter((day) => day !== null).sort();
}
