/** The sentence that holds a span of an article, as a span of that article. */
import type { Evidence } from '#lib/schema.ts';

/** A quote reaches at most so far to each side of its span. */
const REACH = 320;
const END = /[.!?…]["'”’»)\]]*\s|\n/g;

/** Widens a span to its sentence, within 320 characters to each side; spans outside the text give null. */
export function sentenceAround(text: string, span: { start: number; end: number }): Evidence | null {
  if (span.start < 0 || span.end > text.length || span.start >= span.end) return null;
  const before = text.slice(Math.max(0, span.start - REACH), span.start);
  let from = 0;
  for (const match of before.matchAll(END)) from = match.index + match[0].length;
  const cutOff = span.start > REACH && from === 0;
  const skipped = cutOff ? (/^\S*\s/.exec(before)?.[0].length ?? 0) : from;
  let start = span.start - before.length + skipped;
  const after = text.slice(span.end, span.end + REACH);
  // The span may end in the sentence's own full stop.
  const ended = /[.!?…\n]\s*$/.test(text.slice(span.start, span.end));
  const close = ended ? null : (new RegExp(END.source).exec(after) ?? null);
  let end = ended ? span.end : close ? span.end + close.index + close[0].length : span.end + after.length;
  if (!ended && !close && span.end + REACH < text.length) {
    end = span.end + Math.max(0, after.search(/\s\S*$/));
  }
  while (start < span.start && /\s/.test(text[start] ?? '')) start += 1;
  while (end > span.end && /\s/.test(text[end - 1] ?? '')) end -= 1;
  return { start, end, quote: text.slice(start, end) };
}
