/** Looks at one feed and stores what is new in it. */
import { fail, type Result } from '#lib/result.ts';
import type { fetchVersion } from '../fetch/fetch-source.ts';
import { type IngestedArticle, readInput, storeReadings } from '../ingest.ts';
import type { Pipeline } from '../load-pipeline.ts';
import type { Store } from '../store/open-store.ts';
import { type Feed, noteFailure, noteRead } from './feed-store.ts';

export type FeedDeps = {
  store: Store;
  pipeline: Pipeline;
  fetchVersion: typeof fetchVersion;
  now: () => Date;
};

/**
 * What became of each article; none when the feed has not changed since it was last read. The server is told which
 * version is known (ETag, Last-Modified), so an unchanged feed costs one small answer.
 */
export async function pollFeed(deps: FeedDeps, feed: Feed): Promise<Result<IngestedArticle[]>> {
  const { store } = deps;
  const known = { etag: feed.etag, lastModified: feed.last_modified };
  const isKnown = known.etag !== null || known.lastModified !== null;
  const fetched = await deps.fetchVersion(feed.url, isKnown ? known : null);
  if (!fetched.ok) return giveUp(store, feed, fetched.problem.message);
  if (fetched.value === null) {
    await noteRead(store, feed.url, { articles: 0, ...known });
    return { ok: true, value: [] };
  }
  const { etag, lastModified, ...source } = fetched.value;
  const input = { name: feed.url, input: { ok: true as const, value: { name: feed.url, ...source } } };
  const given = { address: source.url, ...(feed.publisher === null ? {} : { publisher: feed.publisher }) };
  const read = await readInput(input, given, deps.pipeline);
  if (read.readings.length === 0) {
    return giveUp(store, feed, read.problems[0]?.message ?? `${feed.url}: holds no article`);
  }
  const stored = await storeReadings(store, read.readings, deps.now());
  const articles = stored.filter(({ status }) => status === 'added').length;
  await noteRead(store, feed.url, { articles, etag, lastModified });
  return { ok: true, value: stored };
}

async function giveUp(store: Store, { url }: Feed, message: string): Promise<Result<IngestedArticle[]>> {
  await noteFailure(store, url, message);
  return fail('unreadable', message);
}
