import type { Report } from '#lib/merge/report.ts';
import type { Article } from '#lib/schema.ts';
import type { Reading } from '#lib/server/ingest.ts';

/** A reading that says what a report says; the text keeps it apart from others. */
export function readingOf(report: Report, overrides: Partial<Article> = {}): Reading {
  const { articleId: id, publisher, published, mentions } = report;
  return {
    name: id,
    article: {
      id,
      title: null,
      publisher,
      byline: null,
      url: null,
      publishedAt: published.value,
      publishedFrom: null,
      language: 'en',
      sources: [],
      text: `What ${id} says.`,
      sections: [],
      ...overrides,
    },
    extraction: { id, publishedAt: published, mentions: [...mentions], problems: [] },
  };
}
