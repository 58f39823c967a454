/** Writes articles with what was found in them. Call inside the transaction of the whole ingest. */
import { createHash } from 'node:crypto';
import { noteReport } from '#lib/merge/note-report.ts';
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

/** The stored article with this text, or null. */
export async function findByContent(store: Store, text: string): Promise<StoredArticle | null> {
  const row = await store
    .selectFrom('articles')
    .select(['id', 'published_at', 'publisher', 'url'])
    .where('content_hash', '=', hashContent(text))
    .executeTakeFirst();
  return row ? { id: row.id, publishedAt: row.published_at, publisher: row.publisher, url: row.url } : null;
}

/** Inserts a new article, or writes over the one with the same id, with its mentions and problems. */
export async function writeArticle(store: Store, article: Article, extraction: Extraction): Promise<void> {
  const { published_at, ...row } = articleRow(article, extraction);
  await store
    .insertInto('articles')
    .values({ ...row, published_at })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ ...row, published_at }))
    .execute();
  await writeFindings(store, article.id, extraction.mentions, extraction.problems);
}

function articleRow(article: Article, extraction: Extraction) {
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
    notes: JSON.stringify(noteReport(article.text, extraction.mentions)),
  };
}

async function writeFindings(
  store: Store,
  articleId: string,
  mentions: readonly Mention[],
  problems: readonly Problem[],
): Promise<void> {
  await store.deleteFrom('mentions').where('article_id', '=', articleId).execute();
  await store.deleteFrom('problems').where('article_id', '=', articleId).execute();
  if (mentions.length > 0) {
    await store
      .insertInto('mentions')
      .values(mentions.map((mention, seq) => mentionRow(articleId, mention, seq)))
      .execute();
  }
  if (problems.length > 0) {
    await store
      .insertInto('problems')
      .values(problems.map(({ kind, message }, seq) => ({ article_id: articleId, seq, kind, message })))
      .execute();
  }
}

function mentionRow(articleId: string, mention: Mention, seq: number) {
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
    drawers: null,
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
