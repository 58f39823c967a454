/** Times said from where the text stands: yesterday, last Tuesday, this week, the following day, that night. */

import { isCapital, isDash, type Match, type Scan, shiftOf, wordAt } from './match-step.ts';
import {
  DAY_PARTS,
  SHORT_WEEKDAYS,
  TODAY_WORDS,
  TOMORROW_WORDS,
  UNITS,
  WEEKDAYS,
  YESTERDAY_WORDS,
} from './time-words.ts';

/** Words that make a weekday a name ("Black Friday", "Sunday Times"). */
const NAMING_BEFORE = new Set([
  'black',
  'good',
  'bloody',
  'freaky',
  'ruby',
  'ash',
  'palm',
  'sheffield',
  'super',
  'holy',
  'maundy',
  'cyber',
  'casual',
  'fat',
  'shrove',
  'giving',
]);
/** "On Palm Sunday" is said of the Sunday that has just been; "the Good Friday accord" of a name. */
const FEASTS = new Set(['palm', 'good', 'holy', 'maundy', 'ash', 'shrove']);
const NAMING_AFTER = new Set([
  'times',
  'telegraph',
  'mirror',
  'express',
  'mail',
  'herald',
  'post',
  'star',
  'tribune',
  'age',
  'sun',
  'world',
  'magazine',
  'school',
  'league',
  'club',
  'prayers',
]);

/** The direction that "last", "next" or "this coming" gives to the name behind, and the token of that name. */
function readShift(scan: Scan, at: number): { shift: ReturnType<typeof shiftOf>; next: number } {
  const first = shiftOf(wordAt(scan, at));
  if (first === undefined) return { shift: first, next: at };
  const second = first === 0 ? shiftOf(wordAt(scan, at + 1)) : undefined;
  return second === undefined ? { shift: first, next: at + 1 } : { shift: second, next: at + 2 };
}

/** "Tuesday", "last Wednesday", "this coming Sunday". */
export function matchWeekday(scan: Scan, i: number): Match | null {
  let at = i;
  if (wordAt(scan, at) === 'the' && shiftOf(wordAt(scan, at + 1)) !== undefined) at += 1;
  const { shift, next } = readShift(scan, at);
  at = next;
  const token = scan.tokens[at];
  const weekday = WEEKDAYS.get(token?.lower ?? '');
  if (token === undefined || weekday === undefined) return null;
  if (!scan.shouting && !isCapital(token) && token.lower < '\u0400') return null;
  if (shift === undefined && isWeekdayName(scan, at)) return null;
  // "Following Sunday's attack": after the attack of that day.
  if (wordAt(scan, i) === 'following' && wordAt(scan, at + 2) === 's' && !scan.tokens[at + 1]?.spaced)
    return null;
  return { next: at + 1, type: 'DATE', meaning: { kind: 'weekday', weekday, shift: shift ?? null } };
}

function isWeekdayName(scan: Scan, i: number): boolean {
  const [before, after] = [scan.tokens[i - 1], scan.tokens[i + 1]];
  if (NAMING_BEFORE.has(before?.lower ?? '') && (scan.shouting || isCapital(before)))
    return !(FEASTS.has(before?.lower ?? '') && scan.tokens[i - 2]?.lower === 'on');
  return NAMING_AFTER.has(after?.lower ?? '') && (scan.shouting || isCapital(after));
}

/** "Fri." and "Tues" where a clock or a part of the day follows; "Fri., Oct. 5" is read with its day. */
export function matchShortWeekday(scan: Scan, i: number): Match | null {
  const token = scan.tokens[i];
  const weekday = SHORT_WEEKDAYS.get(token?.lower ?? '');
  if (weekday === undefined || !isCapital(token)) return null;
  // "Tues morning", "Fri night"
  if (DAY_PARTS.has(wordAt(scan, i + 1)))
    return { next: i + 1, type: 'DATE', meaning: { kind: 'weekday', weekday, shift: null } };
  const before = wordAt(scan, i - 1);
  if (before !== 'on' || wordAt(scan, i + 1) !== '.') return null;
  return { next: i + 2, type: 'DATE', meaning: { kind: 'weekday', weekday, shift: null } };
}

/** "yesterday", "today", "tonight", "overnight", "the day before yesterday". */
export function matchDeicticDay(scan: Scan, i: number): Match | null {
  const word = wordAt(scan, i);
  if (TODAY_WORDS.has(word)) return deictic(i + 1, 0);
  if (YESTERDAY_WORDS.has(word)) return deictic(i + 1, -1);
  if (TOMORROW_WORDS.has(word)) return deictic(i + 1, 1);
  if (word === 'tonight') return { ...deictic(i + 1, 0), type: 'TIME', dayPart: 'night' };
  if (word === 'overnight') return matchOvernight(i);
  if (word === 'the' && wordAt(scan, i + 1) === 'day') {
    if (wordAt(scan, i + 2) === 'before' && YESTERDAY_WORDS.has(wordAt(scan, i + 3)))
      return deictic(i + 4, -2);
    if (wordAt(scan, i + 2) === 'after' && TOMORROW_WORDS.has(wordAt(scan, i + 3))) return deictic(i + 4, 2);
  }
  return null;
}

function deictic(next: number, offset: number): Match {
  return { next, type: 'DATE', meaning: { kind: 'deictic_day', offset, overnight: false } };
}

function matchOvernight(i: number): Match {
  const meaning = { kind: 'deictic_day', offset: -1, overnight: true } as const;
  return { next: i + 1, type: 'TIME', meaning, dayPart: 'night' };
}

const DAY_OFFSETS: ReadonlyMap<string, number> = new Map([
  ['next', 1],
  ['following', 1],
  ['previous', -1],
  ['preceding', -1],
  ['same', 0],
]);

/** "last night", "this morning", "the following day", "that evening", "later in the day". */
export function matchDayPhrase(scan: Scan, i: number): Match | null {
  const at = wordAt(scan, i) === 'the' ? i + 1 : i;
  const word = wordAt(scan, at);
  const noun = wordAt(scan, at + 1);
  const part = DAY_PARTS.get(noun);
  if (part !== undefined && !noun.endsWith('s')) {
    if (word === 'last' && at === i) return { ...deictic(at + 2, -1), type: 'TIME', dayPart: part };
    if (word === 'this' && at === i) return { ...deictic(at + 2, 0), type: 'TIME', dayPart: part };
  }
  const before = matchBefore(scan, at);
  if (before !== null && at > i) return before;
  if (noun !== 'day' && part === undefined) return null;
  const offset = DAY_OFFSETS.get(word);
  if (offset === undefined || (at === i && word !== 'next')) return null;
  const direction = offset < 0 ? -1 : 1;
  const meaning = { kind: 'offset', unit: 'day', count: Math.abs(offset), direction, base: 'text' } as const;
  const match: Match = { next: at + 2, type: part === undefined ? 'DATE' : 'TIME', meaning };
  return part === undefined ? match : { ...match, dayPart: part };
}

/** "the day before", "the evening before", with nothing that it is before. */
function matchBefore(scan: Scan, at: number): Match | null {
  const word = wordAt(scan, at);
  const part = DAY_PARTS.get(word);
  if ((word !== 'day' && part === undefined) || wordAt(scan, at + 1) !== 'before') return null;
  const after = scan.tokens[at + 2];
  if (after !== undefined && after.kind !== 'sign' && after.lower !== 'and' && !after.newLine) return null;
  const meaning = { kind: 'offset', unit: 'day', count: 1, direction: -1, base: 'text' } as const;
  const match: Match = { next: at + 2, type: part === undefined ? 'DATE' : 'TIME', meaning };
  return part === undefined ? match : { ...match, dayPart: part };
}

/** "this week", "last month", "the current year", "the coming weekend", "the weekend". */
export function matchUnit(scan: Scan, i: number): Match | null {
  let at = wordAt(scan, i) === 'the' ? i + 1 : i;
  const said = readShift(scan, at);
  let { shift } = said;
  at = said.next;
  if (wordAt(scan, at) === 'full' || wordAt(scan, at) === 'fiscal' || wordAt(scan, at) === 'calendar')
    at += 1;
  const noun = wordAt(scan, at);
  const unit = UNITS.get(noun);
  if (unit === undefined || noun === 'fortnight' || (noun.endsWith('s') && !noun.endsWith('ss'))) return null;
  if (['second', 'minute', 'hour', 'day'].includes(unit)) return null;
  if (shift === undefined) {
    if (unit !== 'weekend' || at === i || isDash(scan.tokens[at + 1])) return null;
    shift = wordAt(scan, i - 1) === 'over' ? -1 : 0;
  }
  if (isDash(scan.tokens[at + 1]) && !scan.tokens[at + 1]?.spaced && wordAt(scan, at + 2) !== 'end')
    return null;
  const trailing = wordAt(scan, i) === 'the' && wordAt(scan, i + 1) === 'past';
  return { next: at + 1, type: 'DATE', meaning: { kind: 'unit', unit, shift, trailing } };
}

/** A part of the day alone: "in the morning", "at dawn", "the early hours", "at noon" is a clock. */
export function matchDayPart(scan: Scan, i: number): Match | null {
  const word = wordAt(scan, i);
  const before = wordAt(scan, i - 1);
  if (
    word === 'the' &&
    ['early', 'small', 'wee', 'pre-dawn', 'predawn'].includes(wordAt(scan, i + 1)) &&
    wordAt(scan, i + 2) === 'hours'
  ) {
    const ofMorning =
      wordAt(scan, i + 3) === 'of' && wordAt(scan, i + 4) === 'the' && wordAt(scan, i + 5) === 'morning';
    return { next: ofMorning ? i + 6 : i + 3, type: 'TIME', meaning: { kind: 'day_part' }, dayPart: 'dawn' };
  }
  const article = word === 'the';
  const part = DAY_PARTS.get(wordAt(scan, article ? i + 1 : i));
  if (part === undefined) return null;
  const timed = article
    ? ['in', 'during', 'through', 'throughout', 'into', 'until'].includes(before)
    : ['at', 'by', 'before', 'after', 'until', 'around', 'since'].includes(before) &&
      wordAt(scan, i + 1) !== 'of';
  if (!timed) return null;
  return { next: article ? i + 2 : i + 1, type: 'TIME', meaning: { kind: 'day_part' }, dayPart: part };
}
