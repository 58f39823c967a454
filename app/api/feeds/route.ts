import { followFeed, respondFeeds } from '#lib/server/feeds/respond-feeds.ts';

export const dynamic = 'force-dynamic';

/** The feeds that are followed. */
export function GET(request: Request): Promise<Response> {
  return respondFeeds(request);
}

/** Follows another. */
export function POST(request: Request): Promise<Response> {
  return followFeed(request);
}
