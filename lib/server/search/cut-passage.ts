/** The place of a text that a search found. */
import { findWords } from '#lib/query/fold-words.ts';
import type { Section } from '#lib/schema.ts';

export type Passage = { text: string; start: number; highlights: { start: number; end: number }[] };

/** UTF-16 units shown on each side of the first match. */
const SIDE = 90;
const MAX_TEXT = 100_000;

/**
 * The first passage that matches, cut at spaces, with its place in the text; null where only other fields match. What a
 * reader never sees (`meta` sections: front matter with its addresses) is no passage.
 */
export function cutPassage(
  text: string,
  words: readonly string[],
  sections: readonly Section[] = [],
): Passage | null {
  const meta = sections.filter(({ kind }) => kind === 'meta');
  const isSeen = (match: { start: number }) =>
    !meta.some(({ start, end }) => match.start >= start && match.start < end);
  const found = findWords(text.slice(0, MAX_TEXT), words).filter(isSeen);
  const first = found[0];
  if (first === undefined) return null;
  const floor = Math.max(0, ...meta.filter(({ end }) => end <= first.start).map(({ end }) => end));
  const start = first.start - SIDE <= floor ? floor : startOfWord(text, first.start - SIDE);
  const end = endOfWord(text, first.end + SIDE);
  const highlights = found
    .filter((match) => match.end <= end)
    .map((match) => ({ start: match.start - start, end: match.end - start }));
  return { text: text.slice(start, end), start, highlights };
}

/** The first place from here on that follows white space. */
function startOfWord(text: string, from: number): number {
  if (from <= 0) return 0;
  const space = /\s/g;
  space.lastIndex = from;
  const match = space.exec(text.slice(0, from + SIDE));
  return match === null ? from + SIDE : match.index + 1;
}

/** The last place up to here before white space. */
function endOfWord(text: string, to: number): number {
  if (to >= text.length) return text.length;
  const cut = text.slice(to - SIDE, to).search(/\s\S*$/);
  return cut < 0 ? to - SIDE : to - SIDE + cut;
}
