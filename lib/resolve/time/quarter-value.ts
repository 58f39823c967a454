/** Values of expressions that lean on the last quarter a text named, as reports of results do. */
import type { FoundTimex } from './time-meaning.ts';

/**
 * "the quarter" and "the latest period" are the quarter told last, "a year earlier" the same one a year before.
 * Null if the expression is no such one; `XXXX-QX` if no quarter was named before it.
 */
export function quarterValue(timex: FoundTimex, before: readonly FoundTimex[]): string | null {
  const { meaning } = timex;
  const back =
    meaning.kind === 'offset' && meaning.unit === 'year' && meaning.count === 1 && meaning.direction < 0;
  const bare =
    meaning.kind === 'quarter' && meaning.quarter === null && !meaning.half && meaning.year === null;
  const plain = bare && meaning.shift === null && meaning.yearShift === null;
  if (!back && !bare) return null;
  const last = before.findLast((other) => /^\d{4}-Q[1-4]$/.test(other.value) && !isYearBack(other));
  if (last === undefined) return plain ? 'XXXX-QX' : null;
  const [year, quarter] = last.value.split('-');
  if (back || (bare && meaning.yearShift === -1))
    return `${String(Number(year) - 1).padStart(4, '0')}-${quarter}`;
  if (plain || (bare && meaning.shift === -1)) return last.value;
  return null;
}

/** Comparisons with the year before do not move the quarter that is told of. */
function isYearBack(timex: FoundTimex): boolean {
  const { meaning } = timex;
  return (
    meaning.kind === 'offset' ||
    (meaning.kind === 'quarter' && (meaning.yearShift === -1 || meaning.year !== null))
  );
}
