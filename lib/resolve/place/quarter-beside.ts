/** "Kharkiv's Hrabvyky neighbourhood", "the Hrabvyky neighbourhood of Kharkiv": a quarter that only its town places. */
import type { Evidence } from '#lib/schema.ts';

const NAME = String.raw`(\p{Lu}[\p{L}'’-]{1,24}(?:\s\p{Lu}[\p{L}'’-]{1,24}){0,2})`;
const WORD = String.raw`\s(?:neighbou?rhood|suburb|micro-?district|quarter|barrio|NEIGHBORHOOD|NEIGHBOURHOOD|SUBURB|BARRIO)`;
const BEHIND = new RegExp(`^(?:['’][sS])\\s${NAME}${WORD}\\b`, 'u');
const BEFORE = new RegExp(
  `\\b(?:the|THE)\\s${NAME}${WORD}(?:,)?\\s(?:of|in|OF|IN)(?:\\s(?:the|THE)\\s\\p{L}{4,12}\\s(?:of|OF|part of|PART OF))?\\s$`,
  'u',
);
/** The words reach no further than this. */
const REACH = 90;

/** The quarter named right beside a town's name at `start`..`end`; null where none is. */
export function quarterBeside(text: string, start: number, end: number): Evidence | null {
  const behind = BEHIND.exec(text.slice(end, end + REACH));
  if (behind?.[1] !== undefined)
    return evidenceAt(text, end + behind[0].indexOf(behind[1]), behind[1].length);
  const from = Math.max(0, start - REACH);
  const before = BEFORE.exec(text.slice(from, start));
  if (before?.[1] === undefined) return null;
  return evidenceAt(text, from + before.index + before[0].indexOf(before[1]), before[1].length);
}

function evidenceAt(text: string, start: number, length: number): Evidence {
  return { start, end: start + length, quote: text.slice(start, start + length) };
}
