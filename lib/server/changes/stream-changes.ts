/** GET /api/changes: the data version as server-sent events. */
import 'server-only';
import { ok } from '#lib/result.ts';
import type { ChangeEvent } from '#lib/wire.ts';
import { withReadStore } from '../current-store.ts';
import { readDataState } from '../store/meta.ts';
import { type VersionWatch, watchVersion } from './watch-version.ts';

const HEARTBEAT_MS = 15_000;
/** How long a browser waits before it connects again. */
const RETRY_MS = 2_000;

/** Kept on the global object: each route is a bundle of its own, and one watch is enough for all. */
const kept = globalThis as typeof globalThis & { datelineVersionWatch?: VersionWatch };

function currentWatch(): VersionWatch {
  kept.datelineVersionWatch ??= watchVersion(async () => {
    const state = await withReadStore(readDataState);
    return state.ok ? ok(state.value.dataVersion) : state;
  });
  return kept.datelineVersionWatch;
}

/** An event `data` for each data version, the present one first, and a comment every 15 s so that no proxy hangs up. */
export function streamChanges(
  closed: AbortSignal,
  watch: VersionWatch = currentWatch(),
  heartbeatMs = HEARTBEAT_MS,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let end = () => {};
  return new ReadableStream({
    start: (controller) => {
      const send = (text: string) => {
        // A reader that does not read is not waited for: it will ask again.
        if ((controller.desiredSize ?? 0) < -100) return close();
        controller.enqueue(encoder.encode(text));
      };
      const heartbeat = setInterval(() => send(': still here\n\n'), heartbeatMs);
      let leave = () => {};
      end = () => {
        clearInterval(heartbeat);
        leave();
      };
      const close = () => {
        end();
        try {
          controller.close();
        } catch {
          // Closed from the other side already.
        }
      };
      send(`retry: ${RETRY_MS}\n\n`);
      leave = watch.listen((dataVersion) => {
        send(`event: data\ndata: ${JSON.stringify({ dataVersion } satisfies ChangeEvent)}\n\n`);
      });
      if (closed.aborted) close();
      else closed.addEventListener('abort', close, { once: true });
    },
    cancel: () => end(),
  });
}
