import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { articleSpans, EVIDENCE_FIELDS, mentionEvidence } from '#lib/view/evidence-spans.ts';
import { articleDetail } from '#lib/wire.ts';

function readFixture(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../fixtures/api/${name}`, import.meta.url), 'utf8'));
}
const article = articleDetail.parse(readFixture('article-a1.json'));

describe('articleSpans', () => {
  it('takes the article’s own words and nothing beside them', () => {
    const quotes = new Map(
      article.mentions.flatMap((mention) =>
        EVIDENCE_FIELDS.flatMap((field) =>
          mentionEvidence(mention)[field].map((span) => [`${span.start}:${span.end}`, span.quote] as const),
        ),
      ),
    );
    const spans = articleSpans(article);
    expect(spans.length).toBeGreaterThan(15);
    for (const span of spans) {
      expect(article.text.slice(span.start, span.end)).toBe(quotes.get(`${span.start}:${span.end}`));
    }
  });

  it('lists each span once, in reading order', () => {
    const spans = articleSpans(article);
    const keys = spans.map((span) => `${span.start}:${span.end}:${span.field}:${span.mention}`);
    expect(new Set(keys).size).toBe(keys.length);
    expect([...spans].sort((a, b) => a.start - b.start || b.end - a.end)).toEqual(spans);
  });

  it('marks targets as place, a denial as denial, every toll as toll', () => {
    const fields = mentionEvidence(article.mentions[0]!);
    expect(fields.place.map((span) => span.quote)).toContain('two residential buildings');
    expect(fields.denial.map((span) => span.quote)).toEqual(['denied striking homes']);
    expect(fields.toll).toHaveLength(3);
  });
});
