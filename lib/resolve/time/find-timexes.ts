/** Finds every time expression of a text. */

import type { Timex } from '#lib/schema.ts';
import { isDay } from '#lib/time.ts';
import type { Match, Scan } from './match-step.ts';
import { wordAt } from './match-step.ts';
import { matchTimex } from './match-timex.ts';
import { quarterValue } from './quarter-value.ts';
import { readTense } from './read-tense.ts';
import { readTokens, type Token } from './read-tokens.ts';
import type { FoundTimex } from './time-meaning.ts';
import { canStartTimex } from './timex-starters.ts';
import { timexValue } from './timex-value.ts';

type Located = Match & { from: number };

/**
 * All time expressions of a text in order, not overlapping. `anchor` is the day the text was written (ISO day, or
 * an instant of which the day counts); with null the values keep X where the day is open. Never throws.
 */
export function findTimexes(text: string, anchor: string | null): FoundTimex[] {
  const tokens = readTokens(text);
  const scan: Scan = { tokens, shouting: isShouting(tokens) };
  const day = anchor === null ? null : anchor.slice(0, 10);
  const anchorDay = day !== null && isDay(day) ? day : null;
  const found: FoundTimex[] = [];
  for (const match of joinClocks(scan, locate(scan))) {
    const timex = toTimex(text, scan, inThatYear(text, scan, match, found), anchorDay);
    found.push({ ...timex, value: quarterValue(timex, found) ?? timex.value });
  }
  return found.filter((timex) => !isLooseQuarter(timex));
}

/** The same as plain records, for output. */
export function tagTimexes(text: string, publishedAt: string | null): Timex[] {
  return findTimexes(text, publishedAt).map(({ start, end, quote, type, value }) => ({
    start,
    end,
    quote,
    type,
    value,
  }));
}

function locate(scan: Scan): Located[] {
  const found: Located[] = [];
  for (let i = 0; i < scan.tokens.length; ) {
    const token = scan.tokens[i];
    const match =
      token !== undefined && canStartTimex(token, scan.tokens[i + 1]) ? matchTimex(scan, i) : null;
    if (match === null) i += 1;
    else {
      found.push({ ...match, from: i });
      i = match.next;
    }
  }
  return found;
}

/** "10 p.m. Wednesday", "5 p.m. EST, Nov. 6": a clock right before its day is one expression. */
function joinClocks(scan: Scan, found: readonly Located[]): Located[] {
  const joined: Located[] = [];
  for (const match of found) {
    const last = joined.at(-1);
    const gap = last === undefined ? '' : wordAt(scan, last.next);
    const near =
      last !== undefined && (last.next === match.from || (gap === ',' && last.next + 1 === match.from));
    const dated = ['day', 'weekday', 'deictic_day', 'numeric_day'].includes(match.meaning.kind);
    if (
      last !== undefined &&
      near &&
      dated &&
      match.clock === undefined &&
      isTimeAlone(last) &&
      !scan.tokens[match.from]?.newLine
    ) {
      joined[joined.length - 1] = joinPair(last, match);
    } else joined.push(match);
  }
  return joined;
}

const THAT_YEAR = /^\s(?:of|in)\s(?:that|the(?:\svery)?\ssame)\syear\b/i;

/** "on 1 April 2022 … in July of that year": the year is that of the last expression before it that states one. */
function inThatYear(text: string, scan: Scan, match: Located, found: readonly FoundTimex[]): Located {
  const { meaning } = match;
  if ((meaning.kind !== 'day' && meaning.kind !== 'month') || meaning.year !== null) return match;
  const end = scan.tokens[match.next - 1]?.end ?? 0;
  if (!THAT_YEAR.test(text.slice(end, end + 25))) return match;
  const told = found.findLast(({ meaning: m }) => 'year' in m && m.year !== null)?.meaning;
  const year = told !== undefined && 'year' in told ? told.year : null;
  return year === null ? match : { ...match, meaning: { ...meaning, year } };
}

function isTimeAlone(match: Located): boolean {
  return match.meaning.kind === 'clock' || match.meaning.kind === 'day_part';
}

function joinPair(time: Located, day: Located): Located {
  const dayPart = time.dayPart ?? day.dayPart;
  return {
    ...day,
    from: time.from,
    type: 'TIME',
    ...(time.clock === undefined ? {} : { clock: time.clock }),
    ...(dayPart === undefined ? {} : { dayPart }),
    ...(time.approximate === true ? { approximate: true } : {}),
  };
}

const RELATIONS = new Map<string, NonNullable<FoundTimex['relation']>>([
  ['since', 'since'],
  ['until', 'until'],
  ['till', 'until'],
  ['by', 'by'],
  ['before', 'before'],
  ['after', 'after'],
]);

/** Words before a term, which may lie either way whatever the verb says. */
const TERMS = new Set(['until', 'till', 'through', 'by', 'payable', 'record', 'due']);

function toTimex(text: string, scan: Scan, match: Located, anchor: string | null): FoundTimex {
  const start = scan.tokens[match.from]?.start ?? 0;
  const end = closeBracket(text, start, scan.tokens[match.next - 1]?.end ?? start);
  const lead = wordAt(scan, match.from - 1);
  const tense = TERMS.has(lead) ? 'unknown' : readTense(scan, match.from, match.next);
  const clock = match.clock ?? null;
  const dayPart = match.dayPart ?? null;
  return {
    start,
    end,
    quote: text.slice(start, end),
    type: match.type,
    value: timexValue(match.meaning, anchor, tense, clock, dayPart),
    meaning: match.meaning,
    clock,
    dayPart,
    stretch: match.stretch ?? null,
    approximate: match.approximate ?? false,
    relation: opensClause(text, end) && lead === 'since' ? null : (RELATIONS.get(lead) ?? null),
    tense,
  };
}

/** "since last December, when 25 people were killed": the clause tells what happened then, not since then. */
function opensClause(text: string, end: number): boolean {
  return /^,?\s(?:when|in which|on which)\b/i.test(text.slice(end, end + 12));
}

/** "Tuesday (15 November)" takes its bracket along. */
function closeBracket(text: string, start: number, end: number): number {
  const open = text.slice(start, end).includes('(') && text.charAt(end) === ')';
  return open ? end + 1 : end;
}

/** True if nearly all letters are capitals, as in wire texts of the 1980s. */
function isShouting(tokens: readonly Token[]): boolean {
  let words = 0;
  let capitals = 0;
  for (const token of tokens) {
    if (token.kind !== 'word' || token.text.length < 2) continue;
    words += 1;
    if (token.text !== token.lower && token.text === token.text.toUpperCase()) capitals += 1;
  }
  return words > 0 && capitals / words > 0.7;
}

/** "the quarter" is a time only where a text reckons in quarters; else it is a part of a town. */
function isLooseQuarter(timex: FoundTimex): boolean {
  const { meaning } = timex;
  if (meaning.kind !== 'quarter' || meaning.quarter !== null) return false;
  return (
    meaning.year === null &&
    meaning.shift === null &&
    meaning.yearShift === null &&
    timex.value.endsWith('QX')
  );
}
