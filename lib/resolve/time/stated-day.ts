/** The publication day that a header or a dateline states. */
import { dayInWords, quoted } from './day-words.ts';
import { daysOfDigits, type orderOfDigits } from './numeric-order.ts';
import { placeMeaning } from './place-meaning.ts';
import type { DatedLine } from './publication-lines.ts';
import type { PublicationGuess } from './time-meaning.ts';
import { type Clues, fitsWeekday, highestFloor, toEvidence } from './weigh-clues.ts';

/** A full date in a header or a dateline; digits of open order count once a weekday or a floor settles them. */
export function readStated(
  lines: readonly DatedLine[],
  clues: Clues,
  order: ReturnType<typeof orderOfDigits>,
): PublicationGuess | null {
  for (const line of lines) {
    const days = daysOfLine(line, order);
    if (days.length === 0) continue;
    const words = line.source === 'header' ? 'The header' : 'The dateline';
    const clue = { clues: [toEvidence(line.timex)] };
    const [only] = days;
    if (only !== undefined && days.length === 1) {
      if (clues.floors.some((floor) => floor.exact && floor.day > only)) continue;
      return {
        value: only,
        basis: line.source,
        why: [`${words} ${quoted(line.line)} gives ${dayInWords(only)}.`],
        ...clue,
      };
    }
    return settleDays(line, days, clues);
  }
  return null;
}

function daysOfLine(line: DatedLine, order: ReturnType<typeof orderOfDigits>): string[] {
  const { meaning } = line.timex;
  if (meaning.kind === 'day') {
    const placed = placeMeaning(meaning, null, 'past');
    return placed === null || placed.start !== placed.end ? [] : [placed.start];
  }
  return meaning.kind === 'numeric_day' ? daysOfDigits(meaning, order) : [];
}

function settleDays(line: DatedLine, days: readonly string[], clues: Clues): PublicationGuess {
  const open = `${quoted(line.line)} may mean ${days.map(dayInWords).join(' or ')}.`;
  const floor = highestFloor(clues.floors);
  const byFloor = floor === null ? days : days.filter((day) => day >= floor.day);
  const byWeekday =
    clues.weekdays.length === 0
      ? byFloor
      : byFloor.filter((day) => clues.weekdays.some((clue) => fitsWeekday(day, clue)));
  const fitting = byWeekday.length === 0 ? byFloor : byWeekday;
  const [only] = fitting;
  if (only !== undefined && fitting.length === 1) {
    const reason =
      byFloor.length === 1 && floor !== null
        ? `${quoted(floor.timex.quote)} lies before publication, so it is ${dayInWords(only)}.`
        : `The report's ${quoted(clues.weekdays[0]?.timex.quote ?? '')} fits only ${dayInWords(only)}.`;
    return { value: only, basis: line.source, why: [open, reason], clues: [toEvidence(line.timex)] };
  }
  const ambiguous = [...(fitting.length === 0 ? days : fitting)];
  const why = [`${open} Nothing in the text settles which, so no day is taken.`];
  return {
    value: null,
    basis: null,
    why,
    ambiguous,
    earliest: ambiguous[0] ?? '',
    latest: ambiguous.at(-1) ?? '',
  };
}
