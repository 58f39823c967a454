/** The routes of feeds: which are followed, following another, pausing and leaving one. */
import 'server-only';
import { cleanText } from '#lib/read/clean-text.ts';
import { type Feed as FeedOnWire, feedChange, feedRequest } from '#lib/wire.ts';
import { wakeFeeds } from '../jobs/queue.ts';
import { respondProblem } from '../respond.ts';
import { readJsonBody, respondBadBody, respondFresh, respondWrite } from '../respond-write.ts';
import { addFeed, changeFeed, type Feed, listFeeds, readFeedRow, removeFeed } from './feed-store.ts';

const DEFAULT_MINUTES = 30;
const missing = () => respondProblem(404, 'there is no such feed');
const isFeedId = (id: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);

function onWire(feed: Feed): FeedOnWire {
  return {
    id: feed.id,
    url: feed.url,
    publisher: feed.publisher,
    everyMinutes: feed.every_minutes,
    paused: feed.paused,
    checkedAt: feed.checked_at,
    nextAt: feed.next_at,
    articles: feed.articles,
    failures: feed.failures,
    problem: feed.problem,
  };
}

/** GET /api/feeds: for those only who may write, for an address may hold a key. */
export function respondFeeds(request: Request): Promise<Response> {
  return respondWrite(request, async (store) =>
    respondFresh({ feeds: (await listFeeds(store)).map(onWire) }),
  );
}

/** POST /api/feeds: follows a feed, due at once; 201 with it. */
export function followFeed(request: Request): Promise<Response> {
  return respondWrite(request, async (store) => {
    const wanted = await readJsonBody(request, feedRequest);
    if (!wanted.ok) return respondBadBody(wanted);
    const url = URL.parse(wanted.value.url.trim());
    if (url === null || !/^https?:$/.test(url.protocol)) {
      return respondProblem(400, 'url: must be an http or https address');
    }
    if (url.username !== '' || url.password !== '') {
      return respondProblem(400, 'url: addresses with a user name or password are not read; take it out');
    }
    url.hash = '';
    const publisher = cleanText(wanted.value.publisher ?? '').trim() || null;
    const { everyMinutes = DEFAULT_MINUTES } = wanted.value;
    await addFeed(store, { url: url.href, publisher, everyMinutes });
    await wakeFeeds(store);
    const feed = (await listFeeds(store)).find((each) => each.url === url.href);
    return feed ? respondFresh(onWire(feed), 201, { Location: `/api/feeds/${feed.id}` }) : missing();
  });
}

/** PUT /api/feeds/{id}: pauses it, lets it go on, changes how often it is read. */
export function alterFeed(request: Request, id: string): Promise<Response> {
  return respondWrite(request, async (store) => {
    const wanted = await readJsonBody(request, feedChange);
    if (!wanted.ok) return respondBadBody(wanted);
    const feed = isFeedId(id) ? await changeFeed(store, id, wanted.value) : null;
    if (feed === null) return missing();
    if (wanted.value.paused === false) await wakeFeeds(store);
    return respondFresh(onWire(feed));
  });
}

/** GET /api/feeds/{id} */
export function respondFeed(request: Request, id: string): Promise<Response> {
  return respondWrite(request, async (store) => {
    const feed = isFeedId(id) ? await readFeedRow(store, id) : null;
    return feed ? respondFresh(onWire(feed)) : missing();
  });
}

/** DELETE /api/feeds/{id}: its articles stay. */
export function leaveFeed(request: Request, id: string): Promise<Response> {
  return respondWrite(request, async (store) => {
    const feed = isFeedId(id) ? await readFeedRow(store, id) : null;
    if (feed === null || !(await removeFeed(store, feed.url))) return missing();
    return new Response(null, { status: 204 });
  });
}
