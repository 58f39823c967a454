/** Writes articles with what was found in them. Call inside the transaction of the whole ingest. */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { listDrawers } from '#lib/merge/merge-index.ts';
import { noteReport, type ReportNotes } from '#lib/merge/note-report.ts';
import type { Report } from '#lib/merge/report.ts';
import type { Article, Extraction, Mention, Problem } from '#lib/schema.ts';
import type { Store } from './open-store.ts';

/** SHA-256 of the text with line ends and outer white space made alike. */
export function hashContent(text: string): string {
  const same = text.replaceAll('\r\n', '\n').replaceAll('\uFEFF', '').trim();
  return createHash('sha256').update(same).digest('hex');
}

export type StoredArticle = {
  id: string;
  publishedAt: string | null;
  publisher: string | null;
  url: string | null;
};

/** The stored articles with any of these texts, by `hashContent` of the text. */
export async function findByContent(
  store: Store,
  texts: readonly string[],
): Promise<Map<string, StoredArticle>> {
  if (texts.length === 0) return new Map();
  const rows = await store
    .selectFrom('articles')
    .select(['content_hash', 'id', 'published_at as publishedAt', 'publisher', 'url'])
    .where(sql<boolean>`content_hash = ANY(${[...new Set(texts.map(hashContent))]}::text[])`)
    .execute();
  return new Map(rows.map(({ content_hash, ...article }) => [content_hash, article]));
}

/** Inserts a new article, or writes over the one with the same id, with its mentions and problems. */
export async function writeArticle(store: Store, article: Article, extraction: Extraction): Promise<void> {
  const notes = noteReport(article.text, extraction.mentions);
  const { published_at, ...row } = articleRow(article, extraction, notes);
  const { isNew } = await store
    .insertInto('articles')
    .values({ ...row, published_at })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ ...row, published_at }))
    // A row that was there before has been locked by this transaction.
    .returning(sql<boolean>`xmax = 0`.as('isNew'))
    .executeTakeFirstOrThrow();
  if (!isNew) await removeFindings(store, article.id);
  const { publisher, sources } = article;
  const { publishedAt: published, mentions, problems } = extraction;
  const report = { articleId: article.id, publisher, published, mentions, sources, notes };
  await writeFindings(store, report, problems);
}

function articleRow(article: Article, extraction: Extraction, notes: ReportNotes) {
  return {
    id: article.id,
    content_hash: hashContent(article.text),
    title: article.title,
    publisher: article.publisher,
    byline: article.byline,
    url: article.url,
    published_at: article.publishedAt,
    published_from: article.publishedFrom,
    published_day: extraction.publishedAt.value,
    published_basis: extraction.publishedAt.basis,
    published_why: JSON.stringify(extraction.publishedAt.why),
    language: article.language,
    sources: JSON.stringify(article.sources),
    text: article.text,
    sections: JSON.stringify(article.sections),
    notes: JSON.stringify(notes),
  };
}

async function removeFindings(store: Store, articleId: string): Promise<void> {
  await store.deleteFrom('mentions').where('article_id', '=', articleId).execute();
  await store.deleteFrom('problems').where('article_id', '=', articleId).execute();
}

async function writeFindings(store: Store, report: Report, problems: readonly Problem[]): Promise<void> {
  const { articleId, mentions } = report;
  if (mentions.length > 0) {
    // Filed as they lie if no newer version replaces the article: that is seen to when the whole change is known.
    const drawers = listDrawers(report);
    await store
      .insertInto('mentions')
      .values(
        mentions.map((mention, seq) => mentionRow(articleId, mention, seq, drawers.get(mention.id) ?? [])),
      )
      .execute();
  }
  if (problems.length > 0) {
    await store
      .insertInto('problems')
      .values(problems.map(({ kind, message }, seq) => ({ article_id: articleId, seq, kind, message })))
      .execute();
  }
}

function mentionRow(articleId: string, mention: Mention, seq: number, drawers: string[]) {
  return {
    article_id: articleId,
    id: mention.id,
    seq,
    type: mention.type,
    assertion: mention.assertion,
    start_day: mention.time.start,
    end_day: mention.time.end,
    lng: mention.place?.lng ?? null,
    lat: mention.place?.lat ?? null,
    data: JSON.stringify(mention),
    drawers,
  };
}

/** Removes articles with all that was found in them; step by step, since a spread database has no keys to do it. */
export async function removeArticles(store: Store, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await store.deleteFrom('near_misses').where('b_article', 'in', ids).execute();
  await store.deleteFrom('mentions').where('article_id', 'in', ids).execute();
  await store.deleteFrom('problems').where('article_id', 'in', ids).execute();
  await store.deleteFrom('articles').where('id', 'in', ids).execute();
}
