import { streamChanges } from '#lib/server/changes/stream-changes.ts';

export const dynamic = 'force-dynamic';

/** Server-sent events: `data` with the data version, now and whenever it changes. */
export function GET(request: Request): Response {
  return new Response(streamChanges(request.signal), {
    headers: {
      'Content-Type': 'text/event-stream; charset=utf-8',
      // "no-transform" keeps the compression from holding events back, the last one keeps proxies from it.
      'Cache-Control': 'no-cache, no-transform',
      'X-Accel-Buffering': 'no',
    },
  });
}
