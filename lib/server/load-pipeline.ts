/** The pipeline with its data loaded once: what `extract`, `add` and the first start read articles with. */
import { join } from 'node:path';
import { labelSections } from '#lib/read/label-sections.ts';
import { fail, ok, type Result } from '#lib/result.ts';
import type { Article, Extraction, Section } from '#lib/schema.ts';
import { loadGazetteer } from './load-gazetteer.ts';
import { loadLexicon } from './load-lexicon.ts';
import { openModelReader } from './model-extractor/open-model-reader.ts';
import type { Widen } from './places/widen-gazetteer.ts';
import { readArticle } from './read-article.ts';

export type Pipeline = {
  /** What an article says of attacks. */
  read: (article: Article) => Promise<Extraction>;
  /** All sections of an article, those that its reader knew included. */
  label: (article: Article) => Section[];
};

type PipelineOptions = {
  widen?: Widen;
  model?: boolean;
  env?: Readonly<Record<string, string | undefined>>;
};

const asItShips: Widen = async (gazetteer) => gazetteer;

/**
 * Loads lexicon and gazetteer (some hundred milliseconds); fails with the name of the damaged file or of the wrong
 * variable. `widen` adds the imported places that a text could name. With `model`, articles are read by the language
 * model that `env` names, if it names one.
 */
export async function loadPipeline(
  root: string,
  { widen = asItShips, model = true, env = process.env }: PipelineOptions = {},
): Promise<Result<Pipeline>> {
  const lexicon = loadLexicon(join(root, 'data', 'lexicon'));
  if (!lexicon.ok) return lexicon;
  const gazetteer = loadGazetteer(root);
  if (!gazetteer.ok) return gazetteer;
  const deps = { lexicon: lexicon.value, gazetteer: gazetteer.value };
  const reader = model ? await openModelReader(env, deps) : ok(null);
  if (!reader.ok) return reader;
  const readByModel = reader.value;
  return ok({
    read: async (article) => {
      if (readByModel) return readByModel(article);
      const wide = await widen(gazetteer.value, article.text);
      return readArticle(article, { ...deps, gazetteer: wide });
    },
    label: (article) => labelSections(article.text, article.sections),
  });
}

/**
 * Reads one article; a fault of our own on it is a problem that names it, so that the other articles of a call go on.
 */
export async function tryReading(
  pipeline: Pipeline,
  article: Article,
  name: string,
): Promise<Result<Extraction>> {
  try {
    return ok(await pipeline.read(article));
  } catch (error) {
    const fault = error instanceof Error ? error.message : String(error);
    return fail(
      'internal',
      `${name}: Dateline made a mistake on this article (${fault}); please report it with the text`,
    );
  }
}
