/** One time expression with the words around its core: "early", "nearly", "the night of", "Tuesday *morning*". */
import { coreMatchers } from './core-matchers.ts';
import { matchMonth } from './match-period.ts';
import { matchDeicticDay, matchWeekday } from './match-relative.ts';
import { isDash, longestMatch, type Match, type Matcher, type Scan, wordAt } from './match-step.ts';
import { APPROXIMATE, DAY_PARTS, STRETCHES } from './time-words.ts';

const LONG_APPROXIMATE: readonly (readonly string[])[] = [
  ['more', 'than'],
  ['less', 'than'],
  ['at', 'least'],
  ['up', 'to'],
  ['no', 'more', 'than'],
  ['not', 'more', 'than'],
  ['just', 'over'],
  ['just', 'under'],
];

const WHOLE: readonly Matcher[] = [matchApproximate, matchStretch, matchNightOf, matchWithDayPart];
/** The first words of the long forms: a quick door. */
const OPENS_LONG: ReadonlySet<string> = new Set(LONG_APPROXIMATE.map(([first]) => first ?? ''));

/** Words that can stand before a core, or that hold one; and those that can behind "the". */
const OPENS_WIDER: ReadonlySet<string> = new Set([
  ...OPENS_LONG,
  ...APPROXIMATE,
  ...STRETCHES.keys(),
  ...DAY_PARTS.keys(),
  ...'earlier later sometime small predawn'.split(' '),
]);
const OPENS_WIDER_AFTER_THE: ReadonlySet<string> = new Set([
  ...STRETCHES.keys(),
  ...DAY_PARTS.keys(),
  ...'first opening last final small predawn'.split(' '),
]);

/** The time expression that starts exactly at token `i`, or null. */
export function matchTimex(scan: Scan, i: number): Match | null {
  const word = wordAt(scan, i);
  const wider = word === 'the' ? OPENS_WIDER_AFTER_THE.has(wordAt(scan, i + 1)) : OPENS_WIDER.has(word);
  return wider ? longestMatch(WHOLE, scan, i) : matchWithDayPart(scan, i);
}

function matchCore(scan: Scan, i: number): Match | null {
  return longestMatch(coreMatchers(scan, i), scan, i);
}

/** Kinds of core that a part of the day can follow. */
function takesDayPart(match: Match): boolean {
  const { kind } = match.meaning;
  return match.dayPart === undefined && (kind === 'weekday' || kind === 'deictic_day' || kind === 'day');
}

/** "Tuesday morning", "yesterday evening", "Oct. 5 at night". */
function matchWithDayPart(scan: Scan, i: number): Match | null {
  const core = matchCore(scan, i);
  if (core === null || !takesDayPart(core)) return core;
  const stretched =
    wordAt(scan, core.next) === 'late' || wordAt(scan, core.next) === 'early' ? core.next + 1 : core.next;
  const noun = wordAt(scan, stretched);
  const part = DAY_PARTS.get(noun);
  if (part === undefined || scan.tokens[stretched]?.newLine) return core;
  if (noun.endsWith('s') && core.meaning.kind === 'weekday') {
    return {
      next: stretched + 1,
      type: 'SET',
      meaning: { kind: 'set', value: `XXXX-WXX-${core.meaning.weekday}` },
    };
  }
  return { ...core, next: stretched + 1, type: 'TIME', dayPart: part };
}

/** "the night of 14-15 November", "the early hours of Tuesday", "the evening of the same day". */
function matchNightOf(scan: Scan, i: number): Match | null {
  let at = wordAt(scan, i) === 'the' ? i + 1 : i;
  let part = DAY_PARTS.get(wordAt(scan, at));
  if (['early', 'small', 'predawn'].includes(wordAt(scan, at))) {
    at += 1;
    part = wordAt(scan, at) === 'hours' ? 'dawn' : DAY_PARTS.get(wordAt(scan, at));
  }
  if (part === undefined || !['of', 'between', 'from'].includes(wordAt(scan, at + 1))) return null;
  const core = matchCore(scan, at + 2);
  if (core === null || !takesDayPart(core)) return null;
  return { ...core, type: 'TIME', dayPart: part };
}

function matchApproximate(scan: Scan, i: number): Match | null {
  const word = wordAt(scan, i);
  let at = i;
  const phrase = OPENS_LONG.has(word)
    ? LONG_APPROXIMATE.find((words) => words.every((part, k) => wordAt(scan, i + k) === part))
    : undefined;
  if (phrase !== undefined) at += phrase.length;
  else if (APPROXIMATE.has(word)) at += 1;
  else return null;
  const core = matchCore(scan, at);
  if (core === null) return null;
  const amount = ['offset', 'duration', 'clock'].includes(core.meaning.kind);
  const date =
    ['day', 'year', 'weekday', 'month'].includes(core.meaning.kind) && ['around', 'circa'].includes(word);
  return amount || date ? { ...core, approximate: true } : null;
}

const STRETCHED = new Set([
  'month',
  'year',
  'decade',
  'century',
  'season',
  'quarter',
  'unit',
  'weekday',
  'deictic_day',
  'day',
  'day_part',
  'clock',
]);

/** "early April", "mid-May", "late on Monday night", "the end of October", "earlier this month". */
function matchStretch(scan: Scan, i: number): Match | null {
  const article = wordAt(scan, i) === 'the';
  let at = article ? i + 1 : i;
  const word = wordAt(scan, at);
  const stretch = STRETCHES.get(word);
  const compared = word === 'earlier' || word === 'later' || word === 'sometime';
  if (article && stretch === undefined) return matchOuterWeek(scan, at);
  if (stretch === undefined && !compared) return null;
  at += 1;
  const noun = ['beginning', 'start', 'middle', 'end'].includes(word);
  if (noun && wordAt(scan, at) !== 'of') return null;
  if (noun || (!article && wordAt(scan, at) === 'on')) at += 1;
  else if (isDash(scan.tokens[at])) at += 1;
  else if (compared && wordAt(scan, at) === 'in' && wordAt(scan, at + 1) === 'the')
    return matchEarlierIn(scan, at + 2, word);
  const core = matchWithDayPart(scan, at) ?? matchPart(scan, at, word);
  if (core === null || !STRETCHED.has(core.meaning.kind) || core.stretch !== undefined) return null;
  if (compared && !['unit', 'weekday', 'deictic_day'].includes(core.meaning.kind)) return null;
  return stretch === undefined ? core : { ...core, stretch };
}

const OUTER: ReadonlyMap<string, 'early' | 'late'> = new Map([
  ['first', 'early'],
  ['opening', 'early'],
  ['last', 'late'],
  ['final', 'late'],
]);

/** "the first week of March", "the last days of October". */
function matchOuterWeek(scan: Scan, i: number): Match | null {
  const side = OUTER.get(wordAt(scan, i));
  if (side === undefined || !['week', 'days'].includes(wordAt(scan, i + 1)) || wordAt(scan, i + 2) !== 'of')
    return null;
  const core = matchMonth(scan, i + 3);
  return core === null || core.stretch !== undefined ? null : { ...core, stretch: side };
}

/** "mid-afternoon", "late evening". */
function matchPart(scan: Scan, i: number, word: string): Match | null {
  const part = DAY_PARTS.get(wordAt(scan, i));
  if (part === undefined || !['mid', 'late', 'early'].includes(word)) return null;
  const core = longestMatch([matchDeicticDay, matchWeekday], scan, i + 1);
  if (core !== null) return { ...core, type: 'TIME', dayPart: part };
  return { next: i + 1, type: 'TIME', meaning: { kind: 'day_part' }, dayPart: part };
}

/** "earlier in the week", "later in the year". */
function matchEarlierIn(scan: Scan, i: number, word: string): Match | null {
  const unit = wordAt(scan, i);
  if (unit !== 'week' && unit !== 'month' && unit !== 'year') return null;
  return word === 'sometime'
    ? null
    : { next: i + 1, type: 'DATE', meaning: { kind: 'unit', unit, shift: 0, trailing: false } };
}
