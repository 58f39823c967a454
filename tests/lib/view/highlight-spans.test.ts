import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SECTION_KINDS } from '#lib/schema.ts';
import { highlightSpans } from '#lib/view/highlight-spans.ts';
import { readerBlocks } from '#lib/view/reader-blocks.ts';

const anyText = fc.string({ unit: 'binary', maxLength: 80 });
const anySpans = fc.array(
  fc.record({ start: fc.integer({ min: -5, max: 90 }), end: fc.integer({ min: -5, max: 90 }) }),
  { maxLength: 12 },
);

describe('highlightSpans', () => {
  it('joins to the text again', () => {
    fc.assert(
      fc.property(anyText, anySpans, (text, spans) => {
        const pieces = highlightSpans(text, spans);
        expect(pieces.map((piece) => piece.text).join('')).toBe(text);
      }),
    );
  });

  it('lists for each piece exactly the spans that cover it', () => {
    fc.assert(
      fc.property(anyText, anySpans, (text, spans) => {
        for (const piece of highlightSpans(text, spans)) {
          expect(piece.text).toBe(text.slice(piece.start, piece.end));
          const covering = spans.filter((span) => span.start <= piece.start && span.end >= piece.end);
          expect(new Set(piece.spans)).toEqual(new Set(covering));
        }
      }),
    );
  });

  it('joins to the part of the text that is asked for', () => {
    fc.assert(
      fc.property(anyText, anySpans, fc.nat(90), fc.nat(90), (text, spans, a, b) => {
        const range = { start: Math.min(a, b), end: Math.max(a, b) };
        const joined = highlightSpans(text, spans, range)
          .map((piece) => piece.text)
          .join('');
        expect(joined).toBe(text.slice(range.start, range.end));
      }),
    );
  });

  it('puts the narrowest span first', () => {
    const wide = { start: 0, end: 10 };
    const narrow = { start: 2, end: 4 };
    const pieces = highlightSpans('0123456789', [wide, narrow]);
    expect(pieces.map((piece) => piece.text)).toEqual(['01', '23', '456789']);
    expect(pieces[1]?.spans).toEqual([narrow, wide]);
  });
});

describe('readerBlocks', () => {
  const anySections = fc.array(
    fc.record({ kind: fc.constantFrom(...SECTION_KINDS), start: fc.nat(90), end: fc.nat(90) }),
    { maxLength: 6 },
  );

  it('leaves only blank space between its blocks', () => {
    const lines = fc.array(fc.string({ maxLength: 12 }), { maxLength: 8 }).map((parts) => parts.join('\n'));
    fc.assert(
      fc.property(lines, anySections, (text, sections) => {
        let end = 0;
        for (const block of readerBlocks(text, sections)) {
          expect(block.start).toBeGreaterThanOrEqual(end);
          expect(text.slice(end, block.start).trim()).toBe('');
          expect(block.end).toBeGreaterThan(block.start);
          end = block.end;
        }
        expect(text.slice(end).trim()).toBe('');
      }),
    );
  });

  it('gives a paragraph the kind that covers most of it, and a dateline inside stays inside', () => {
    const text = 'Headline\n\nKYIV — Missiles hit the city.\nRead more';
    const blocks = readerBlocks(text, [
      { kind: 'headline', start: 0, end: 8 },
      { kind: 'dateline', start: 10, end: 16 },
      { kind: 'boilerplate', start: text.length - 9, end: text.length },
    ]);
    expect(blocks.map((block) => block.kind)).toEqual(['headline', 'body', 'boilerplate']);
  });
});
