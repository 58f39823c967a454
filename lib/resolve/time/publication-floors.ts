/** Dates in a text that its publication cannot precede. */
import type { Section } from '#lib/schema.ts';
import { placeMeaning } from './place-meaning.ts';
import { isFilePhoto, lineAround, looksLikeCaption, sectionKind, wordsOf } from './text-around.ts';
import type { FoundTimex } from './time-meaning.ts';

/** A day that publication cannot precede, and the words that say so. */
export type Floor = { day: string; timex: FoundTimex; caption: boolean; exact: boolean };

/** Full dates that lie in the text's past; photo captions are news of their day unless marked as file photos. */
export function findFloors(
  text: string,
  timexes: readonly FoundTimex[],
  sections: readonly Section[],
): Floor[] {
  const floors: Floor[] = [];
  for (const timex of timexes) {
    if (timex.relation === 'by' || timex.relation === 'until' || timex.relation === 'before') continue;
    const placed = placeMeaning(timex.meaning, null, 'past');
    if (placed === null || placed.grain === 'century' || placed.grain === 'decade') continue;
    const line = lineAround(text, timex.start);
    const inCaption = sectionKind(sections, timex) === 'caption' || looksLikeCaption(line);
    const exact = placed.grain === 'day' || placed.grain === 'days';
    if (!inCaption && !isFinished(text, timex, exact)) continue;
    floors.push({
      day: exact ? placed.end : placed.start,
      timex,
      exact,
      caption: inCaption && exact && !isFilePhoto(line),
    });
  }
  return floors;
}

/** Words that open what is to come; a date in their sentence bounds nothing. */
const AHEAD = new Set([
  'will',
  'would',
  'expected',
  'expects',
  'due',
  'scheduled',
  'could',
  'may',
  'might',
  'plans',
  'planned',
  'next',
  'upcoming',
  'by',
  'until',
  'through',
  'shall',
  'forecast',
  'project',
  'projected',
  'deadline',
  'ahead',
  'future',
  'hopes',
  'if',
  'starting',
  'beginning',
]);

const YEAR_LEADS = new Set(['in', 'since', 'during', 'of', 'early', 'late', 'mid']);

/** True if the date is told as past: a past verb nearest, nothing ahead in its sentence; a mere year needs "in" or "since". */
function isFinished(text: string, timex: FoundTimex, exact: boolean): boolean {
  if (timex.relation === 'since') return true;
  if (timex.tense !== 'past') return false;
  const before = text.slice(Math.max(0, timex.start - 200), timex.start);
  const after = text.slice(timex.end, timex.end + 200);
  const head = before.slice(Math.max(before.lastIndexOf('. '), before.lastIndexOf('\n')) + 1);
  const stops = [after.indexOf('. '), after.indexOf('\n')].filter((at) => at >= 0);
  const words = wordsOf(head + after.slice(0, stops.length === 0 ? undefined : Math.min(...stops)));
  if (words.some((word) => AHEAD.has(word))) return false;
  return exact || timex.meaning.kind === 'month' || YEAR_LEADS.has(wordsOf(head).at(-1) ?? '');
}
