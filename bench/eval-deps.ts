/** Data and helpers that the yardsticks share: the loaded pipeline and the folder of the outside sets. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Article, Extraction, Mention } from '#lib/schema.ts';
import { loadGazetteer } from '#lib/server/load-gazetteer.ts';
import { loadLexicon } from '#lib/server/load-lexicon.ts';
import { type ReadDeps, readArticle } from '#lib/server/read-article.ts';
import type { Counts } from './score-bootstrap.ts';

const ROOT = join(import.meta.dirname, '..');
export const SHARED = join(ROOT, '..', 'shared');

/** Lexicon and gazetteer; throws with the problem's words when one is damaged. */
export function loadDeps(): ReadDeps {
  const lexicon = loadLexicon();
  if (!lexicon.ok) throw new Error(lexicon.problem.message);
  const gazetteer = loadGazetteer(ROOT);
  if (!gazetteer.ok) throw new Error(gazetteer.problem.message);
  return { lexicon: lexicon.value, gazetteer: gazetteer.value };
}

/** An article of a bare text. */
export function bareArticle(
  id: string,
  text: string,
  publishedAt: string | null,
  title: string | null = null,
): Article {
  return {
    id,
    title,
    publisher: null,
    byline: null,
    url: null,
    publishedAt,
    publishedFrom: null,
    language: 'en',
    sources: [],
    text,
    sections: [],
  };
}

/** What the pipeline reads in a bare text; `publishedAt` is an ISO day, null where none is known. */
export function extract(deps: ReadDeps, id: string, text: string, publishedAt: string | null): Extraction {
  return readArticle(bareArticle(id, text, publishedAt), deps);
}

/** A file of the shared folder that a set cannot do without; throws where it is absent. */
export function needShared(path: string): string {
  const full = join(SHARED, path);
  if (!existsSync(full)) throw new Error(`${full} is not here`);
  return readFileSync(full, 'utf8');
}

/** The records of a JSON-lines file of the shared folder. */
export function readRecords<T>(path: string): T[] {
  return needShared(path)
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T);
}

/** Names of the files of a shared folder with this ending, sorted. */
export function listShared(folder: string, ending: string): string[] {
  return readdirSync(join(SHARED, folder))
    .filter((name) => name.endsWith(ending))
    .sort();
}

/** Evidence spans with `slice === quote`, and all of them: [valid, all]. */
export function countEvidence(text: string, mentions: readonly Mention[]): [number, number] {
  let valid = 0;
  let all = 0;
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) {
      for (const item of value) visit(item);
      return;
    }
    if (typeof value !== 'object' || value === null) return;
    const e = value as { start?: unknown; end?: unknown; quote?: unknown };
    if (typeof e.start === 'number' && typeof e.end === 'number' && typeof e.quote === 'string') {
      all++;
      if (text.slice(e.start, e.end) === e.quote) valid++;
      return;
    }
    for (const item of Object.values(value)) visit(item);
  };
  visit(mentions);
  return [valid, all];
}

/** The same as counts of a document. */
export function evidenceCounts(text: string, mentions: readonly Mention[]): Counts {
  const [valid, all] = countEvidence(text, mentions);
  return { 'evidence.valid': valid, 'evidence.all': all };
}
