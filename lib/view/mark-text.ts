/** A text cut at the stretches that match a search. */

/** [start, end) in UTF-16 units. */
export type Highlight = { start: number; end: number };
export type MarkedPiece = { start: number; words: string; isMarked: boolean };

/** Pieces that together are the text; stretches may overlap, lie beyond it or be empty. */
export function markText(text: string, highlights: readonly Highlight[]): MarkedPiece[] {
  const pieces: MarkedPiece[] = [];
  let done = 0;
  for (const { start, end } of [...highlights].sort((a, b) => a.start - b.start)) {
    const from = Math.max(done, Math.min(text.length, start));
    const to = Math.min(text.length, end);
    if (to <= from) continue;
    if (from > done) pieces.push({ start: done, words: text.slice(done, from), isMarked: false });
    pieces.push({ start: from, words: text.slice(from, to), isMarked: true });
    done = to;
  }
  if (done < text.length) pieces.push({ start: done, words: text.slice(done), isMarked: false });
  return pieces;
}
