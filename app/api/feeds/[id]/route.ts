import { alterFeed, leaveFeed, respondFeed } from '#lib/server/feeds/respond-feeds.ts';

export const dynamic = 'force-dynamic';

type Context = { params: Promise<{ id: string }> };

/** One feed. */
export async function GET(request: Request, context: Context): Promise<Response> {
  return respondFeed(request, (await context.params).id);
}

/** Pauses it, lets it go on, or changes how often it is read. */
export async function PUT(request: Request, context: Context): Promise<Response> {
  return alterFeed(request, (await context.params).id);
}

/** Follows it no longer. */
export async function DELETE(request: Request, context: Context): Promise<Response> {
  return leaveFeed(request, (await context.params).id);
}
