/**
 * DELETE /api/articles/{id}: an article is taken away, and what only it told goes with it. It stands apart from ingest.ts,
 * which holds all that reads texts: the page's own process does not.
 */
import 'server-only';
import { beginChange } from './merge-stored.ts';
import { isStorable, respondProblem } from './respond.ts';
import { respondWrite } from './respond-write.ts';
import type { Store } from './store/open-store.ts';
import { readArticleSummaries } from './store/read-articles.ts';
import { lockIngest } from './store/read-merging.ts';
import { findByAddress, settleVersions } from './store/settle-versions.ts';
import { removeArticles } from './store/write-article.ts';

/** 204 once it is gone; 404 where there is none; 401, 403 or 429 for those who may not write. */
export function removeArticle(request: Request, id: string): Promise<Response> {
  return respondWrite(request, async (store) => {
    const isGone =
      isStorable(id) && (await store.transaction().execute((all) => takeAway(all, id, new Date())));
    return isGone ? new Response(null, { status: 204 }) : respondProblem(404, `there is no article ${id}`);
  });
}

/** False where there is none. An older version of the same address takes its place again. */
async function takeAway(store: Store, id: string, now: Date): Promise<boolean> {
  await lockIngest(store);
  const [found] = await readArticleSummaries(store, [id]);
  if (found === undefined) return false;
  const urls = found.url === null ? [] : [found.url];
  const versions = await findByAddress(store, urls);
  const change = await beginChange(store, [...new Set([id, ...versions])], 1);
  await removeArticles(store, [id]);
  await settleVersions(store, urls);
  await change.end([], now);
  return true;
}
