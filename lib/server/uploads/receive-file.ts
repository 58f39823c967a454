/** The body of POST /api/uploads into the database, piece by piece: no more than one of them is in memory. */
import { cleanText } from '#lib/read/clean-text.ts';
import { fail, ok, type Result } from '#lib/result.ts';
import type { Store } from '../store/open-store.ts';
import { createUpload, deleteUpload, endArrival, writeChunk } from './upload-store.ts';

export const MAX_UPLOAD_BYTES = 500_000_000;
const CHUNK_BYTES = 1_000_000;
/** A client that sends nothing for so long is given up. */
const IDLE_MS = 60_000;
const MAX_NAME = 300;

type Limits = { maxBytes: number; idleMs: number };

/** Stores a file; gives the upload's id. Fails with `empty`, `too_large` or `unreadable` and leaves nothing then. */
export async function receiveFile(
  store: Store,
  name: string,
  body: ReadableStream<Uint8Array> | null,
  { maxBytes, idleMs }: Limits = { maxBytes: MAX_UPLOAD_BYTES, idleMs: IDLE_MS },
): Promise<Result<string>> {
  if (body === null) return fail('empty', 'The body is empty');
  const id = await createUpload(store, cleanText(name).slice(0, MAX_NAME));
  const pieces = new ChunkWriter(store, id);
  const reader = body.getReader();
  const giveUp = async (kind: 'empty' | 'too_large' | 'unreadable', message: string) => {
    reader.cancel().catch(() => {});
    await deleteUpload(store, id);
    return fail<string>(kind, message);
  };
  try {
    for (;;) {
      const next = await readInTime(reader, idleMs);
      if (next === null) return giveUp('unreadable', `Nothing came for ${idleMs / 1000} s`);
      if (next.done) break;
      await pieces.add(next.value);
      if (pieces.size > maxBytes) {
        return giveUp(
          'too_large',
          `The file is larger than ${maxBytes / 1e6} MB: split it or use dateline load`,
        );
      }
    }
  } catch (error) {
    // The database's own faults go to those who know what they mean.
    if (!(error instanceof BrokenOff)) {
      await deleteUpload(store, id).catch(() => {});
      throw error;
    }
    return giveUp('unreadable', 'The body was broken off');
  }
  if (pieces.size === 0) return giveUp('empty', 'The file is empty');
  await pieces.flush();
  await endArrival(store, id, pieces.size);
  return ok(id);
}

class BrokenOff extends Error {}

type Piece = Awaited<ReturnType<ReadableStreamDefaultReader<Uint8Array>['read']>>;

/** The next piece; null when none came in time. */
async function readInTime(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  idleMs: number,
): Promise<Piece | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), idleMs);
  });
  const piece = reader.read().catch(() => {
    throw new BrokenOff();
  });
  try {
    return await Promise.race([piece, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Gathers small pieces into rows of about a megabyte. */
class ChunkWriter {
  size = 0;
  readonly #store: Store;
  readonly #id: string;
  #waiting: Uint8Array[] = [];
  #waitingBytes = 0;
  #seq = 0;

  constructor(store: Store, id: string) {
    this.#store = store;
    this.#id = id;
  }

  async add(piece: Uint8Array): Promise<void> {
    this.#waiting.push(piece);
    this.#waitingBytes += piece.length;
    this.size += piece.length;
    if (this.#waitingBytes >= CHUNK_BYTES) await this.flush();
  }

  async flush(): Promise<void> {
    if (this.#waitingBytes === 0) return;
    const bytes = Buffer.concat(this.#waiting);
    this.#waiting = [];
    this.#waitingBytes = 0;
    await writeChunk(this.#store, this.#id, this.#seq++, bytes);
  }
}
