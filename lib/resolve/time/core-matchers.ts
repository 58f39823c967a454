/** Which matchers of a time expression's core can begin at a word: the others are not tried there. */
import { HABITS, matchDuration, matchOffset, matchSet, matchSpan } from './match-amount.ts';
import { matchClock } from './match-clock.ts';
import { matchDay } from './match-day.ts';
import { matchMonth, matchSeason } from './match-period.ts';
import { matchQuarter } from './match-quarter.ts';
import { matchReference } from './match-reference.ts';
import {
  matchDayPart,
  matchDayPhrase,
  matchDeicticDay,
  matchShortWeekday,
  matchUnit,
  matchWeekday,
} from './match-relative.ts';
import { type Matcher, type Scan, wordAt } from './match-step.ts';
import { matchCentury, matchDecade, matchIsoWeek, matchYear } from './match-year.ts';
import {
  DAY_PARTS,
  DECADE_WORDS,
  LAST_WORDS,
  MONTHS,
  NEXT_WORDS,
  NUMBER_WORDS,
  ORDINALS,
  PLURAL_WEEKDAYS,
  SEASONS,
  SHORT_WEEKDAYS,
  THIS_WORDS,
  TODAY_WORDS,
  TOMORROW_WORDS,
  UNITS,
  VAGUE_COUNTS,
  WEEKDAYS,
  YESTERDAY_WORDS,
} from './time-words.ts';

/** A matcher with the words that can stand first in what it finds, and second behind "the"; `digits`: so can a number. */
type Opening = { matcher: Matcher; first: string[]; afterThe: string[]; digits: boolean };

const SHIFTS = [...LAST_WORDS, ...THIS_WORDS, ...NEXT_WORDS];
const RANKS = [...ORDINALS.keys(), 'twenty', 'thirty'];
const COUNTS = [...NUMBER_WORDS.keys(), ...VAGUE_COUNTS, 'half'];
const QUOTES = ["'", '’', '‘'];

function opening(matcher: Matcher, first: string[], afterThe: string[], digits = false): Opening {
  return { matcher, first, afterThe, digits };
}

/** In order: of matches of one length the first counts. Too many words cost time only, a missing one loses what it opens. */
const OPENINGS: readonly Opening[] = [
  opening(
    matchDay,
    [...MONTHS.keys(), ...WEEKDAYS.keys(), ...SHORT_WEEKDAYS.keys(), ...RANKS, 'christmas', 'new'],
    [...RANKS, 'day'],
    true,
  ),
  opening(matchMonth, [...SHIFTS, ...MONTHS.keys()], []),
  opening(matchClock, [...NUMBER_WORDS.keys(), 'noon', 'midnight'], [], true),
  opening(matchOffset, [...COUNTS, ...UNITS.keys(), 'a', 'an'], [], true),
  opening(matchSpan, [...SHIFTS, 'recent'], [...SHIFTS, 'recent']),
  opening(matchDuration, [...COUNTS, 'a', 'an'], [...COUNTS, 'first', 'latest'], true),
  opening(matchYear, ['year', 'fiscal', 'eighteen', 'nineteen', 'twenty', 'two'], ['year'], true),
  opening(matchDecade, QUOTES, [...QUOTES, ...DECADE_WORDS.keys()], true),
  opening(matchCentury, RANKS, RANKS, true),
  opening(matchSeason, [...SHIFTS, ...SEASONS.keys()], [...SHIFTS, ...SEASONS.keys()], true),
  opening(
    matchQuarter,
    [...SHIFTS, ...RANKS, 'latest', 'year', 'fiscal'],
    [...SHIFTS, ...RANKS, 'latest', 'year', 'fiscal', 'quarter'],
    true,
  ),
  opening(matchIsoWeek, [], [], true),
  opening(
    matchDeicticDay,
    [...TODAY_WORDS, ...YESTERDAY_WORDS, ...TOMORROW_WORDS, 'tonight', 'overnight'],
    ['day'],
  ),
  opening(matchWeekday, [...SHIFTS, ...WEEKDAYS.keys()], SHIFTS),
  opening(matchShortWeekday, [...SHORT_WEEKDAYS.keys()], []),
  opening(matchDayPhrase, SHIFTS, [...SHIFTS, ...DAY_PARTS.keys(), 'day', 'same']),
  opening(
    matchUnit,
    [...SHIFTS, 'full', 'fiscal', 'calendar'],
    [...SHIFTS, ...UNITS.keys(), 'full', 'fiscal', 'calendar'],
  ),
  opening(matchDayPart, [...DAY_PARTS.keys()], [...DAY_PARTS.keys(), 'early', 'small', 'wee', 'predawn']),
  opening(matchSet, [...HABITS.keys(), ...PLURAL_WEEKDAYS.keys(), 'every', 'each'], []),
  opening(
    matchReference,
    'now currently presently nowadays current recently lately recent soon right these this more most'.split(
      ' ',
    ),
    'moment present recent past near foreseeable future'.split(' '),
  ),
];

/** All of them, as they would be tried without the index. */
export const CORE: readonly Matcher[] = OPENINGS.map(({ matcher }) => matcher);

const NONE: readonly Matcher[] = [];
const FIRST = indexBy(({ first }) => first);
const AFTER_THE = indexBy(({ afterThe }) => afterThe);
const FIRST_DIGITS = OPENINGS.filter(({ digits }) => digits).map(({ matcher }) => matcher);
const DIGITS_AFTER_THE = OPENINGS.filter(({ digits, afterThe }) => digits && afterThe.length > 0).map(
  ({ matcher }) => matcher,
);

function indexBy(wordsOf: (opening: Opening) => readonly string[]): ReadonlyMap<string, readonly Matcher[]> {
  const index = new Map<string, Matcher[]>();
  for (const opening of OPENINGS) {
    for (const word of new Set(wordsOf(opening))) {
      const matchers = index.get(word) ?? [];
      matchers.push(opening.matcher);
      index.set(word, matchers);
    }
  }
  return index;
}

/** The matchers that can find something at token `i`, in the order of CORE. */
export function coreMatchers(scan: Scan, i: number): readonly Matcher[] {
  const token = scan.tokens[i];
  if (token === undefined) return NONE;
  if (token.kind === 'number') return FIRST_DIGITS;
  if (token.lower !== 'the') return FIRST.get(token.lower) ?? NONE;
  const next = scan.tokens[i + 1];
  return next?.kind === 'number' ? DIGITS_AFTER_THE : (AFTER_THE.get(wordAt(scan, i + 1)) ?? NONE);
}
