import type { Result } from '#lib/result.ts';
import { addFeed, type Feed, listFeeds, removeFeed, takeDueFeed } from '#lib/server/feeds/feed-store.ts';
import { makePageFetcher } from '#lib/server/feeds/fetch-page.ts';
import { pollFeed } from '#lib/server/feeds/poll-feed.ts';
import { fetchVersion } from '#lib/server/fetch/fetch-source.ts';
import { loadPipeline } from '#lib/server/load-pipeline.ts';
import { dataDirectory, projectRoot } from '#lib/server/locate.ts';
import { widenFrom } from '#lib/server/places/widen-gazetteer.ts';
import type { Store } from '#lib/server/store/open-store.ts';
import { type Command, textOption, UsageError, type Values } from '../command.ts';
import { describeIngested } from '../describe-ingested.ts';
import { printData, printError } from '../print.ts';
import { withDatabase } from '../with-database.ts';

const DEFAULT_MINUTES = 30;

export const command: Command = {
  help: `add URL | list | remove URL [options]

Feeds (RSS, Atom, JSON Feed) that are read again and again by "dateline serve" and "dateline work". A feed that is
added is read at once; the site is asked only for what has changed, as its robots.txt allows. The page that a new entry
links to is read; where it cannot be, the feed's own words are.

  --every MINUTES   how often it is read (default ${DEFAULT_MINUTES}, 5 to 10080)
  --publisher NAME  who publishes it
  --json            print the list as JSON lines
  --data DIR        data directory (default .dateline, or DATELINE_DATA)`,
  options: {
    every: { type: 'string' },
    publisher: { type: 'string' },
    json: { type: 'boolean' },
    data: { type: 'string' },
  },
  run: async ([action, url, ...rest], values) => {
    const isList = action === 'list' && url === undefined;
    const isChange = (action === 'add' || action === 'remove') && url !== undefined && rest.length === 0;
    if (!isList && !isChange) throw new UsageError('say "add URL", "list" or "remove URL"');
    const minutes = readMinutes(values);
    const address = isList ? '' : readAddress(url ?? '');
    return withDatabase(dataDirectory(textOption(values, 'data')), async ({ store }) => {
      if (isList) return await printFeeds(store, values.json === true);
      if (action === 'remove') return await remove(store, address);
      const publisher = textOption(values, 'publisher') ?? null;
      await addFeed(store, { url: address, publisher, everyMinutes: minutes });
      return await readNow(store, address);
    });
  },
};

function readMinutes(values: Values): number {
  const text = textOption(values, 'every') ?? String(DEFAULT_MINUTES);
  const minutes = Number(text);
  if (!/^\d{1,5}$/.test(text) || minutes < 5 || minutes > 10_080) {
    throw new UsageError(`--every "${text}" is not a number of minutes from 5 to 10080`);
  }
  return minutes;
}

function readAddress(text: string): string {
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw new UsageError(`"${text}" is not an http or https address`);
  }
  return url.href;
}

async function printFeeds(store: Store, asJson: boolean): Promise<number> {
  for (const feed of await listFeeds(store)) await printData(asJson ? JSON.stringify(feed) : describe(feed));
  return 0;
}

function describe({ url, every_minutes: every, articles, checked_at: checked, problem }: Feed): string {
  const looked =
    checked === null ? 'not read yet' : `last read ${checked.slice(0, 16).replace('T', ' ')} UTC`;
  return [`${url}: every ${every} min, ${articles} articles, ${looked}`, problem].filter(Boolean).join('; ');
}

async function remove(store: Store, url: string): Promise<number> {
  if (await removeFeed(store, url)) {
    await printData(`${url}: removed; its articles stay`);
    return 0;
  }
  printError(`${url}: is no feed here; see dateline feed list`);
  return 1;
}

/** A feed that cannot be read now stays: it is tried again, as the list says. */
async function readNow(store: Store, url: string): Promise<number> {
  const pipeline = await loadPipeline(projectRoot(), { widen: widenFrom(store) });
  const feed = pipeline.ok ? await takeDueFeed(store, url) : null;
  if (!pipeline.ok || feed === null) return sayFailed(pipeline);
  const now = () => new Date();
  const deps = { store, pipeline: pipeline.value, fetchVersion, fetchPage: makePageFetcher(), now };
  const polled = await pollFeed(deps, feed);
  if (!polled.ok) return sayFailed(polled);
  for (const article of polled.value) await printData(describeIngested(article));
  return 0;
}

function sayFailed(result: Result<unknown>): number {
  if (!result.ok) printError(result.problem.message);
  return 1;
}
