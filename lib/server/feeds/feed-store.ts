/** Feeds as rows: which there are, which is due, how the last look at it went. */
import { type Selectable, sql } from 'kysely';
import { cleanText } from '#lib/read/clean-text.ts';
import type { Store } from '../store/open-store.ts';
import type { FeedTable } from './feed-table.ts';

export type Feed = Selectable<FeedTable>;

/** A feed that fails is asked ever more rarely, but at least so often. */
const RAREST_MINUTES = 24 * 60;

/** Adds a feed, due at once, or changes one that is there. */
export async function addFeed(
  store: Store,
  feed: { url: string; publisher: string | null; everyMinutes: number },
): Promise<void> {
  const changed = {
    publisher: feed.publisher,
    every_minutes: feed.everyMinutes,
    next_at: sql<string>`now()`,
    paused: false,
  };
  await store
    .insertInto('feeds')
    .values({ url: feed.url, ...changed })
    .onConflict((conflict) => conflict.column('url').doUpdateSet(changed))
    .execute();
}

/** True if there was such a feed; its articles stay. */
export async function removeFeed(store: Store, url: string): Promise<boolean> {
  const { numDeletedRows } = await store.deleteFrom('feeds').where('url', '=', url).executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Changes a feed of this id; one that goes on after a pause is due at once. Null if there is none. */
export async function changeFeed(
  store: Store,
  id: string,
  { paused, everyMinutes }: { paused?: boolean | undefined; everyMinutes?: number | undefined },
): Promise<Feed | null> {
  const changed = await store
    .updateTable('feeds')
    .set({
      ...(paused === undefined ? {} : { paused }),
      ...(everyMinutes === undefined ? {} : { every_minutes: everyMinutes }),
      ...(paused === false ? { next_at: sql<string>`now()` } : {}),
      // So that something is always set.
      failures: sql<number>`failures`,
    })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();
  return changed ?? null;
}

/** One feed by its id. */
export async function readFeedRow(store: Store, id: string): Promise<Feed | null> {
  return (await store.selectFrom('feeds').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

/** The digests among these that need no page any more, and how often the others were tried. */
export async function readEntries(
  store: Store,
  url: string,
  entries: readonly string[],
): Promise<Map<string, { tries: number; done: boolean }>> {
  if (entries.length === 0) return new Map();
  const rows = await store
    .selectFrom('feed_entries')
    .select(['entry', 'tries', 'done'])
    .where('feed_url', '=', url)
    .where('entry', 'in', entries)
    .execute();
  return new Map(rows.map(({ entry, ...rest }) => [entry, rest]));
}

/** Notes entries that were read, or whose page could not be had this time. */
export async function noteEntries(
  store: Store,
  url: string,
  entries: readonly { entry: string; done: boolean }[],
): Promise<void> {
  for (const { entry, done } of entries) {
    await store
      .insertInto('feed_entries')
      .values({ feed_url: url, entry, done })
      .onConflict((conflict) =>
        conflict
          .columns(['feed_url', 'entry'])
          .doUpdateSet({ done, tries: sql<number>`feed_entries.tries + 1` }),
      )
      .execute();
  }
}

/** All feeds that are followed, by address. */
export async function listFeeds(store: Store): Promise<Feed[]> {
  return store.selectFrom('feeds').selectAll().orderBy('url').execute();
}

/** Takes the feed that is due longest, so that no other worker takes it too; null when none is. `url` takes that one. */
export async function takeDueFeed(store: Store, url?: string): Promise<Feed | null> {
  const due = store
    .selectFrom('feeds')
    .select('url')
    .where((is) =>
      url === undefined
        ? is.and([is('next_at', '<=', sql<string>`now()`), is('paused', '=', false)])
        : is('url', '=', url),
    )
    .orderBy('next_at')
    .limit(1)
    .forUpdate()
    .skipLocked();
  const taken = await store
    .updateTable('feeds')
    .set({
      next_at: sql<string>`now() + make_interval(mins => every_minutes)`,
      checked_at: sql<string>`now()`,
    })
    .where('url', 'in', due)
    .returningAll()
    .executeTakeFirst();
  return taken ?? null;
}

/** Notes that a feed was read; `articles` is how many were new. */
export async function noteRead(
  store: Store,
  url: string,
  { articles, etag, lastModified }: { articles: number; etag: string | null; lastModified: string | null },
): Promise<void> {
  await store
    .updateTable('feeds')
    .set({ etag, last_modified: lastModified, failures: 0, problem: null })
    .set((is) => ({ articles: is('articles', '+', articles) }))
    .where('url', '=', url)
    .execute();
}

/** Notes that a feed could not be read: the wait doubles with each time. */
export async function noteFailure(store: Store, url: string, problem: string): Promise<void> {
  const wait = sql`least(every_minutes * power(2, least(failures, 12)), greatest(every_minutes, ${RAREST_MINUTES}::int))`;
  await store
    .updateTable('feeds')
    .set({ problem: cleanText(problem), next_at: sql<string>`now() + ${wait} * interval '1 minute'` })
    .set((is) => ({ failures: is('failures', '+', 1) }))
    .where('url', '=', url)
    .execute();
}
