import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { fail, ok, type Result } from '#lib/result.ts';
import { addFeed, changeFeed, listFeeds, removeFeed, takeDueFeed } from '#lib/server/feeds/feed-store.ts';
import { type FeedDeps, pollFeed } from '#lib/server/feeds/poll-feed.ts';
import { type FetchedSource, fetchVersion } from '#lib/server/fetch/fetch-source.ts';
import { loadPipeline } from '#lib/server/load-pipeline.ts';
import { readArticleSummaries } from '#lib/server/store/read-articles.ts';
import { openTemporaryDatabase, ROOT, type TemporaryDatabase } from '../temporary-database.ts';

const item = (day: number, place: string) => `<item><title>Strike on ${place}</title>
<link>https://news.example/${day}</link><pubDate>${new Date(Date.UTC(2023, 2, day)).toUTCString()}</pubDate>
<description>A missile strike hit a market in ${place} on ${day} March 2023, killing two people, the mayor said.</description></item>`;
const feedOf = (...items: string[]) =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>News</title><link>https://news.example/</link><description>n</description>${items.join('')}</channel></rss>`;

let db: TemporaryDatabase;
let deps: FeedDeps;
let site: Server;
let url: string;
const served = { body: feedOf(item(3, 'Kyiv'), item(4, 'Odesa')), version: '"v1"', status: 200 };
const asked: (string | undefined)[] = [];
/** Pages that feeds link to, and which were asked for. */
const pages = new Map<string, Result<FetchedSource>>();
const opened: string[] = [];

beforeAll(async () => {
  db = await openTemporaryDatabase('feeds');
  site = createServer((request, response) => {
    if (request.url === '/robots.txt') return response.writeHead(404).end();
    asked.push(request.headers['if-none-match']);
    if (served.status !== 200) return response.writeHead(served.status).end();
    if (request.headers['if-none-match'] === served.version) return response.writeHead(304).end();
    const headers = { 'content-type': 'application/rss+xml', etag: served.version };
    return response.writeHead(200, headers).end(served.body);
  });
  await new Promise<void>((done) => site.listen(0, '127.0.0.1', done));
  url = `http://127.0.0.1:${(site.address() as AddressInfo).port}/feed`;
  const pipeline = await loadPipeline(ROOT);
  if (!pipeline.ok) throw new Error(pipeline.problem.message);
  deps = {
    store: db.store,
    pipeline: pipeline.value,
    fetchVersion: (address, known) =>
      fetchVersion(address, known, { isAllowedAddress: (ip) => ip === '127.0.0.1' }),
    fetchPage: async (address) => {
      opened.push(address);
      return pages.get(address) ?? fail('refused', `${address}: robots.txt asks programs not to read this`);
    },
    now: () => new Date('2026-01-02T03:04:05Z'),
  };
});
afterAll(async () => {
  site?.closeAllConnections();
  site?.close();
  await db?.close();
});

async function poll() {
  const feed = await takeDueFeed(db.store, url);
  const polled = await pollFeed(deps, feed!);
  return { polled, feed: (await listFeeds(db.store))[0]! };
}

it('reads a feed, then asks only for what has changed', async () => {
  await addFeed(db.store, { url, publisher: 'The Wire', everyMinutes: 30 });
  const first = await poll();
  expect(first.polled).toMatchObject({ ok: true, value: [{ status: 'added' }, { status: 'added' }] });
  expect(first.feed).toMatchObject({ etag: '"v1"', articles: 2, failures: 0, problem: null });
  const again = await poll();
  expect(again.polled).toEqual({ ok: true, value: [] });
  expect(asked).toEqual([undefined, '"v1"']);
  served.body = feedOf(item(5, 'Kharkiv'), item(3, 'Kyiv'), item(4, 'Odesa'));
  served.version = '"v2"';
  const later = await poll();
  expect(later.feed).toMatchObject({ etag: '"v2"', articles: 3 });
  const summaries = await readArticleSummaries(db.store);
  expect(summaries).toHaveLength(3);
  expect(summaries[0]).toMatchObject({ url: 'https://news.example/5', published: { value: '2023-03-05' } });
});

it('waits ever longer for a feed that cannot be read, says why, and forgets it when it can', async () => {
  served.status = 500;
  const waits: number[] = [];
  for (let time = 0; time < 3; time++) {
    const { polled, feed } = await poll();
    expect(polled.ok).toBe(false);
    expect(feed).toMatchObject({ failures: time + 1 });
    expect(feed.problem).toContain('500');
    waits.push(Math.round((Date.parse(feed.next_at) - Date.now()) / 60_000));
  }
  expect(waits).toEqual([30, 60, 120]);
  served.status = 200;
  served.body = feedOf(item(6, 'Lviv'));
  served.version = '"v3"';
  expect((await poll()).feed).toMatchObject({ failures: 0, problem: null, articles: 4 });
  served.body = 'no feed at all';
  served.version = '"v4"';
  expect((await poll()).feed).toMatchObject({ failures: 1, etag: '"v3"' });
});

const page = (title: string, text: string) =>
  ok({
    bytes: new TextEncoder().encode(
      `<html><head><title>${title}</title></head><body><article><h1>${title}</h1><p>${text}</p></article></body></html>`,
    ),
    mediaType: 'text/html',
    url: 'https://news.example/page',
  });

it('reads the page that an entry links to, once, and the feed’s own words with a note where it cannot', async () => {
  const long = `A drone strike hit a depot in Sumy on 7 March 2023, killing three people, the governor said. ${'Crews worked through the night to clear the yard. '.repeat(6)}`;
  pages.set('https://news.example/7', page('Depot in Sumy', long));
  pages.set('https://news.example/8', page('Sign in', 'Sign in to read on.'));
  served.body = feedOf(item(7, 'Sumy'), item(8, 'Poltava'), item(9, 'Dnipro'));
  served.version = '"v5"';
  opened.length = 0;
  await poll();
  expect(opened).toEqual(['https://news.example/7', 'https://news.example/8', 'https://news.example/9']);
  const stored = await db.store
    .selectFrom('articles')
    .select(['id', 'url', 'text', 'publisher', 'published_day'])
    .where('url', 'like', 'https://news.example/%')
    .where('published_day', '>=', '2023-03-07')
    .orderBy('published_day')
    .execute();
  expect(stored.map(({ publisher }) => publisher)).toEqual(['News', 'News', 'News']);
  expect(stored.map(({ published_day: day }) => day)).toEqual(['2023-03-07', '2023-03-08', '2023-03-09']);
  expect(stored.map(({ text }) => text.includes('Crews worked'))).toEqual([true, false, false]);
  const notes = await db.store
    .selectFrom('problems')
    .select(['article_id', 'message'])
    .where('message', 'like', '%own words were read%')
    .orderBy('message')
    .execute();
  expect(notes.filter(({ article_id: id }) => id === stored[0]!.id)).toEqual([]);
  expect(notes.find(({ article_id: id }) => id === stored[1]!.id)?.message).toContain('less text');
  expect(notes.find(({ article_id: id }) => id === stored[2]!.id)?.message).toContain('robots.txt');
  opened.length = 0;
  served.version = '"v6"';
  await poll();
  expect(opened).toEqual([]);
});

it('asks again for a page that could not be had, three times in all, and for the feed whole until then', async () => {
  pages.set('https://news.example/10', fail('unreadable', 'https://news.example/10: answered 500'));
  served.body = feedOf(item(10, 'Rivne'));
  served.version = '"v7"';
  opened.length = 0;
  const etags = [];
  for (let time = 0; time < 4; time++) etags.push((await poll()).feed.etag);
  expect(etags).toEqual([null, null, '"v7"', '"v7"']);
  expect(opened).toHaveLength(3);
});

it('opens thirty pages at one look and the others at the next', async () => {
  served.body = feedOf(...Array.from({ length: 35 }, (_, at) => item(at + 100, `Town${at}`)));
  served.version = '"v8"';
  opened.length = 0;
  expect((await poll()).feed.etag).toBeNull();
  expect(opened).toHaveLength(30);
  expect((await poll()).feed.etag).toBe('"v8"');
  expect(opened).toHaveLength(35);
});

it('leaves a paused feed alone until it goes on', async () => {
  const { id } = (await listFeeds(db.store))[0]!;
  await sql`UPDATE feeds SET next_at = now() - interval '1 minute'`.execute(db.store);
  expect(await changeFeed(db.store, id, { paused: true })).toMatchObject({ paused: true });
  expect(await takeDueFeed(db.store)).toBeNull();
  expect(await changeFeed(db.store, id, { paused: false, everyMinutes: 60 })).toMatchObject({
    paused: false,
    every_minutes: 60,
  });
  expect(await takeDueFeed(db.store)).not.toBeNull();
  expect(await changeFeed(db.store, '00000000-0000-4000-8000-000000000000', { paused: true })).toBeNull();
});

it('gives a due feed to one worker only', async () => {
  await sql`UPDATE feeds SET next_at = now() - interval '1 minute'`.execute(db.store);
  const taken = await Promise.all([takeDueFeed(db.store), takeDueFeed(db.store), takeDueFeed(db.store)]);
  expect(taken.filter((feed) => feed !== null)).toHaveLength(1);
  expect(await takeDueFeed(db.store)).toBeNull();
});

it('keeps the articles of a feed that is removed', async () => {
  expect(await removeFeed(db.store, url)).toBe(true);
  expect(await removeFeed(db.store, url)).toBe(false);
  expect((await readArticleSummaries(db.store)).length).toBeGreaterThan(2);
});
