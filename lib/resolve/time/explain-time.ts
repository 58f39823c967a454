/** Says in plain words how a time was read. */
import { weekdayOf } from '#lib/time.ts';
import { dayInWords, quoted, spanInWords, weekdayName } from './day-words.ts';
import type { PlacedGroup } from './place-group.ts';
import type { FoundTimex, PublicationGuess } from './time-meaning.ts';

/** One sentence: which words, which rule, which day. `words` is the stretch of text that was read. */
export function explainPlaced(words: string, placed: PlacedGroup, anchor: string | null): string {
  const { meaning } = placed.main;
  const days = spanInWords(placed.start, placed.end);
  const seen = anchor === null ? '' : ` (published ${dayInWords(anchor)})`;
  switch (meaning.kind) {
    case 'day':
      if (meaning.year !== null) return `${quoted(words)} states the day in full: ${days}.`;
      return `${quoted(words)} has no year; seen from publication${anchor === null ? '' : ` on ${dayInWords(anchor)}`} it is ${days}.`;
    case 'numeric_day':
      return `${quoted(words)} can only mean ${days}${seen}.`;
    case 'weekday':
      return explainWeekday(words, placed, anchor, meaning.shift === -1);
    case 'deictic_day':
      if (meaning.overnight)
        return `${quoted(words)} is the night ending on ${dayInWords(placed.end)}${seen}.`;
      return `${quoted(words)} is ${days}, counted from publication${anchor === null ? '' : ` on ${dayInWords(anchor)}`}.`;
    case 'offset':
      return `${quoted(words)}, counted back from publication${anchor === null ? '' : ` on ${dayInWords(anchor)}`}, is ${meaning.unit === 'day' ? '' : 'about '}${days}.`;
    default:
      return `${quoted(words)} covers ${days}${seen}.`;
  }
}

function explainWeekday(words: string, placed: PlacedGroup, anchor: string | null, before: boolean): string {
  if (placed.start !== placed.end)
    return `${quoted(words)} runs from ${spanInWords(placed.start, placed.end)}.`;
  const name = weekdayName(weekdayOf(placed.end));
  if (anchor === null) return `${quoted(words)} is ${dayInWords(placed.end)}.`;
  if (words.length > placed.main.quote.length + 20 || placed.grain === 'week')
    return `${quoted(words)} is ${dayInWords(placed.end)}, seen from publication on ${dayInWords(anchor)}.`;
  if (placed.end > anchor)
    return `${quoted(words)} is the ${name} after publication on ${dayInWords(anchor)}: ${dayInWords(placed.end)}.`;
  const side = before ? 'before' : 'on or before';
  return `${quoted(words)} is the latest ${name} ${side} publication on ${dayInWords(anchor)}: ${dayInWords(placed.end)}.`;
}

/** Why a time stays open. */
export function explainOpen(
  main: FoundTimex,
  guess: PublicationGuess,
  candidates: readonly string[],
): string {
  if (candidates.length > 1 && candidates.length <= 4) {
    return `${quoted(main.quote)} may be ${candidates.map(dayInWords).join(' or ')}; ${openReason(guess)}.`;
  }
  if (main.meaning.kind === 'offset' && main.meaning.base === 'text') {
    return `${quoted(main.quote)} counts from another time of the text, not from publication.`;
  }
  const name = main.meaning.kind === 'weekday' ? weekdayName(main.meaning.weekday) : quoted(main.quote);
  const after = guess.after?.[0];
  const bound = after === undefined || after === main.quote ? '' : `, after ${quoted(after)}`;
  return `${name}${bound}; ${openReason(guess)}.`;
}

function openReason(guess: PublicationGuess): string {
  if (guess.value !== null) return `seen from publication on ${dayInWords(guess.value)} no single day fits`;
  if (guess.ambiguous !== undefined)
    return `the publication day may be ${guess.ambiguous.map(dayInWords).join(' or ')}`;
  if (guess.latest !== undefined && guess.earliest !== undefined) {
    return `published between ${dayInWords(guess.earliest)} and ${dayInWords(guess.latest)}, which leaves more than one day`;
  }
  return 'no publication day is known';
}
