/** Evidence spans: always cut from the text itself, so `slice === quote` holds by construction. */
import type { Document } from '#lib/extract/segment.ts';
import type { Evidence } from '#lib/schema.ts';

/** Evidence of a token range (end exclusive). */
export function tokenEvidence(doc: Document, from: number, to: number): Evidence {
  const start = doc.tokens[from]!.start;
  const end = doc.tokens[Math.max(from, to - 1)]!.end;
  return { start, end, quote: doc.text.slice(start, end) };
}

/** Evidence of token ranges, in their order. */
export function evidenceOfAll(doc: Document, ranges: readonly { from: number; to: number }[]): Evidence[] {
  const all: Evidence[] = [];
  for (const { from, to } of ranges) all.push(tokenEvidence(doc, from, to));
  return all;
}

/** Evidence of an offset range. */
export function spanEvidence(text: string, start: number, end: number): Evidence {
  return { start, end, quote: text.slice(start, end) };
}

/** Sorted by place in the text, without doubles. */
export function sortEvidence(list: readonly Evidence[]): Evidence[] {
  if (list.length < 2) return [...list];
  const sorted = [...list].sort((a, b) => a.start - b.start || a.end - b.end);
  return sorted.filter(({ start, end }, i) => start !== sorted[i - 1]?.start || end !== sorted[i - 1]?.end);
}
