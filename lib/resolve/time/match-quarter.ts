/** Quarters and half-years, as reports of results reckon: "the third quarter", "the year-ago period". */
import { readYearAfter } from './match-day.ts';
import { isDash, type Match, readYear, type Scan, shiftOf, wordAt } from './match-step.ts';
import { readOrdinal } from './read-number.ts';
import type { Shift } from './time-meaning.ts';

/** Three-month quarters and half-years of a (fiscal) year: "the third quarter", "first-half", "the 1988 period". */
export function matchQuarter(scan: Scan, i: number): Match | null {
  const article = ['the', 'its', 'a', 'their'].includes(wordAt(scan, i));
  const owner = readYearOwner(scan, i);
  let at = owner?.next ?? (article ? i + 1 : i);
  let year = readYear(scan, at);
  if (year !== null) at += 1;
  let shift = shiftOf(wordAt(scan, at)) ?? null;
  if (shift !== null) at += 1;
  else if (wordAt(scan, at) === 'latest') {
    shift = -1;
    at += 1;
  }
  const back = readYearBack(scan, at);
  at = back.next;
  if (wordAt(scan, at) === 'fiscal') at += isDash(scan.tokens[at + 1]) ? 2 : 1;
  const ordinal = readOrdinal(scan.tokens, at);
  const dashed = ordinal !== null && isDash(scan.tokens[ordinal.next]);
  if (article && (dashed || ['a', 'its', 'their'].includes(wordAt(scan, i)))) return null;
  if (ordinal !== null) at = dashed ? ordinal.next + 1 : ordinal.next;
  const noun = wordAt(scan, at);
  const named = ordinal !== null && ordinal.value <= 4;
  const half = noun === 'half' && named && ordinal.value <= 2;
  if (
    !half &&
    noun !== 'quarter' &&
    !(noun === 'period' && !named && (year !== null || shift === -1 || back.value !== null))
  )
    return null;
  if (
    !named &&
    year === null &&
    shift === null &&
    back.value === null &&
    owner === null &&
    !(article && noun === 'quarter')
  )
    return null;
  let next = at + 1;
  const after = readYearAfter(scan, next);
  if (year === null && after.value.year !== null) year = after.value.year;
  else if (half && year === null && after.value.yearShift === null) return null;
  if (after.value.year !== null || after.value.yearShift !== null) next = after.next;
  const quarter = named ? ordinal.value : null;
  const yearShift = owner?.value ?? back.value ?? after.value.yearShift;
  return { next, type: 'DATE', meaning: { kind: 'quarter', quarter, half, year, shift, yearShift } };
}

/** "last year's" before a quarter. */
function readYearOwner(scan: Scan, i: number): { value: Exclude<Shift, null>; next: number } | null {
  const shift = shiftOf(wordAt(scan, i));
  if (shift === undefined || wordAt(scan, i + 1) !== 'year' || wordAt(scan, i + 3) !== 's') return null;
  return ["'", '’'].includes(wordAt(scan, i + 2)) ? { value: shift, next: i + 4 } : null;
}

/** "year-ago", "year-earlier" before a quarter. */
function readYearBack(scan: Scan, i: number): { value: -1 | null; next: number } {
  if (wordAt(scan, i) !== 'year' || !isDash(scan.tokens[i + 1])) return { value: null, next: i };
  return ['ago', 'earlier'].includes(wordAt(scan, i + 2))
    ? { value: -1, next: i + 3 }
    : { value: null, next: i };
}
