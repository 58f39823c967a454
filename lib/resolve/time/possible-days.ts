/** The publication days that are still possible. */
import { addDays, daysBetween } from '#lib/time.ts';
import type { FoundTimex, PublicationGuess } from './time-meaning.ts';

/** Windows of publication wider than this are not tried day by day. */
const MAX_WINDOW_DAYS = 62;

/** The publication days (ISO, ascending) under which words like "on Tuesday" are read: the one that is known, else all that remain; none where these are too many. */
export function possibleAnchors(guess: PublicationGuess, main: FoundTimex | null): string[] {
  if (guess.value !== null) return [guess.value];
  if (guess.ambiguous !== undefined) return guess.ambiguous;
  const { earliest, latest } = guess;
  if (earliest !== undefined && latest !== undefined && daysBetween(earliest, latest) <= MAX_WINDOW_DAYS)
    return daysFrom(earliest, latest);
  const pinned = main?.meaning.kind === 'day' && main.meaning.weekday !== null;
  return pinned && guess.near !== undefined ? daysFrom(guess.near.earliest, guess.near.latest) : [];
}

/** True if only a photo bounds publication from above. */
export function isUnbounded(guess: PublicationGuess): boolean {
  return guess.value === null && guess.ambiguous === undefined && guess.latest === undefined;
}

function daysFrom(first: string, last: string): string[] {
  return Array.from({ length: daysBetween(first, last) + 1 }, (_, step) => addDays(first, step));
}
