/** Times of day: "22:50", "3 a.m.", "around 5 pm local time", "noon", "0530 GMT", "between 10 p.m. and 2 a.m.". */
import { isDash, type Match, type Scan, wordAt } from './match-step.ts';
import { NUMBER_WORDS, ZONES } from './time-words.ts';

type Read = { hour: number; minute: number; half: 'am' | 'pm' | null; next: number };

/** One time of day or a range of two. */
export function matchClock(scan: Scan, i: number): Match | null {
  const from = readClock(scan, i) ?? readRangeStart(scan, i);
  if (from === null) return matchZoned(scan, i);
  let next = from.next;
  let to = from;
  const joint = wordAt(scan, next);
  const ranged =
    isDash(scan.tokens[next]) ||
    joint === 'to' ||
    joint === 'until' ||
    (joint === 'and' && wordAt(scan, i - 1) === 'between');
  const second = ranged ? readClock(scan, next + 1) : null;
  if (second !== null) {
    to = second;
    next = second.next;
  }
  const start = from.half === null && to.half !== null && from !== to ? withHalf(from, to) : from;
  const clock = { from: spell(start), to: spell(to) };
  return { next: skipZone(scan, next), type: 'TIME', meaning: { kind: 'clock' }, clock };
}

function spell(read: Read): string {
  const hour = read.half === null ? read.hour : (read.hour % 12) + (read.half === 'pm' ? 12 : 0);
  return `${String(hour).padStart(2, '0')}:${String(read.minute).padStart(2, '0')}`;
}

/** In "10 to 11 p.m." the first hour borrows the second's half of the day; "11 to 1 p.m." starts before noon. */
function withHalf(from: Read, to: Read): Read {
  const other = to.half === 'pm' ? 'am' : 'pm';
  const same = from.hour % 12 <= to.hour % 12;
  return { ...from, half: same ? to.half : other };
}

/** The bare hour in "10 to 11 p.m." and "between 10 and 11 p.m.". */
function readRangeStart(scan: Scan, i: number): Read | null {
  const hour = readHour(scan, i);
  if (
    hour === null ||
    hour > 12 ||
    !(isDash(scan.tokens[i + 1]) || ['to', 'and'].includes(wordAt(scan, i + 1)))
  )
    return null;
  if (wordAt(scan, i + 1) === 'and' && wordAt(scan, i - 1) !== 'between') return null;
  const second = readClock(scan, i + 2);
  return second === null || second.half === null ? null : { hour, minute: 0, half: null, next: i + 1 };
}

function readHour(scan: Scan, i: number): number | null {
  const token = scan.tokens[i];
  if (token?.kind === 'number')
    return token.text.length <= 2 && Number(token.text) <= 24 ? Number(token.text) : null;
  const value = NUMBER_WORDS.get(token?.lower ?? '');
  return value !== undefined && value <= 12 ? value : null;
}

function readClock(scan: Scan, i: number): Read | null {
  const word = wordAt(scan, i);
  if (word === 'noon') return { hour: 12, minute: 0, half: null, next: i + 1 };
  if (word === 'midnight') return { hour: 0, minute: 0, half: null, next: i + 1 };
  const hour = readHour(scan, i);
  if (hour === null) return readDigits(scan, i);
  const minutes = readMinutes(scan, i + 1);
  const half = readHalf(scan, minutes?.next ?? i + 1);
  if (half !== null) {
    if (hour < 1 || hour > 12) return null;
    return { hour, minute: minutes?.value ?? 0, half: half.value, next: half.next };
  }
  const zoned = minutes !== null && skipZone(scan, minutes.next) > minutes.next;
  if (minutes !== null && (minutes.colon || zoned) && scan.tokens[i]?.kind === 'number' && hour < 24) {
    return { hour, minute: minutes.value, half: null, next: minutes.next };
  }
  if (
    wordAt(scan, i + 1) === 'o' &&
    ["'", '’'].includes(wordAt(scan, i + 2)) &&
    wordAt(scan, i + 3) === 'clock'
  ) {
    return { hour, minute: 0, half: null, next: i + 4 };
  }
  return null;
}

const AFTER_DIGITS =
  /^(?:|on|in|local|hours|today|yesterday|tonight|this|when|while|the|by|and|[.,;:()"”-]|monday|tuesday|wednesday|thursday|friday|saturday|sunday|\d{1,2})$/;

/** "at 1805", "at 0530 today": the hour as soldiers and wires write it; a year never stands so behind "at". */
function readDigits(scan: Scan, i: number): Read | null {
  const token = scan.tokens[i];
  if (token?.kind !== 'number' || token.text.length !== 4 || wordAt(scan, i - 1) !== 'at') return null;
  const [hour, minute] = [Number(token.text.slice(0, 2)), Number(token.text.slice(2))];
  if (hour > 23 || minute > 59 || !AFTER_DIGITS.test(wordAt(scan, i + 1))) return null;
  return { hour, minute, half: null, next: i + 1 };
}

/** ":50" (and ".50", which needs a.m. or p.m. behind it); seconds are passed over. */
function readMinutes(scan: Scan, i: number): { value: number; next: number; colon: boolean } | null {
  const [sign, token] = [scan.tokens[i], scan.tokens[i + 1]];
  if (sign === undefined || sign.spaced || ![':', '.', 'h'].includes(sign.text)) return null;
  if (token?.kind !== 'number' || token.spaced || token.text.length !== 2 || Number(token.text) > 59)
    return null;
  const [again, seconds] = [scan.tokens[i + 2], scan.tokens[i + 3]];
  const long =
    sign.text === ':' &&
    again?.text === ':' &&
    !again.spaced &&
    seconds?.kind === 'number' &&
    seconds.text.length === 2;
  const next = long ? i + 4 : i + 2;
  const more = scan.tokens[next];
  if (more !== undefined && !more.spaced && (more.text === ':' || more.text === '%')) return null;
  return { value: Number(token.text), next, colon: sign.text !== '.' };
}

/** "a.m.", "pm", "AM"; "in the morning", "at night" name the half as well. */
function readHalf(scan: Scan, i: number): { value: 'am' | 'pm'; next: number } | null {
  const token = scan.tokens[i];
  const word = token?.lower ?? '';
  if (word === 'am' || word === 'pm') {
    if (word === 'am' && token?.spaced && token.text === 'am' && wordAt(scan, i - 2) === 'i') return null;
    return { value: word, next: i + 1 };
  }
  if ((word === 'a' || word === 'p') && wordAt(scan, i + 1) === '.' && wordAt(scan, i + 2) === 'm') {
    const stop = scan.tokens[i + 3];
    return { value: word === 'a' ? 'am' : 'pm', next: stop?.text === '.' && !stop.spaced ? i + 4 : i + 3 };
  }
  if (wordAt(scan, i) === 'in' && wordAt(scan, i + 1) === 'the') {
    if (wordAt(scan, i + 2) === 'morning') return { value: 'am', next: i + 3 };
    if (['afternoon', 'evening'].includes(wordAt(scan, i + 2))) return { value: 'pm', next: i + 3 };
  }
  return null;
}

/** "0530 GMT", "1430 local time", "2030 hours". */
function matchZoned(scan: Scan, i: number): Match | null {
  const token = scan.tokens[i];
  if (token?.kind !== 'number' || token.text.length !== 4) return null;
  const [hour, minute] = [Number(token.text.slice(0, 2)), Number(token.text.slice(2))];
  if (hour > 23 || minute > 59) return null;
  const after = wordAt(scan, i + 1);
  const hours =
    (after === 'hours' || after === 'hrs') && (token.text.startsWith('0') || wordAt(scan, i - 1) === 'at');
  const next = skipZone(scan, i + 1);
  if (next === i + 1 && !hours) return null;
  const clock = spell({ hour, minute, half: null, next });
  return {
    next: hours ? i + 2 : next,
    type: 'TIME',
    meaning: { kind: 'clock' },
    clock: { from: clock, to: clock },
  };
}

function skipZone(scan: Scan, i: number): number {
  const word = wordAt(scan, i);
  if (word === 'local' && wordAt(scan, i + 1) === 'time') return i + 2;
  if (ZONES.has(word) && scan.tokens[i]?.text === word.toUpperCase()) return i + 1;
  return word === 'z' && scan.tokens[i]?.text === 'Z' && !scan.tokens[i]?.spaced ? i + 1 : i;
}
