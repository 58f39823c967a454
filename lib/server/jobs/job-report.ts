/** What a job tells of one article, beside those that were stored. */
import type { Problem } from '#lib/schema.ts';
import type { JobArticle } from '#lib/wire.ts';
import type { Reading } from '../ingest.ts';

/** An input of which something could not be read. */
export function failedArticle(name: string, problems: Problem[]): JobArticle {
  return { name, status: 'failed', id: null, title: null, newIncidents: 0, mergedIncidents: 0, problems };
}

/** An article that was only read: its text with all that was found in it. */
export function previewedArticle({ name, article, extraction }: Reading): JobArticle {
  return {
    name,
    status: 'previewed',
    id: article.id,
    title: article.title,
    newIncidents: 0,
    mergedIncidents: 0,
    problems: extraction.problems,
    extraction: {
      text: article.text,
      published: extraction.publishedAt,
      sections: article.sections,
      mentions: extraction.mentions,
    },
  };
}
