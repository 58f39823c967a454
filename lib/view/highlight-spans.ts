/** Cuts a text at the borders of overlapping spans; the pieces joined are the text again. */

export type Piece<S> = {
  start: number;
  end: number;
  text: string;
  /** The spans that cover the piece, the narrowest first. */
  spans: S[];
};

type Bounds = { start: number; end: number };

/**
 * Pieces of `text.slice(range.start, range.end)` (whole text by default), offsets in UTF-16 units of `text`.
 * Spans that are empty, reversed or outside are ignored; those that reach beyond are cut.
 */
export function highlightSpans<S extends Bounds>(
  text: string,
  spans: readonly S[],
  range: Bounds = { start: 0, end: text.length },
): Piece<S>[] {
  const from = Math.max(0, Math.min(range.start, text.length));
  const to = Math.max(from, Math.min(range.end, text.length));
  const inside = spans.filter((span) => span.start < span.end && span.start < to && span.end > from);
  const borders = new Set([from, to]);
  for (const span of inside) {
    borders.add(Math.max(from, span.start));
    borders.add(Math.min(to, span.end));
  }
  const cuts = [...borders].sort((a, b) => a - b);
  const waiting = [...inside].sort((a, b) => a.start - b.start);
  const pieces: Piece<S>[] = [];
  let active: S[] = [];
  let next = 0;
  for (let index = 0; index + 1 < cuts.length; index += 1) {
    const start = cuts[index] ?? from;
    const end = cuts[index + 1] ?? to;
    active = active.filter((span) => span.end > start);
    for (let span = waiting[next]; span !== undefined && span.start <= start; span = waiting[next]) {
      active.push(span);
      next += 1;
    }
    const spansHere = [...active].sort((a, b) => a.end - a.start - (b.end - b.start));
    pieces.push({ start, end, text: text.slice(start, end), spans: spansHere });
  }
  return pieces;
}
