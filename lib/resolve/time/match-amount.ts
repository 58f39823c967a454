/** Amounts of time: "three weeks ago", "the past two months", "for two hours", "five-day", "every week". */

import { isDash, type Match, type Scan, shiftOf, wordAt } from './match-step.ts';
import { readCount } from './read-number.ts';
import type { Unit } from './time-meaning.ts';
import {
  DAY_PART_CODES,
  DAY_PARTS,
  MONTHS,
  PLURAL_WEEKDAYS,
  UNITS,
  VAGUE_COUNTS,
  WEEKDAYS,
} from './time-words.ts';

const UNIT_CODES: Readonly<Record<Unit, string>> = {
  second: 'S',
  minute: 'M',
  hour: 'H',
  day: 'D',
  week: 'W',
  weekend: 'WE',
  month: 'M',
  quarter: 'Q',
  year: 'Y',
  decade: 'E',
  century: 'C',
};
/** Words that may stand between a count and its unit. */
const FILLERS = new Set([
  'full',
  'whole',
  'more',
  'straight',
  'consecutive',
  'trading',
  'working',
  'calendar',
  'solid',
  'long',
  'additional',
  'other',
  'successive',
  'business',
]);

type Amount = { count: number | null; unit: Unit; next: number; approximate: boolean; dashed: boolean };

/** TIMEX3 value of a length: P2D, PT30M, P2Y6M; X where the count is open. */
export function durationValue(unit: Unit, count: number | null): string {
  const clock = unit === 'second' || unit === 'minute' || unit === 'hour';
  const prefix = clock ? 'PT' : 'P';
  if (count === null) return `${prefix}X${UNIT_CODES[unit]}`;
  if (unit === 'decade') return `P${count * 10}Y`;
  if (unit === 'century') return `P${count * 100}Y`;
  if (!Number.isInteger(count)) {
    const whole = Math.floor(count);
    if (unit === 'year' && count - whole === 0.5) return `${whole > 0 ? `P${whole}Y` : 'P'}6M`;
    if (unit === 'hour' && count - whole === 0.5) return `${whole > 0 ? `PT${whole}H` : 'PT'}30M`;
  }
  return `${prefix}${count}${UNIT_CODES[unit]}`;
}

/** A count and its unit at `i`: "two weeks", "several years", "2-day", "a couple of days", "two or three days". */
function readAmount(scan: Scan, i: number): Amount | null {
  let at = i;
  let approximate = false;
  let count: number | null;
  const word = wordAt(scan, at);
  const article = word === 'a' ? 1 : 0;
  const vague = wordAt(scan, at + article);
  if (VAGUE_COUNTS.has(vague) && vague !== 'recent' && vague !== 'coming') {
    count = vague === 'couple' ? 2 : null;
    approximate = true;
    at += article + 1;
    if (vague === 'couple' && wordAt(scan, at) === 'of') at += 1;
  } else {
    const read = readCount(scan.tokens, at);
    if (read === null) return null;
    count = read.value;
    at = read.next;
    if (['or', 'to', '-', '–'].includes(wordAt(scan, at))) {
      const upper = readCount(scan.tokens, at + 1);
      if (upper !== null && upper.value > count && UNITS.has(wordAt(scan, upper.next))) {
        approximate = true;
        at = upper.next;
      }
    }
  }
  const dashed = isDash(scan.tokens[at]) && !scan.tokens[at]?.spaced;
  if (dashed) at += 1;
  if (FILLERS.has(wordAt(scan, at))) at += 1;
  const noun = wordAt(scan, at);
  const unit = UNITS.get(noun);
  if (unit === undefined || !isUnitHere(scan, i, at, unit)) return null;
  const half =
    count !== null && !dashed && [1, 2, 3].every((k) => wordAt(scan, at + k) === ['and', 'a', 'half'][k - 1]);
  if (half && count !== null) return { count: count + 0.5, unit, next: at + 4, approximate, dashed };
  return {
    count: noun === 'fortnight' && count !== null ? count * 2 : count,
    unit,
    next: at + 1,
    approximate,
    dashed,
  };
}

/** "a second missile", "a quarter of", "7-year-old" are no amounts of time. */
function isUnitHere(scan: Scan, from: number, at: number, unit: Unit): boolean {
  const noun = wordAt(scan, at);
  const after = wordAt(scan, at + 1);
  if (unit === 'second' && noun === 'second' && (scan.tokens[from]?.kind !== 'number' || after !== 'delay'))
    return false;
  if (unit === 'quarter' && (after === 'of' || wordAt(scan, from) === 'a')) return false;
  if (isDash(scan.tokens[at + 1]) && wordAt(scan, at + 2).startsWith('old')) return false;
  if (after === 'old' || after === 'olds') return false;
  if (isDash(scan.tokens[at + 1]) && ['ago', 'earlier'].includes(wordAt(scan, at + 2))) return false;
  const figure = scan.tokens[from];
  if (figure?.kind === 'number' && figure.text.length === 4 && !noun.endsWith('s') && from + 1 === at)
    return false;
  return noun !== 'min' && noun !== 'mins' ? true : scan.tokens[from]?.kind === 'number';
}

/** "three weeks ago", "a year earlier", "two days later", "years ago". */
export function matchOffset(scan: Scan, i: number): Match | null {
  const bare = UNITS.get(wordAt(scan, i));
  if (bare !== undefined && wordAt(scan, i).endsWith('s') && wordAt(scan, i + 1) === 'ago') {
    return { next: i + 2, type: 'DATE', meaning: { kind: 'ref', ref: 'PAST_REF' } };
  }
  const yearBack = matchYearBack(scan, i);
  if (yearBack !== null) return yearBack;
  const amount = readAmount(scan, i);
  if (amount === null) return null;
  let at = amount.next;
  if (wordAt(scan, at) === 'or' && wordAt(scan, at + 1) === 'so') at += 2;
  const mark = wordAt(scan, at);
  const next = wordAt(scan, at + 1);
  if (amount.dashed) return null;
  if (mark === 'ago') return offsetMatch(amount, at + 1, -1, 'anchor');
  if (mark === 'from' && next === 'now') return offsetMatch(amount, at + 2, 1, 'anchor');
  if (mark === 'hence') return offsetMatch(amount, at + 1, 1, 'anchor');
  if (mark === 'earlier' && next !== 'this') return offsetMatch(amount, at + 1, -1, 'text');
  if (mark === 'later') return offsetMatch(amount, at + 1, 1, 'text');
  return null;
}

/** "year-earlier", "year-ago" as an adjective: a year before the time it is compared with. */
function matchYearBack(scan: Scan, i: number): Match | null {
  if (
    wordAt(scan, i) !== 'year' ||
    !isDash(scan.tokens[i + 1]) ||
    !['ago', 'earlier'].includes(wordAt(scan, i + 2))
  )
    return null;
  return {
    next: i + 3,
    type: 'DATE',
    meaning: { kind: 'offset', unit: 'year', count: 1, direction: -1, base: 'text' },
  };
}

function offsetMatch(amount: Amount, next: number, direction: -1 | 1, base: 'anchor' | 'text'): Match {
  const { unit, count } = amount;
  if (count === null)
    return { next, type: 'DATE', meaning: { kind: 'ref', ref: direction < 0 ? 'PAST_REF' : 'FUTURE_REF' } };
  const clock = unit === 'second' || unit === 'minute' || unit === 'hour';
  const meaning = { kind: 'offset', unit, count, direction, base } as const;
  return { next, type: clock ? 'TIME' : 'DATE', meaning, approximate: amount.approximate };
}

/** "the past two months", "the last few days", "recent weeks", "coming months", "the next 24 hours". */
export function matchSpan(scan: Scan, i: number): Match | null {
  const at = wordAt(scan, i) === 'the' ? i + 1 : i;
  const word = wordAt(scan, at);
  const unit = UNITS.get(wordAt(scan, at + 1));
  if ((word === 'recent' || word === 'coming') && unit !== undefined && wordAt(scan, at + 1).endsWith('s')) {
    const direction = word === 'recent' ? -1 : 1;
    return { next: at + 2, type: 'DATE', meaning: { kind: 'span', unit, count: null, direction } };
  }
  if (at !== i && (word === 'past' || word === 'last') && wordAt(scan, at + 1) === 'day') {
    return {
      next: at + 2,
      type: 'DURATION',
      meaning: { kind: 'span', unit: 'day', count: 1, direction: -1 },
    };
  }
  const shift = shiftOf(word);
  if (shift === undefined || shift === 0 || word === 'following') return null;
  const amount = readAmount(scan, at + 1);
  if (amount === null || amount.dashed || wordAt(scan, at + 1) === 'a') return null;
  const meaning = { kind: 'span', unit: amount.unit, count: amount.count, direction: shift } as const;
  return { next: amount.next, type: 'DURATION', meaning, approximate: amount.approximate };
}

/** "two hours", "five-day", "the first nine months", "a year", "several weeks". */
export function matchDuration(scan: Scan, i: number): Match | null {
  let at = i;
  if (wordAt(scan, at) === 'the') {
    at += 1;
    if (wordAt(scan, at) === 'first' || wordAt(scan, at) === 'latest') at += 1;
    if (['a', 'an', 'couple', 'few', 'several'].includes(wordAt(scan, at))) return null;
  }
  const amount = readAmount(scan, at);
  if (amount === null) return null;
  const before = wordAt(scan, i - 1);
  if (wordAt(scan, at) === 'a' && ['once', 'twice', 'times'].includes(before)) {
    const value = durationValue(amount.unit, 1);
    return { next: amount.next, type: 'SET', meaning: { kind: 'set', value } };
  }
  const value = durationValue(amount.unit, amount.count);
  const meaning = { kind: 'duration', unit: amount.unit, count: amount.count, value } as const;
  return { next: amount.next, type: 'DURATION', meaning, approximate: amount.approximate };
}

/** Words that say by themselves how often. */
export const HABITS = new Map([
  ['daily', 'XXXX-XX-XX'],
  ['nightly', 'XXXX-XX-XXTNI'],
  ['hourly', 'PT1H'],
  ['weekly', 'XXXX-WXX'],
  ['monthly', 'XXXX-XX'],
  ['yearly', 'XXXX'],
]);

/** "every day", "each Thursday", "daily", "Mondays", "every two weeks". */
export function matchSet(scan: Scan, i: number): Match | null {
  const word = wordAt(scan, i);
  const habit = HABITS.get(word);
  if (habit !== undefined) return setMatch(i + 1, habit);
  const plural = PLURAL_WEEKDAYS.get(word);
  if (plural !== undefined) return setMatch(i + 1, `XXXX-WXX-${plural}`);
  if (word !== 'every' && word !== 'each') return null;
  const noun = wordAt(scan, i + 1);
  const weekday = WEEKDAYS.get(noun);
  if (weekday !== undefined) return setMatch(i + 2, `XXXX-WXX-${weekday}`);
  const month = MONTHS.get(noun);
  if (month !== undefined) return setMatch(i + 2, `XXXX-${String(month).padStart(2, '0')}`);
  const part = DAY_PARTS.get(noun);
  if (part !== undefined) return setMatch(i + 2, `XXXX-XX-XX${DAY_PART_CODES[part]}`);
  const unit = UNITS.get(noun);
  if (unit !== undefined && unit !== 'second') return setMatch(i + 2, durationValue(unit, 1));
  const amount = word === 'every' ? readAmount(scan, i + 1) : null;
  return amount === null ? null : setMatch(amount.next, durationValue(amount.unit, amount.count));
}

function setMatch(next: number, value: string): Match {
  return { next, type: 'SET', meaning: { kind: 'set', value } };
}
