/** "Kharkiv's Hrabvyky neighbourhood", "the Hrabvyky neighbourhood of Kharkiv": a quarter that only its town places. */
import type { Evidence } from '#lib/schema.ts';

const NAME = String.raw`(\p{Lu}[\p{L}'’-]{1,24}(?:\s\p{Lu}[\p{L}'’-]{1,24}){0,2})`;
const WORD = String.raw`\s(?:neighbou?rhood|suburb|micro-?district|quarter|barrio|colonia|NEIGHBORHOOD|NEIGHBOURHOOD|SUBURB|BARRIO|COLONIA)`;
const BEHIND = new RegExp(`^(?:['’][sS])\\s${NAME}${WORD}\\b`, 'u');
const BEFORE = new RegExp(
  `\\b(?:the|THE)\\s${NAME}${WORD}(?:,)?\\s(?:of|in|OF|IN)(?:\\s(?:the|THE)\\s\\p{L}{4,12}\\s(?:of|OF|part of|PART OF))?\\s$`,
  'u',
);
/** "at an intersection in the San Miguelito neighbourhood" somewhere in the sentence that names the town. */
const WITHIN = new RegExp(
  `\\b(?:in|at|to|of|on|from|near|IN|AT|TO|OF|ON|FROM|NEAR)\\s(?:the\\s|THE\\s)?${NAME}${WORD}\\b`,
  'u',
);
/** What stands before the word in capitals without being a name. */
const NO_NAME =
  /^(?:(?:A|AN|THE|THIS|THAT|SAME|NEARBY|RESIDENTIAL|POOR|WEALTHY|RICH|POPULOUS|EXCLUSIVE|ELEGANT|WORKING-CLASS|MIDDLE-CLASS|UPPER-CLASS|NORTHERN|SOUTHERN|EASTERN|WESTERN|CENTRAL|DOWNTOWN|SEVERAL|VARIOUS|TWO|THREE|FOUR|OTHER|SOME|ANOTHER)(?:\s|$))+/;
/** The words reach no further than this. */
const REACH = 90;
const SENTENCE = 200;

/** A word for a quarter, in either case; without one nothing is looked for. */
const ANY = /(?:eighbou?rhood|uburb|district|uarter|arrio|olonia|HOOD|SUBURB|BARRIO|COLONIA)/;

/** The quarter named right beside a town's name at `start`..`end`, or else in its sentence; null where none is. */
export function quarterBeside(text: string, start: number, end: number): Evidence | null {
  if (!ANY.test(text.slice(Math.max(0, start - SENTENCE), end + SENTENCE))) return null;
  const behind = BEHIND.exec(text.slice(end, end + REACH));
  if (behind?.[1] !== undefined)
    return evidenceAt(text, end + behind[0].indexOf(behind[1]), behind[1].length);
  const from = Math.max(0, start - REACH);
  const before = BEFORE.exec(text.slice(from, start));
  if (before?.[1] !== undefined)
    return evidenceAt(text, from + before.index + before[0].indexOf(before[1]), before[1].length);
  return quarterWithin(text, start, end);
}

function quarterWithin(text: string, start: number, end: number): Evidence | null {
  const lead = text.slice(Math.max(0, start - SENTENCE), start);
  const from = start - lead.length + lastBreak(lead);
  const tail = text.slice(end, end + SENTENCE);
  const stop = tail.search(/[.;]\s|\n\s*\n/u);
  const sentence = text.slice(from, end + (stop < 0 ? tail.length : stop));
  const found = WITHIN.exec(sentence);
  if (found?.[1] === undefined) return null;
  const skipped = NO_NAME.exec(found[1])?.[0].length ?? 0;
  const at = from + found.index + found[0].indexOf(found[1]) + skipped;
  const length = found[1].length - skipped;
  // The town itself may be called a quarter.
  if (length < 3 || (at < end && start < at + length)) return null;
  return evidenceAt(text, at, length);
}

/** Index behind the last end of a sentence or paragraph. */
function lastBreak(lead: string): number {
  const stop = Math.max(lead.lastIndexOf('. '), lead.lastIndexOf('.\n'), lead.lastIndexOf('; '));
  return Math.max(stop < 0 ? 0 : stop + 2, lead.lastIndexOf('\n\n') + 1);
}

function evidenceAt(text: string, start: number, length: number): Evidence {
  return { start, end: start + length, quote: text.slice(start, start + length) };
}
