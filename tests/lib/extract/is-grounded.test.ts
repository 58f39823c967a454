import { describe, expect, it } from 'vitest';
import { isGrounded } from '#lib/extract/is-grounded.ts';
import type { Mention } from '#lib/schema.ts';
import { loadGazetteer } from '#lib/server/load-gazetteer.ts';
import { loadLexicon } from '#lib/server/load-lexicon.ts';
import { readArticle } from '#lib/server/read-article.ts';

const TEXT =
  'Two Russian missiles hit a hospital in Kharkiv on 3 May 2022, killing at least five people and wounding 12, ' +
  'the mayor said. Russia denied that it had struck the hospital. Three people are missing.';

function mentions(): Mention[] {
  const lexicon = loadLexicon();
  const gazetteer = loadGazetteer(process.cwd());
  if (!lexicon.ok || !gazetteer.ok) throw new Error('the data of the readers is damaged');
  const article = {
    id: 'a',
    title: null,
    publisher: null,
    byline: null,
    url: null,
    publishedAt: '2022-05-04',
    publishedFrom: null,
    language: 'en',
    sources: [],
    text: TEXT,
    sections: [],
  };
  return readArticle(article, { lexicon: lexicon.value, gazetteer: gazetteer.value }).mentions;
}

type Span = { start: number; end: number; quote: string };

/** Every object below a value that is a span, wherever it stands. */
function spansWithin(value: unknown): Span[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('quote' in value) return [value as Span];
  return Object.values(value).flatMap(spansWithin);
}

describe('isGrounded', () => {
  it('finds every span that a mention carries', () => {
    const [told] = mentions();
    expect(told?.casualties.killed?.min).toBe(5);
    const spans = spansWithin(told);
    expect(spans.length).toBeGreaterThan(8);
    expect(isGrounded(told!, TEXT)).toBe(true);
    for (const span of spans) {
      const { start, quote } = span;
      for (const wrong of [{ start: start + 1 }, { quote: `${quote}x` }, { start: -1 }]) {
        const right = { ...span };
        Object.assign(span, wrong);
        expect(isGrounded(told!, TEXT)).toBe(false);
        Object.assign(span, right);
      }
    }
    expect(isGrounded(told!, TEXT)).toBe(true);
  });
});
