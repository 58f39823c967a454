/** Chunks of a file as the body of a response. */

/** A client that takes nothing for so long is given up: what it reads from is needed by others. */
const IDLE_MS = 60_000;

/**
 * Reads on only as fast as the client does. `release` frees what the chunks are read from; it is called once, at the end,
 * on a failure, and when the client goes away or takes nothing for a minute.
 */
export function streamChunks(
  chunks: AsyncIterable<string | Uint8Array>,
  release: () => Promise<unknown>,
  idleMs = IDLE_MS,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const source = chunks[Symbol.asyncIterator]();
  let timer: NodeJS.Timeout | undefined;
  const end = async () => {
    clearTimeout(timer);
    await source.return?.();
    await release();
  };
  return new ReadableStream({
    pull: async (controller) => {
      clearTimeout(timer);
      try {
        const next = await source.next();
        if (next.done) {
          await end();
          return controller.close();
        }
        controller.enqueue(typeof next.value === 'string' ? encoder.encode(next.value) : next.value);
        timer = setTimeout(() => {
          end().catch(() => {});
          controller.error(new Error('the client takes nothing'));
        }, idleMs);
      } catch (error) {
        await end().catch(() => {});
        throw error;
      }
    },
    cancel: end,
  });
}
