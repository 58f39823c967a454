/** Reads all stored articles anew: after an import of places, or with a newer Dateline. */
import type { Article, Problem } from '#lib/schema.ts';
import { type Pipeline, tryReading } from './load-pipeline.ts';
import { mergeAll } from './merge-stored.ts';
import type { Store } from './store/open-store.ts';
import { lockIngest, readMembers } from './store/read-merging.ts';
import { listSharedAddresses, settleVersions } from './store/settle-versions.ts';
import { writeArticle } from './store/write-article.ts';

export type Rederived = { articles: number; incidents: number; problems: Problem[] };

/** All or nothing; incidents keep their ids. An article that cannot be read stays as it was, with a problem. */
export async function rederiveArticles(
  store: Store,
  pipeline: Pipeline,
  now: Date,
  progress: (done: number, total: number) => void = () => {},
): Promise<Rederived> {
  return store.transaction().execute(async (all) => {
    await lockIngest(all);
    const stored = await readMembers(all);
    const ids = await all.selectFrom('articles').select('id').orderBy('id').execute();
    const problems: Problem[] = [];
    for (const [at, { id }] of ids.entries()) {
      const article = await readStoredArticle(all, id);
      const read = await tryReading(pipeline, article, article.title ?? id);
      if (read.ok) {
        const sections = pipeline.label(article);
        await writeArticle(all, { ...article, sections }, read.value);
      } else problems.push(read.problem);
      progress(at + 1, ids.length);
    }
    await settleVersions(all, await listSharedAddresses(all));
    const merged = await mergeAll(all, stored, now);
    return { articles: ids.length - problems.length, incidents: merged.length, problems };
  });
}

async function readStoredArticle(store: Store, id: string): Promise<Article> {
  const row = await store.selectFrom('articles').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  return {
    id: row.id,
    title: row.title,
    publisher: row.publisher,
    byline: row.byline,
    url: row.url,
    publishedAt: row.published_at,
    publishedFrom: row.published_from,
    language: row.language,
    sources: row.sources,
    text: row.text,
    sections: row.sections,
  };
}
