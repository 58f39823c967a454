import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Section } from '#lib/schema.ts';
import { CHUNK_LENGTH, MAX_CHUNKS, splitArticle } from '#lib/server/model-extractor/split-article.ts';

describe('splitArticle', () => {
  it('gives a short article whole, without page furniture', () => {
    const text = 'By A. Writer\n\nA missile hit Kyiv.\n\nLoad more\n\nTwo died.';
    const section = (kind: Section['kind'], words: string): Section => ({
      kind,
      start: text.indexOf(words),
      end: text.indexOf(words) + words.length,
    });
    const split = splitArticle(text, [
      section('boilerplate', 'Load more'),
      section('byline', 'By A. Writer'),
    ]);
    expect(split.ok && split.value.map((chunk) => chunk.text.replace(/\s+/g, ' ').trim())).toEqual([
      'A missile hit Kyiv. Two died.',
    ]);
  });

  it('gives nothing to ask about an empty text', () => {
    expect(splitArticle(' \n ', [])).toEqual({ ok: true, value: [] });
  });

  it('refuses what is too long, and says how long is too long', () => {
    const split = splitArticle('word '.repeat((CHUNK_LENGTH * (MAX_CHUNKS + 1)) / 5), []);
    expect(split).toMatchObject({ ok: false, problem: { kind: 'too_large' } });
    expect(!split.ok && split.problem.message).toContain(String(CHUNK_LENGTH * MAX_CHUNKS));
  });

  it('covers every character once, in order, in chunks that are not too long and cut no character', () => {
    const unit = fc.constantFrom('a', 'bc. ', '\n', '\n\n', '𝒳', ' ', 'wörd ');
    const body = fc
      .array(unit, { minLength: 1, maxLength: 40 })
      .chain((units) => fc.integer({ min: 1, max: 900 }).map((times) => units.join('').repeat(times)));
    fc.assert(
      fc.property(body, (text) => {
        const split = splitArticle(text, []);
        if (!split.ok || split.value.length === 0) return;
        const spans = split.value.flatMap((chunk) => chunk.stretches);
        expect(spans.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
        for (const { start } of spans) {
          const code = text.charCodeAt(start);
          expect(code >= 0xdc00 && code <= 0xdfff).toBe(false);
        }
        for (const { stretches } of split.value) {
          const length = stretches.reduce((sum, { start, end }) => sum + end - start, 0);
          expect(length).toBeLessThanOrEqual(CHUNK_LENGTH);
        }
      }),
      { numRuns: 60 },
    );
  });
});
