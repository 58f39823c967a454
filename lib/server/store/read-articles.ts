/** Articles for the routes, shaped as lib/schema.ts says. */
import { sql } from 'kysely';
import type { ArticleSummary, Mention, PublicationDay } from '#lib/schema.ts';
import type { ArticleDetail, ArticlesResponse } from '#lib/wire.ts';
import { readDataState } from './meta.ts';
import type { Store } from './open-store.ts';

/** Summaries of all articles, or of those named; newest publication day first, undated ones last. */
export async function readArticleSummaries(store: Store, ids?: readonly string[]): Promise<ArticleSummary[]> {
  if (ids?.length === 0) return [];
  const query = selectSummaries(store);
  const rows = await (ids ? query.where('articles.id', 'in', ids) : query)
    .orderBy(sql`published_day DESC NULLS LAST`)
    .orderBy('articles.id')
    .execute();
  return rows.map(toSummary);
}

function selectSummaries(store: Store) {
  return store
    .selectFrom('articles')
    .select([
      'articles.id',
      'title',
      'publisher',
      'url',
      'sources',
      'language',
      'published_day',
      'published_basis',
      'published_why',
      'added_at',
      sql<string>`(SELECT count(*) FROM mentions WHERE article_id = articles.id)`.as('mention_count'),
    ]);
}

type SummaryRow = Awaited<ReturnType<ReturnType<typeof selectSummaries>['executeTakeFirstOrThrow']>>;

function toSummary(row: SummaryRow): ArticleSummary {
  return {
    id: row.id,
    title: row.title,
    publisher: row.publisher,
    url: row.url,
    sources: row.sources,
    language: row.language,
    published: {
      value: row.published_day,
      basis: row.published_basis as PublicationDay['basis'],
      why: row.published_why,
    },
    mentionCount: Number(row.mention_count),
    addedAt: row.added_at,
  };
}

/** One article with its text, every mention found in it and the incident each belongs to; null if there is none. */
export async function readArticleDetail(store: Store, id: string): Promise<ArticleDetail | null> {
  const summary = await selectSummaries(store).where('articles.id', '=', id).executeTakeFirst();
  if (summary === undefined) return null;
  const body = await store
    .selectFrom('articles')
    .select(['text', 'sections'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const mentions = await store
    .selectFrom('mentions')
    .leftJoin('incident_members', (join) =>
      join
        .onRef('incident_members.article_id', '=', 'mentions.article_id')
        .onRef('incident_members.mention_id', '=', 'mentions.id'),
    )
    .select(['data', 'incident_id'])
    .where('mentions.article_id', '=', id)
    .orderBy('seq')
    .execute();
  const problems = await store
    .selectFrom('problems')
    .select(['kind', 'message'])
    .where('article_id', '=', id)
    .orderBy('seq')
    .execute();
  return {
    article: toSummary(summary),
    ...body,
    mentions: mentions.map((row) => ({ ...(row.data as Mention), incidentId: row.incident_id })),
    problems,
  };
}

/** GET /api/articles. */
export async function readArticles(store: Store): Promise<ArticlesResponse> {
  const { dataVersion } = await readDataState(store);
  return { dataVersion, articles: await readArticleSummaries(store) };
}
