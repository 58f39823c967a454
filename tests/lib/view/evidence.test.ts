import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { articleSpans, EVIDENCE_FIELDS, mentionEvidence } from '#lib/view/evidence-spans.ts';
import { actorStatements, meansStatements, tollStatements } from '#lib/view/summarise-reports.ts';
import { tollSeries } from '#lib/view/toll-series.ts';
import { articleDetail, incidentDetail } from '#lib/wire.ts';

function readFixture(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../fixtures/api/${name}`, import.meta.url), 'utf8'));
}
const article = articleDetail.parse(readFixture('article-a1.json'));
const pechersk = incidentDetail.parse(readFixture('incident-kyiv-2022-11-15.json'));
const october = incidentDetail.parse(readFixture('incident-kyiv-2022-10-17.json'));

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

describe('tollSeries', () => {
  const [report] = pechersk.reports;
  const told = (day: string | null, min: number, max: number | null) => {
    if (!report) throw new Error('the fixture has a report');
    const killed = { min, max, evidence: [] };
    const published = { value: day, basis: null, why: [] };
    return {
      article: { ...report.article, published },
      mention: { ...report.mention, casualties: { ...report.mention.casualties, killed } },
    };
  };

  it('orders figures by the day they were published and keeps each as it was said', () => {
    const series = tollSeries([told('2022-11-17', 3, 3), told('2022-11-15', 1, null), told(null, 9, 9)]);
    expect(series.map((point) => [point.dayLabel, point.figure])).toEqual([
      ['15 Nov 2022', 'at least 1'],
      ['17 Nov 2022', '3'],
    ]);
  });

  it('is empty when all figures are of one day', () => {
    expect(tollSeries([told('2022-11-15', 1, 1), told('2022-11-15', 2, 2)])).toEqual([]);
  });
});

describe('statements', () => {
  it('say each toll once with who says it', () => {
    expect(
      tollStatements(pechersk.reports).map(({ label, value, speaker }) => [label, value, speaker]),
    ).toEqual([
      ['Killed', 'at least 1', 'rescuers'],
      ['Injured', '3', null],
    ]);
  });

  it('name who is said to have done it and who denies it', () => {
    expect(
      actorStatements(pechersk.reports).map(({ label, value, speaker }) => [label, value, speaker]),
    ).toEqual([
      ['Alleged', 'Russia', 'Kyrylo Tymoshenko'],
      ['Denies', 'striking homes', 'Russian defence ministry'],
    ]);
  });

  it('join what two articles state alike and keep words for it', () => {
    const hits = meansStatements(october.reports).filter(({ label }) => label === 'Hit');
    expect(hits).toHaveLength(1);
    expect(hits[0]).toMatchObject({ value: '1 × residential', articleCount: 2, quote: 'a block of flats' });
  });
});
