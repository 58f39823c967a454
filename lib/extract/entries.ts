/** Live blogs and logs: paragraphs that open with the hour of their entry ("15:20 The death toll stands at nine"). */
import type { Document, Sentence } from '#lib/extract/segment.ts';

export type Entries = {
  /** For each sentence the number of its entry, -1 before the first and in texts between. */
  entryOf: readonly number[];
  /** The entries stand newest first, as in a live blog. */
  newestFirst: boolean;
  count: number;
};

/** A log has at least this many entries; a single hour at the head of a line says nothing of the others. */
const MIN_ENTRIES = 3;

/** How far the hours of a log keep one direction, of all steps; lengths of films in a list go up and down. */
const MIN_ORDER = 0.5;

/** Minutes of the clock that a paragraph opens with ("15:20", "3/ 07:45 –", "* 9:30"); -1 where none does. */
function clockAt(doc: Document, { from, to }: Sentence): number {
  const { tokens } = doc;
  let at = from;
  while (at < to && /^[*•·\-–—#([]$/.test(tokens[at]!.word)) at++;
  if (tokens[at]?.kind === 'number' && /^[/).]$/.test(tokens[at + 1]?.word ?? '')) at += 2;
  const [hour, colon, minute] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (!hour || !colon || !minute || at + 3 >= to) return -1;
  if (hour.kind !== 'number' || colon.word !== ':' || minute.kind !== 'number') return -1;
  if (hour.end !== colon.start || colon.end !== minute.start || minute.end - minute.start !== 2) return -1;
  const [h, m] = [Number(hour.word), Number(minute.word)];
  return Number.isInteger(h) && Number.isInteger(m) && h < 24 && m < 60 ? h * 60 + m : -1;
}

/** The entries of a log; null where the text is none. */
export function findEntries(doc: Document): Entries | null {
  const entryOf: number[] = [];
  const clocks: number[] = [];
  for (const sentence of doc.sentences) {
    const opens = sentence.from === 0 || doc.tokens[sentence.from]!.breaks > 0;
    const clock = opens && sentence.section !== 'meta' ? clockAt(doc, sentence) : -1;
    if (clock >= 0) clocks.push(clock);
    // A paragraph without an hour under an entry belongs to it.
    entryOf.push(clocks.length - 1);
  }
  if (clocks.length < MIN_ENTRIES) return null;
  let falls = 0;
  for (let i = 1; i < clocks.length; i++) falls += Math.sign(clocks[i - 1]! - clocks[i]!);
  if (Math.abs(falls) < (clocks.length - 1) * MIN_ORDER) return null;
  return { entryOf, newestFirst: falls > 0, count: clocks.length };
}

/** Where a sentence stands in the order of what happened: entries that stand newest first are read from the last. */
export function readingRank(entries: Entries | null, index: number): number {
  const entry = entries?.newestFirst ? (entries.entryOf[index] ?? -1) : -1;
  return entries === null || entry < 0 ? index : (entries.count - entry) * entries.entryOf.length + index;
}
