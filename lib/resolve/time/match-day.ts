/** Calendar days: "Oct. 31, 2022", "the 24th of February", "14-15 November", "2022-10-31", "07/04/2022". */
import { daysInMonth } from './calendar.ts';
import { isDash, type Match, readYear, type Scan, skipComma, skipStop, wordAt } from './match-step.ts';
import { readOrdinal } from './read-number.ts';
import type { Meaning, Shift } from './time-meaning.ts';
import { MONTHS, SHORT_WEEKDAYS, WEEKDAYS } from './time-words.ts';

type DayMeaning = Extract<Meaning, { kind: 'day' }>;
type Part<V> = { value: V; next: number };

/** A calendar day or a run of days in one month, with the weekday before it if there is one. */
export function matchDay(scan: Scan, i: number): Match | null {
  const token = scan.tokens[i];
  if (token === undefined) return null;
  const weekday = WEEKDAYS.get(token.lower) ?? SHORT_WEEKDAYS.get(token.lower) ?? null;
  if (weekday === null) {
    const match = matchMonthFirst(scan, i) ?? matchDayFirst(scan, i) ?? matchDigits(scan, i);
    return match ?? matchHoliday(scan, i);
  }
  let at = skipComma(scan, skipStop(scan, i + 1));
  if (scan.tokens[at]?.text === '(') at += 1;
  if (wordAt(scan, at) === 'the') at += 1;
  const match = matchMonthFirst(scan, at) ?? matchDayFirst(scan, at) ?? matchDigits(scan, at);
  if (match === null || match.meaning.kind !== 'day') return match;
  return { ...match, meaning: { ...match.meaning, weekday } };
}

function dayMatch(next: number, parts: Omit<DayMeaning, 'kind' | 'weekday'>): Match | null {
  const limit = daysInMonth(parts.year ?? 2000, parts.month);
  if (parts.day < 1 || parts.day > limit) return null;
  if (parts.toDay !== null && (parts.toDay <= parts.day || parts.toDay > limit)) return null;
  return { next, type: 'DATE', meaning: { kind: 'day', ...parts, weekday: null } };
}

/** Day of the month at `i`: "31", "31st", "thirty-first". */
function readMonthDay(scan: Scan, i: number): Part<number> | null {
  const ordinal = readOrdinal(scan.tokens, i);
  if (ordinal !== null) return ordinal.value <= 31 ? ordinal : null;
  const token = scan.tokens[i];
  if (token?.kind !== 'number' || token.text.length > 2) return null;
  const value = Number(token.text);
  return value >= 1 && value <= 31 ? { value, next: i + 1 } : null;
}

function matchMonthFirst(scan: Scan, i: number): Match | null {
  const month = MONTHS.get(wordAt(scan, i));
  if (month === undefined) return null;
  const day = readMonthDay(scan, skipStop(scan, i + 1));
  if (day === null || isPartOfFigure(scan, day.next)) return null;
  const to = readRangeEnd(scan, day.next);
  const end = to?.next ?? day.next;
  const year = (scan.shouting ? readShortYear(scan, end) : null) ?? readYearAfter(scan, end);
  return dayMatch(year.next, { ...year.value, month, day: day.value, toDay: to?.value ?? null });
}

/** True if the number goes on as a clock, a share or a decimal: "May 10%", "May 10:30". */
function isPartOfFigure(scan: Scan, i: number): boolean {
  const [sign, after] = [scan.tokens[i], scan.tokens[i + 1]];
  if (sign === undefined || sign.spaced) return false;
  if (sign.text === '%') return true;
  const glued = after?.kind === 'number' && !after.spaced;
  return glued && (sign.text === ':' || sign.text === '.' || (sign.text === ',' && after.text.length === 3));
}

/** "-15" or "to 15" behind a day; "and 15" only where no counted thing can follow. */
function readRangeEnd(scan: Scan, i: number): Part<number> | null {
  const joint = scan.tokens[i];
  if (joint === undefined) return null;
  const word = joint.lower;
  if (!isDash(joint) && !['/', 'to', 'through', 'and', '&'].includes(word)) return null;
  const day = readMonthDay(scan, i + 1);
  if (day === null || isPartOfFigure(scan, day.next)) return null;
  const after = scan.tokens[day.next];
  if (after !== undefined && after.kind !== 'sign' && readYear(scan, day.next) === null) {
    if (word === 'and' || word === '&' || word === 'to') return null;
    if (MONTHS.has(after.lower)) return null;
  }
  return day;
}

type YearPart = { year: number | null; yearShift: Shift };

const YEAR_SHIFTS: ReadonlyMap<string, -1 | 0 | 1> = new Map([
  ['last', -1],
  ['this', 0],
  ['next', 1],
]);

/** The year behind a month or a day: ", 2022", "2022", "'22", "of last year". */
export function readYearAfter(scan: Scan, i: number): Part<YearPart> {
  const none = { value: { year: null, yearShift: null }, next: i };
  let at = skipComma(scan, i);
  if (wordAt(scan, at) === 'of') at += 1;
  if (wordAt(scan, at) === 'the' && wordAt(scan, at + 1) === 'year') at += 2;
  const year = readYear(scan, at);
  if (year !== null) return { value: { year, yearShift: null }, next: at + 1 };
  const short = scan.tokens[at + 1];
  if (["'", '’', '‘'].includes(wordAt(scan, at)) && short?.kind === 'number' && short.text.length === 2) {
    return { value: { year: fullYear(Number(short.text)), yearShift: null }, next: at + 2 };
  }
  if (wordAt(scan, at + 1) !== 'year') return none;
  const shift = YEAR_SHIFTS.get(wordAt(scan, at));
  return shift === undefined ? none : { value: { year: null, yearShift: shift }, next: at + 2 };
}

/** Two-digit years mean 1951–2050. */
export function fullYear(short: number): number {
  return short > 50 ? 1900 + short : 2000 + short;
}

function matchDayFirst(scan: Scan, i: number): Match | null {
  let at = i;
  if (wordAt(scan, at) === 'the' && readOrdinal(scan.tokens, at + 1) !== null) at += 1;
  const day = readMonthDay(scan, at);
  if (day === null) return null;
  const before = scan.tokens[at - 1];
  if (before !== undefined && !scan.tokens[at]?.spaced && ['.', ',', ':', '$'].includes(before.text))
    return null;
  const to = readDayRange(scan, day.next);
  at = to?.next ?? day.next;
  if (wordAt(scan, at) === 'of') at += 1;
  else if (isDash(scan.tokens[at]) && !scan.tokens[at]?.spaced) at += 1;
  const word = scan.tokens[at];
  const month = MONTHS.get(word?.lower ?? '');
  if (word === undefined || month === undefined || !isMonthSpelling(scan, word.text)) return null;
  const end = skipStop(scan, at + 1);
  const short = readShortYear(scan, end);
  const dashed = isDash(scan.tokens[end]) && !scan.tokens[end]?.spaced && readYear(scan, end + 1) !== null;
  const stopped = short ?? readYearAfter(scan, dashed ? end + 1 : end);
  const year =
    stopped.value.year === null && stopped.value.yearShift === null ? { ...stopped, next: at + 1 } : stopped;
  return dayMatch(year.next, { ...year.value, month, day: day.value, toDay: to?.value ?? null });
}

/** "5 may have died" is no date: an English month needs its capital. */
function isMonthSpelling(scan: Scan, text: string): boolean {
  const first = text.charAt(0);
  if (scan.shouting) return true;
  return first !== first.toLowerCase() || first > '\u0400';
}

function readDayRange(scan: Scan, i: number): Part<number> | null {
  const joint = scan.tokens[i];
  if (joint === undefined) return null;
  if (!isDash(joint) && !['/', 'to', 'and', '&'].includes(joint.lower)) return null;
  return readMonthDay(scan, i + 1);
}

/** The year of "12 JAN 90" and "12-Jan-90": two digits with no word behind them. */
function readShortYear(scan: Scan, i: number): Part<YearPart> | null {
  const at = isDash(scan.tokens[i]) ? i + 1 : i;
  const token = scan.tokens[at];
  if (token?.kind !== 'number' || token.text.length !== 2) return null;
  const after = scan.tokens[at + 1];
  if (
    after !== undefined &&
    !after.newLine &&
    (after.kind !== 'sign' || [':', '%', '.'].includes(after.text))
  ) {
    if (after.text !== '.' || scan.tokens[at + 2]?.kind === 'number') return null;
  }
  return { value: { year: fullYear(Number(token.text)), yearShift: null }, next: at + 1 };
}

/** Dates in digits: year first (ISO), or the year last with the order of day and month stated as open. */
function matchDigits(scan: Scan, i: number): Match | null {
  if (scan.tokens[i]?.kind !== 'number' || scan.tokens[i + 2]?.kind !== 'number') return null;
  const [a, s, b, t, c] = scan.tokens.slice(i, i + 5);
  if (a?.kind !== 'number' || b?.kind !== 'number' || c?.kind !== 'number' || s === undefined) return null;
  if (s.text !== t?.text || !['-', '/', '.'].includes(s.text)) return null;
  if (s.spaced || b.spaced || t.spaced || c.spaced || isPartOfFigure(scan, i + 5)) return null;
  const parts = { yearShift: null, toDay: null };
  if (a.text.length === 4 && b.text.length <= 2 && c.text.length <= 2) {
    const next = skipClockMark(scan, i + 5);
    return checked(
      dayMatch(next, { ...parts, year: Number(a.text), month: Number(b.text), day: Number(c.text) }),
    );
  }
  if (a.text.length > 2 || b.text.length > 2) return null;
  if (c.text.length !== 4 && !(c.text.length === 2 && s.text === '/')) return null;
  const year = c.text.length === 4 ? Number(c.text) : fullYear(Number(c.text));
  if (year < 1000) return null;
  const [first, second] = [Number(a.text), Number(b.text)];
  if (s.text === '.' || first > 12 || first === second) {
    return checked(dayMatch(i + 5, { ...parts, year, month: second, day: first }));
  }
  if (second > 12) return checked(dayMatch(i + 5, { ...parts, year, month: first, day: second }));
  if (first < 1 || second < 1) return null;
  return { next: i + 5, type: 'DATE', meaning: { kind: 'numeric_day', year, first, second } };
}

function checked(match: Match | null): Match | null {
  if (match?.meaning.kind !== 'day') return null;
  return match.meaning.month >= 1 && match.meaning.month <= 12 ? match : null;
}

/** "2022-10-31T22:50": the T belongs to the day. */
function skipClockMark(scan: Scan, i: number): number {
  const token = scan.tokens[i];
  return token?.text === 'T' && !token.spaced && scan.tokens[i + 1]?.kind === 'number' ? i + 1 : i;
}

/** Feasts with a fixed day in most calendars, with the year that may follow, and the day before one. */
function matchHoliday(scan: Scan, i: number): Match | null {
  const opens = ['the', 'day', 'before'].every((word, k) => wordAt(scan, i + k) === word);
  if (opens) {
    const feast = feastAt(scan, i + 3);
    return feast === null || !/^(25|1)$/.test(String(feast.day))
      ? null
      : feastMatch(scan, { ...feast, month: 12, day: feast.day === 1 ? 31 : 24 });
  }
  const feast = feastAt(scan, i);
  return feast === null || feast.bare ? null : feastMatch(scan, feast);
}

type Feast = { next: number; month: number; day: number; bare: boolean };

function feastMatch(scan: Scan, { next, month, day }: Feast): Match | null {
  const year = readYearAfter(scan, next);
  const told = year.value.year !== null || year.value.yearShift !== null;
  return dayMatch(told ? year.next : next, { ...year.value, month, day, toDay: null });
}

/** "Christmas Eve", "New Year's Day"; `bare` = the feast without "Eve" or "Day". */
function feastAt(scan: Scan, i: number): Feast | null {
  const word = wordAt(scan, i);
  if (word === 'christmas') {
    if (wordAt(scan, i - 1) === 'orthodox') return null;
    const tail = wordAt(scan, i + 1);
    if (tail === 'eve') return { next: i + 2, month: 12, day: 24, bare: false };
    const isDay = tail === 'day';
    // "On Christmas morning": the part of the day stands behind it and is read with it.
    const isPart = /^(?:morning|afternoon|evening|night)$/.test(tail ?? '');
    return { next: isDay ? i + 2 : i + 1, month: 12, day: 25, bare: !isDay && !isPart };
  }
  if (word !== 'new' || wordAt(scan, i + 1) !== 'year') return null;
  const at = ["'", '’'].includes(wordAt(scan, i + 2)) && wordAt(scan, i + 3) === 's' ? i + 4 : i + 2;
  if (wordAt(scan, at) === 'eve') return { next: at + 1, month: 12, day: 31, bare: false };
  const isDay = wordAt(scan, at) === 'day';
  return { next: isDay ? at + 1 : at, month: 1, day: 1, bare: !isDay };
}
