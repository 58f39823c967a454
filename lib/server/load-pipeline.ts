/** The pipeline with its data loaded once: what `extract`, `add` and the first start read articles with. */
import { join } from 'node:path';
import { labelSections } from '#lib/read/label-sections.ts';
import { fail, ok, type Result } from '#lib/result.ts';
import type { Article, Extraction, Section } from '#lib/schema.ts';
import { loadGazetteer } from './load-gazetteer.ts';
import { loadLexicon } from './load-lexicon.ts';
import { readArticle } from './read-article.ts';

export type Pipeline = {
  /** What an article says of attacks. */
  read: (article: Article) => Extraction;
  /** All sections of an article, those that its reader knew included. */
  label: (article: Article) => Section[];
};

/** Loads lexicon and gazetteer (some hundred milliseconds); fails with the name of the damaged file. */
export function loadPipeline(root: string): Result<Pipeline> {
  const lexicon = loadLexicon(join(root, 'data', 'lexicon'));
  if (!lexicon.ok) return lexicon;
  const gazetteer = loadGazetteer(root);
  if (!gazetteer.ok) return gazetteer;
  const deps = { lexicon: lexicon.value, gazetteer: gazetteer.value };
  return ok({
    read: (article) => readArticle(article, deps),
    label: (article) => labelSections(article.text, article.sections),
  });
}

/**
 * Reads one article; a fault of our own on it is a problem that names it, so that the other articles of a call go on.
 */
export function tryReading(pipeline: Pipeline, article: Article, name: string): Result<Extraction> {
  try {
    return ok(pipeline.read(article));
  } catch (error) {
    const fault = error instanceof Error ? error.message : String(error);
    return fail(
      'internal',
      `${name}: Dateline made a mistake on this article (${fault}); please report it with the text`,
    );
  }
}
