/** The days that the words dating an attack may mean, under each publication day that is still possible. */
import { addDays, daysBetween } from '#lib/time.ts';
import { addMonths } from './calendar.ts';
import type { TimeGroup } from './group-timexes.ts';
import { daysOfDigits, orderOfDigits } from './numeric-order.ts';
import { mainTimex, type PlacedGroup, placeGroup } from './place-group.ts';
import { isUnbounded, possibleAnchors } from './possible-days.ts';
import type { FoundTimex, Tense } from './time-meaning.ts';
import { narrowToStretch } from './time-precision.ts';
import type { TimeQuestion } from './time-question.ts';

/** A weekday is said with a date that is not long past. */
const RECENT_DAYS = 180;

/** One placing of a group, and the publication day that it is counted from; null where it needs none. */
export type Reading = PlacedGroup & { anchor: string | null };

/** The different placings of a group under each publication day that is possible; `impossible` for a past after it. */
export function readUnderAnchors(question: TimeQuestion, group: TimeGroup): Reading[] | 'impossible' {
  const { publicationDay: guess, context } = question;
  const tense: Tense = context === 'future' ? 'future' : 'past';
  const main = mainTimex(group);
  if (main?.meaning.kind === 'numeric_day') return readDigits(question, main, main.meaning);
  const fixed = placeGroup(group, null, tense);
  if (fixed !== null) {
    const latest = guess.value ?? guess.latest;
    if (tense === 'past' && latest !== undefined && fixed.start > addDays(latest, 1)) return 'impossible';
    const capped = capAtPublication(fixed, group, guess.value, tense);
    return [{ ...capped, anchor: guess.value }];
  }
  const readings = new Map<string, Reading>();
  for (const anchor of possibleAnchors(guess, main)) {
    const placed = placeGroup(group, anchor, tense);
    if (placed === null || (isUnbounded(guess) && daysBetween(placed.start, anchor) > RECENT_DAYS)) continue;
    const exact = exactlyAgo(question.text, placed, anchor);
    const capped = exact ?? loosened(capAtPublication(placed, group, anchor, tense));
    readings.set(`${capped.start}/${capped.end}`, { ...capped, anchor });
  }
  return [...readings.values()];
}

/** "exactly a year ago", "two weeks ago to the day": the very day; null where it is not said so. */
function exactlyAgo(text: string, placed: PlacedGroup, anchor: string): PlacedGroup | null {
  const { meaning, start, end } = placed.main;
  if (meaning.kind !== 'offset' || meaning.base !== 'anchor' || meaning.direction > 0) return null;
  const lead = text.slice(Math.max(0, start - 8), start + 8);
  if (!/exactly\s/i.test(lead) && !/^,? (?:to the day|today)\b/i.test(text.slice(end, end + 12))) return null;
  const { unit, count } = meaning;
  if (!Number.isInteger(count) || count > 900) return null;
  const months = unit === 'year' ? 12 * count : unit === 'month' ? count : 0;
  if (months === 0 && unit !== 'week') return null;
  const day = months > 0 ? addMonths(anchor, -months) : addDays(anchor, -7 * count);
  return { ...placed, start: day, end: day, grain: 'day' };
}

/** "a couple of days ago" is good to a day on either side. */
function loosened(placed: PlacedGroup): PlacedGroup {
  const { meaning, approximate } = placed.main;
  const isLoose =
    approximate && meaning.kind === 'offset' && meaning.unit === 'day' && placed.grain === 'day';
  if (!isLoose) return placed;
  return { ...placed, start: addDays(placed.start, -1), end: addDays(placed.end, 1), grain: 'days' };
}

/** The days that digits of open order may mean, less those that lie after publication. */
function readDigits(
  question: TimeQuestion,
  main: FoundTimex,
  meaning: Extract<FoundTimex['meaning'], { kind: 'numeric_day' }>,
): Reading[] {
  const { publicationDay: guess, context, found } = question;
  const latest = guess.value ?? guess.latest;
  return daysOfDigits(meaning, orderOfDigits(found))
    .filter((day) => context === 'future' || latest === undefined || day <= addDays(latest, 1))
    .map((day) => ({ start: day, end: day, grain: 'day', main, anchor: guess.value }));
}

/** "this week" and "in November" end with publication when they tell of what has happened; "since" starts there. */
function capAtPublication(
  placed: PlacedGroup,
  group: TimeGroup,
  anchor: string | null,
  tense: Tense,
): PlacedGroup {
  const stretch = group.members.length === 1 ? placed.main.stretch : null;
  const narrow: PlacedGroup = { ...narrowToStretch(placed, stretch), main: placed.main };
  if (anchor === null || tense !== 'past') return narrow;
  if (placed.main.relation === 'since' && narrow.start <= anchor)
    return { ...narrow, end: anchor, grain: 'span' };
  const wide = narrow.grain !== 'day' && narrow.grain !== 'days';
  return wide && narrow.end > anchor && narrow.start <= anchor ? { ...narrow, end: anchor } : narrow;
}
