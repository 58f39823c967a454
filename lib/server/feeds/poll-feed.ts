/** Looks at one feed, opens the pages of its new entries and stores what they say. */
import { readSource } from '#lib/read/read-source.ts';
import { fail, ok, type Result } from '#lib/result.ts';
import type { Article } from '#lib/schema.ts';
import type { FetchedSource, fetchVersion } from '../fetch/fetch-source.ts';
import { type IngestedArticle, type Reading, readOne, storeReadings } from '../ingest.ts';
import type { Pipeline } from '../load-pipeline.ts';
import type { Store } from '../store/open-store.ts';
import { type Feed, noteEntries, noteFailure, noteRead, readEntries } from './feed-store.ts';
import type { FetchPage } from './fetch-page.ts';
import { entryDigest, openEntry } from './open-entry.ts';

export type FeedDeps = {
  store: Store;
  pipeline: Pipeline;
  fetchVersion: typeof fetchVersion;
  fetchPage: FetchPage;
  now: () => Date;
};

/** Pages asked for at one look; the entries beyond them come at the next. */
const MOST_PAGES = 30;
/** A page that cannot be had is asked for again so many times in all. */
const MOST_TRIES = 3;

/**
 * What became of each new entry; none when the feed has not changed since it was last read. The server is told which
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
    return ok([]);
  }
  const { etag, lastModified, ...source } = fetched.value;
  const entries = readEntriesOf(feed, source);
  if (!entries.ok) return giveUp(store, feed, entries.problem.message);
  const fresh = await findFresh(store, feed, entries.value);
  const opened = await openEntries(deps, feed, fresh.slice(0, MOST_PAGES));
  const readings = opened.flatMap(({ reading }) => reading ?? []);
  const stored = await storeReadings(store, readings, deps.now(), [], (all) =>
    noteEntries(all, feed.url, opened),
  );
  const articles = stored.filter(({ status }) => status === 'added').length;
  // A feed of which something is left to do is to be sent whole the next time.
  const isWhole = fresh.length <= MOST_PAGES && opened.every(({ done }) => done);
  await noteRead(store, feed.url, {
    articles,
    etag: isWhole ? etag : null,
    lastModified: isWhole ? lastModified : null,
  });
  return ok(stored);
}

function readEntriesOf(feed: Feed, source: FetchedSource): Result<Article[]> {
  const given = {
    address: source.url,
    ...(feed.publisher === null ? {} : { publisher: feed.publisher }),
  };
  const read = readSource({ name: feed.url, ...source }, given);
  return read.value.length > 0
    ? ok(read.value)
    : fail('unreadable', read.problems[0]?.message ?? `${feed.url}: holds no article`);
}

type Fresh = { article: Article; entry: string; tries: number };

/** The entries that were not read yet, or whose pages could not be had. */
async function findFresh(store: Store, feed: Feed, articles: readonly Article[]): Promise<Fresh[]> {
  const digests = articles.map(entryDigest);
  const seen = await readEntries(store, feed.url, digests);
  return articles.flatMap((article, at) => {
    const entry = digests[at]!;
    const known = seen.get(entry);
    if (known?.done || digests.indexOf(entry) < at) return [];
    return { article, entry, tries: known?.tries ?? 0 };
  });
}

type Opened = { entry: string; done: boolean; reading: Reading | null };

async function openEntries(deps: FeedDeps, feed: Feed, fresh: readonly Fresh[]): Promise<Opened[]> {
  const opened: Opened[] = [];
  for (const { article: entry, entry: digest, tries } of fresh) {
    const { article, note, done } = await openEntry(entry, deps.fetchPage);
    const read = await readOne(article, feed.url, deps.pipeline);
    const isDone = done || tries + 1 >= MOST_TRIES || !read.ok;
    if (!read.ok) {
      opened.push({ entry: digest, done: isDone, reading: null });
      continue;
    }
    const problems = note === null ? [] : [note];
    const extraction = {
      ...read.value.extraction,
      problems: [...problems, ...read.value.extraction.problems],
    };
    opened.push({ entry: digest, done: isDone, reading: { ...read.value, extraction } });
  }
  return opened;
}

async function giveUp(store: Store, { url }: Feed, message: string): Promise<Result<IngestedArticle[]>> {
  await noteFailure(store, url, message);
  return fail('unreadable', message);
}
