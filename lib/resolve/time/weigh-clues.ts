/** Weighs clues against each other: a publication day is found if exactly one day fits all of them. */
import type { Evidence } from '#lib/schema.ts';
import { addDays, daysBetween, weekdayOf } from '#lib/time.ts';
import { isoDayOf, yearOf } from './calendar.ts';
import { dayInWords, quoted, weekdayName } from './day-words.ts';
import type { AgoPair, ReportWeekday } from './publication-clues.ts';
import type { Floor } from './publication-floors.ts';
import type { DatedLine } from './publication-lines.ts';
import type { FoundTimex, PublicationGuess } from './time-meaning.ts';

/** How long after a photo's day a report still shows it as news; under a year, so that a month-day has one year. */
const PHOTO_REACH_DAYS = 270;

export type Clues = {
  floors: readonly Floor[];
  pairs: readonly AgoPair[];
  weekdays: readonly ReportWeekday[];
  datelines: readonly DatedLine[];
  weekdayDates: readonly FoundTimex[];
};

/** The span of a time expression. */
export function toEvidence({ start, end, quote }: FoundTimex): Evidence {
  return { start, end, quote };
}

/** The day after a weekday is fine where nobody is said to have spoken on it. */
export function fitsWeekday(day: string, clue: ReportWeekday): boolean {
  const weekday = weekdayOf(day);
  return weekday === clue.weekday || (!clue.said && weekday === (clue.weekday % 7) + 1);
}

/** The latest of the days before which a text cannot have been published; null without any. */
export function highestFloor(floors: readonly Floor[]): Floor | null {
  return floors.reduce<Floor | null>(
    (best, floor) => (best === null || floor.day > best.day ? floor : best),
    null,
  );
}

/** The publication day that all clues agree on, or what is known of it. */
export function weighClues(clues: Clues): PublicationGuess {
  const floor = highestFloor(clues.floors);
  if (floor === null)
    return { value: null, basis: null, why: ['No date in the text bounds its publication.'] };
  const why = [
    `${quoted(floor.timex.quote)} is past, so the text was published on or after ${dayInWords(floor.day)}.`,
  ];
  const photo = clues.floors
    .filter((candidate) => candidate.caption)
    .reduce<Floor | null>((best, f) => (best === null || f.day > best.day ? f : best), null);
  const unknown = { value: null, basis: null, earliest: floor.day } as const;
  if (photo === null || daysBetween(photo.day, floor.day) > PHOTO_REACH_DAYS) {
    return { ...unknown, why: [...why, 'Nothing bounds it from above, so no day is taken.'] };
  }
  const reach = addDays(photo.day, PHOTO_REACH_DAYS);
  const days = daysFrom(floor.day, reach).filter((day) => fitsAll(day, clues, floor.day));
  const near = { near: { earliest: floor.day, latest: reach } };
  const steps = [...why, ...explain(clues, days, photo)];
  const tight = clues.pairs.length > 0 || clues.datelines.length > 0;
  const [only] = days;
  if (only !== undefined && days.length === 1 && tight) {
    const basis = clues.datelines.length > 0 ? 'dateline' : 'inferred';
    return {
      value: only,
      basis,
      why: [...steps, `Only ${dayInWords(only)} fits.`],
      clues: usedClues(clues, photo),
    };
  }
  if (days.length === 0)
    return { ...unknown, why: [...steps, 'The clues contradict each other, so no day is taken.'] };
  const latest = days.at(-1);
  const narrow =
    tight && latest !== undefined && days.length <= 14
      ? { earliest: days[0] ?? floor.day, latest, clues: usedClues(clues, photo) }
      : {};
  return { ...unknown, ...near, ...narrow, why: [...steps, `${days.length} days fit, so no day is taken.`] };
}

function daysFrom(start: string, end: string): string[] {
  const days: string[] = [];
  for (let day = start; day <= end; day = addDays(day, 1)) days.push(day);
  return days;
}

function fitsAll(day: string, clues: Clues, floor: string): boolean {
  return (
    clues.pairs.every((pair) => fitsPair(day, pair)) &&
    clues.datelines.every((line) => fitsDateline(day, line)) &&
    (clues.weekdays.length === 0 || clues.weekdays.some((clue) => fitsWeekday(day, clue))) &&
    clues.weekdayDates.every((timex) => fitsWeekdayDate(day, timex, floor))
  );
}

function fitsPair(day: string, pair: AgoPair): boolean {
  const { meaning } = pair.date;
  if (meaning.kind !== 'day') return true;
  const years = meaning.year !== null ? [meaning.year] : [yearOf(day), yearOf(day) - 1];
  return years.some((year) => {
    const then = isoDayOf(year, meaning.month, meaning.day);
    return then !== null && day >= pair.earliestFrom(then) && day <= pair.latestFrom(then);
  });
}

/** A dateline without a year is the day of sending. */
function fitsDateline(day: string, line: DatedLine): boolean {
  const { meaning } = line.timex;
  return meaning.kind !== 'day' || isoDayOf(yearOf(day), meaning.month, meaning.day) === day;
}

/** "Tuesday, Oct. 4" must be a Tuesday in the year it falls to. */
function fitsWeekdayDate(day: string, timex: FoundTimex, floor: string): boolean {
  const { meaning } = timex;
  if (meaning.kind !== 'day' || timex.tense === 'future') return true;
  const years = [yearOf(day), yearOf(day) - 1, yearOf(floor)];
  return years.some((year) => {
    const then = isoDayOf(year, meaning.month, meaning.day);
    return then !== null && weekdayOf(then) === meaning.weekday;
  });
}

function explain(clues: Clues, days: readonly string[], photo: Floor): string[] {
  const steps = [
    `${quoted(photo.timex.quote)} dates a photo that runs with the news, so publication is not long after.`,
  ];
  for (const pair of clues.pairs) {
    const { meaning } = pair.date;
    if (meaning.kind !== 'day') continue;
    const then = days.map((day) =>
      [yearOf(day), yearOf(day) - 1]
        .map((year) => isoDayOf(year, meaning.month, meaning.day))
        .find((d) => d !== null && d <= day),
    );
    const day = then.find((found) => found !== undefined && found !== null);
    const words = quoted(`${pair.ago.quote} … ${pair.date.quote}`);
    steps.push(
      day
        ? `${words} puts publication between ${dayInWords(pair.earliestFrom(day))} and ${dayInWords(pair.latestFrom(day))}.`
        : `${words} bounds the days since then.`,
    );
  }
  for (const line of clues.datelines)
    steps.push(`The dateline ${quoted(line.line)} gives the day and month.`);
  const weekday = clues.weekdays[0];
  if (weekday !== undefined) {
    const name = weekdayName(weekday.weekday);
    steps.push(
      weekday.said
        ? `Its speakers spoke on ${name}, so it is a report of a ${name}.`
        : `Its news is of ${name}, so it appeared that day or the next.`,
    );
  }
  return steps;
}

function usedClues(clues: Clues, photo: Floor): Evidence[] {
  const used = [
    photo.timex,
    ...clues.pairs.flatMap((pair) => [pair.ago, pair.date]),
    ...clues.datelines.map((line) => line.timex),
    ...clues.weekdays.slice(0, 1).map((clue) => clue.timex),
  ];
  return used.map(toEvidence).sort((a, b) => a.start - b.start);
}
