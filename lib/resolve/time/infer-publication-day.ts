/** Finds the day a text was published: given, stated in a header or dateline, or inferred from its own words. */
import type { Section } from '#lib/schema.ts';
import { isDay } from '#lib/time.ts';
import { dayInWords } from './day-words.ts';
import { orderOfDigits } from './numeric-order.ts';
import { findAgoPairs, findMonthsBefore, findReportWeekdays } from './publication-clues.ts';
import { findFloors } from './publication-floors.ts';
import { findDatedLines } from './publication-lines.ts';
import { readStated } from './stated-day.ts';
import type { FoundTimex, PublicationGuess } from './time-meaning.ts';
import { type Clues, weighClues } from './weigh-clues.ts';

type PublicationQuestion = {
  text: string;
  sections: readonly Section[];
  /** ISO day or instant as the source states it, else null. */
  publishedAt: string | null;
  /** All time expressions of the text, from `findTimexes(text, null)`. */
  timexes: readonly FoundTimex[];
};

/** Clues of one kind that are weighed; more add nothing. */
const MAX_CLUES = 12;

/** The publication day where the source states one (an ISO day or instant); null where it has to be inferred. */
export function givenPublicationDay(publishedAt: string | null): PublicationGuess | null {
  const day = publishedAt?.trim().slice(0, 10) ?? '';
  if (!isDay(day)) return null;
  return {
    value: day,
    basis: 'metadata',
    why: [`The source gives the publication day: ${dayInWords(day)}.`],
  };
}

/**
 * The publication day with the steps that lead to it. Without one, `value` is null and `earliest`, `latest`,
 * `ambiguous` and `after` keep what is known. It is resolved only if exactly one day fits every clue.
 */
export function inferPublicationDay(question: PublicationQuestion): PublicationGuess {
  const given = givenPublicationDay(question.publishedAt);
  if (given !== null) return given;
  const { text, timexes, sections } = question;
  const lines = findDatedLines(text, timexes, sections);
  const stating = new Set(lines.map((line) => line.timex));
  const clues: Clues = {
    floors: findFloors(text, timexes, sections).filter((floor) => !stating.has(floor.timex)),
    pairs: findAgoPairs(text, timexes).slice(0, MAX_CLUES),
    weekdays: findReportWeekdays(text, timexes, sections),
    datelines: lines.filter((line) => line.source === 'dateline').slice(0, 2),
    weekdayDates: timexes
      .filter(
        (timex) =>
          timex.meaning.kind === 'day' && timex.meaning.weekday !== null && timex.meaning.year === null,
      )
      .slice(0, MAX_CLUES),
  };
  const after = findMonthsBefore(timexes);
  const stated = readStated(lines, clues, orderOfDigits(timexes));
  return { ...(stated ?? weighClues(clues)), ...(after.length > 0 ? { after } : {}) };
}
