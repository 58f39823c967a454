/** Clues in a text to the day it was published: "N ago ↔ date" pairs, weekdays of the report, months gone by. */
import type { Section } from '#lib/schema.ts';
import { addDays } from '#lib/time.ts';
import { addMonths } from './calendar.ts';
import { lineAround, looksLikeCaption, sectionKind, wordsOf } from './text-around.ts';
import type { FoundTimex, Unit } from './time-meaning.ts';

/** "nearly one month ago on Oct. 17": publication lies `least`..`most` after that day. */
export type AgoPair = {
  ago: FoundTimex;
  date: FoundTimex;
  earliestFrom: (day: string) => string;
  latestFrom: (day: string) => string;
};

/** The report's weekday: `said` = a speaker spoke on it, so it is the day of the report itself. */
export type ReportWeekday = { weekday: number; timex: FoundTimex; said: boolean };

const SAYING = new Set([
  'said',
  'says',
  'told',
  'added',
  'reported',
  'announced',
  'wrote',
  'confirmed',
  'stated',
  'tweeted',
]);

const LEAD_REACH = 2500;

/** Pairs of an interval back and a calendar day said of one and the same thing. */
export function findAgoPairs(text: string, timexes: readonly FoundTimex[]): AgoPair[] {
  const pairs: AgoPair[] = [];
  for (let k = 0; k + 1 < timexes.length; k += 1) {
    const [first, second] = [timexes[k], timexes[k + 1]];
    if (first === undefined || second === undefined) continue;
    const gap = text.slice(first.end, second.start).trim().toLowerCase();
    if (!['on', ', on', ',', '(', '', '—', '-', '–', '(on'].includes(gap)) continue;
    const pair =
      isAgo(first) && isMonthDay(second)
        ? makePair(first, second)
        : isAgo(second) && isMonthDay(first)
          ? makePair(second, first)
          : null;
    if (pair !== null) pairs.push(pair);
  }
  return pairs;
}

function isAgo(timex: FoundTimex): boolean {
  return timex.meaning.kind === 'offset' && timex.meaning.base === 'anchor' && timex.meaning.direction < 0;
}

function isMonthDay(timex: FoundTimex): boolean {
  return timex.meaning.kind === 'day' && timex.meaning.toDay === null;
}

const BELOW = ['nearly', 'almost', 'less than', 'just under', 'up to', 'not more than', 'no more than'];

const ABOVE = ['more than', 'over', 'at least', 'just over'];

/** Window of a pair. A bare count is meant within half a unit's tenth; "nearly" reaches a quarter below, "about" a quarter both ways. */
function makePair(ago: FoundTimex, date: FoundTimex): AgoPair | null {
  if (ago.meaning.kind !== 'offset') return null;
  const { unit, count } = ago.meaning;
  const whole = Math.round(count);
  if (!['day', 'week', 'month', 'year'].includes(unit) || whole < 1 || whole > 400) return null;
  const words = ago.quote.toLowerCase();
  const below = BELOW.some((cue) => words.startsWith(cue));
  const above = ABOVE.some((cue) => words.startsWith(cue));
  const loose = ago.approximate && !below && !above;
  const slack = SLACK[unit] ?? { narrow: 0, wide: 0 };
  const least = above ? 0 : below || loose ? slack.wide : slack.narrow;
  const most = below ? 0 : above || loose ? slack.wide : slack.narrow;
  return {
    ago,
    date,
    earliestFrom: (day) => addDays(step(day, unit, whole), -least),
    latestFrom: (day) => addDays(step(day, unit, whole), most),
  };
}

const SLACK: Readonly<Record<string, { narrow: number; wide: number }>> = {
  day: { narrow: 0, wide: 1 },
  week: { narrow: 1, wide: 3 },
  month: { narrow: 3, wide: 7 },
  year: { narrow: 15, wide: 60 },
};

function step(day: string, unit: Unit, count: number): string {
  if (unit === 'month') return addMonths(day, count);
  if (unit === 'year') return addMonths(day, count * 12);
  return addDays(day, count * (unit === 'week' ? 7 : 1));
}

/** The weekdays on which the report speaks: those of its speakers, else the first weekday of its story. */
export function findReportWeekdays(
  text: string,
  timexes: readonly FoundTimex[],
  sections: readonly Section[],
): ReportWeekday[] {
  const weekdays: ReportWeekday[] = [];
  for (const timex of timexes) {
    if (timex.start > LEAD_REACH) break;
    if (timex.meaning.kind !== 'weekday' || timex.meaning.shift !== null || timex.tense === 'future')
      continue;
    if (['caption', 'boilerplate', 'repeated', 'list'].includes(sectionKind(sections, timex) ?? '')) continue;
    if (looksLikeCaption(lineAround(text, timex.start))) continue;
    weekdays.push({ weekday: timex.meaning.weekday, timex, said: isSaidOn(text, timex.start) });
  }
  const said = weekdays.filter((found) => found.said);
  return said.length > 0 ? said : weekdays.slice(0, 1);
}

function isSaidOn(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 50), at);
  const sentence = before.slice(
    Math.max(
      before.lastIndexOf('. '),
      before.lastIndexOf('\n'),
      before.lastIndexOf('”'),
      before.lastIndexOf('"'),
    ) + 1,
  );
  return wordsOf(sentence)
    .slice(-4)
    .some((word) => SAYING.has(word));
}

/** The word of the text, without a year, that lies latest in the year before publication ("early April"). */
export function findMonthsBefore(timexes: readonly FoundTimex[]): string[] {
  const months = timexes.flatMap((timex) => {
    const { meaning } = timex;
    if (timex.tense === 'future' || ['until', 'by'].includes(timex.relation ?? '')) return [];
    if (
      meaning.kind === 'month' &&
      meaning.year === null &&
      meaning.yearShift === null &&
      meaning.shift === null
    )
      return [{ month: meaning.month, quote: timex.quote }];
    if (meaning.kind === 'day' && meaning.year === null)
      return [{ month: meaning.month + meaning.day / 100, quote: timex.quote }];
    return [];
  });
  const latest = months.sort((a, b) => b.month - a.month)[0];
  return latest === undefined ? [] : [latest.quote];
}
