/** Months and seasons. */
import { readYearAfter } from './match-day.ts';
import { isCapital, type Match, readYear, type Scan, shiftOf, skipStop, wordAt } from './match-step.ts';
import { readYearWords } from './read-number.ts';
import type { Meaning } from './time-meaning.ts';
import { DATE_PREPOSITIONS, MONTHS, SEASONS, SHY_MONTHS } from './time-words.ts';

/** "March", "March 1996", "last May", "January this year". */
export function matchMonth(scan: Scan, i: number): Match | null {
  const shift = shiftOf(wordAt(scan, i));
  const at = shift === undefined ? i : i + 1;
  const month = MONTHS.get(wordAt(scan, at));
  if (month === undefined) return null;
  const year = readYearAfter(scan, skipStop(scan, at + 1));
  const dated = year.value.year !== null || year.value.yearShift !== null || shift !== undefined;
  if (!dated && !isMonthHere(scan, at)) return null;
  if (
    dated &&
    !scan.shouting &&
    !isCapital(scan.tokens[at]) &&
    wordAt(scan, at) < '\u0400' &&
    SHY_MONTHS.has(wordAt(scan, at))
  )
    return null;
  const words = year.value.year ?? readYearWords(scan.tokens, year.next)?.value ?? null;
  const next =
    words !== year.value.year ? (readYearWords(scan.tokens, year.next)?.next ?? year.next) : year.next;
  const told = year.value.year !== null || year.value.yearShift !== null || words !== null;
  const stopped = told ? next : at + 1;
  const meaning: Meaning = {
    kind: 'month',
    year: words,
    month,
    shift: shift ?? null,
    yearShift: year.value.yearShift,
  };
  return { next: stopped, type: 'DATE', meaning };
}

/** True if a bare month word names a month here, not a modal, a verb or a person. */
function isMonthHere(scan: Scan, i: number): boolean {
  const token = scan.tokens[i];
  if (token === undefined) return false;
  const before = wordAt(scan, i - 1);
  const prepared = DATE_PREPOSITIONS.has(before) || (before === '-' && wordAt(scan, i - 2) === 'mid');
  const linked = ['and', 'or', '-', '–', ','].includes(before) && MONTHS.has(wordAt(scan, i - 2));
  const capital = isCapital(token);
  if (scan.shouting || SHY_MONTHS.has(token.lower)) {
    if (!capital && !(token.lower > '\u0400')) return false;
    if (prepared || linked) return before !== 'for' || !scan.shouting;
    const after = scan.tokens[i + 1];
    if (token.lower !== 'march' && token.lower !== 'may') return false;
    const noun =
      after?.kind === 'word' &&
      !isCapital(after) &&
      !['on', 'for', 'of', 'to', 'in', 'be', 'have', 'not'].includes(after.lower);
    return !scan.shouting && before === 'the' && noun;
  }
  if (!capital && token.lower < '\u0400') return false;
  const named =
    isCapital(scan.tokens[i + 1]) && !scan.tokens[i + 1]?.newLine && !MONTHS.has(wordAt(scan, i + 1));
  return prepared || linked || !named;
}

/** "spring 2022", "the winter of 1994", "last fall". */
export function matchSeason(scan: Scan, i: number): Match | null {
  const first = wordAt(scan, i);
  let at = first === 'the' ? i + 1 : i;
  let shift = shiftOf(wordAt(scan, at));
  if (shift !== undefined) at += 1;
  if (shift === 0 && wordAt(scan, at) === 'past') {
    shift = -1;
    at += 1;
  }
  const early = readYear(scan, at);
  if (early !== null) at += 1;
  const season = SEASONS.get(wordAt(scan, at));
  if (season === undefined) return null;
  const year = readYearAfter(scan, at + 1);
  const words = readYearWords(scan.tokens, wordAt(scan, at + 1) === 'of' ? at + 2 : at + 1);
  const value = early ?? year.value.year ?? words?.value ?? null;
  const bare = shift === undefined && value === null && year.value.yearShift === null;
  if (bare && !isSeasonHere(scan, at, first === 'the')) return null;
  const next = words !== null && value === words.value ? words.next : bare ? at + 1 : year.next;
  return {
    next,
    type: 'DATE',
    meaning: { kind: 'season', season, year: value, shift: shift ?? year.value.yearShift },
  };
}

function isSeasonHere(scan: Scan, i: number, article: boolean): boolean {
  const word = wordAt(scan, i);
  const before = wordAt(scan, article ? i - 2 : i - 1);
  const timed = [
    'in',
    'since',
    'during',
    'over',
    'until',
    'by',
    'early',
    'late',
    'mid',
    'through',
    'throughout',
    'before',
    'after',
  ].includes(before);
  if (word === 'fall' || word === 'spring')
    return (
      timed &&
      ['in', 'since', 'during', 'until', 'by', 'over'].includes(before) &&
      wordAt(scan, i + 1) !== 'of'
    );
  return timed;
}
