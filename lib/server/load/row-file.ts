/** A file of incidents wherever it lies: on this machine, or in the database where the page has put it. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { fail, ok, type Result } from '#lib/result.ts';

export type RowFile = {
  /** What messages call it. */
  name: string;
  bytes: number;
  /** Its content from the beginning, in pieces; each call reads it anew. */
  read: () => AsyncIterable<Buffer>;
};

/** A file of this machine; `unreadable` where there is none. */
export async function fileOnDisk(path: string): Promise<Result<RowFile>> {
  try {
    const found = await stat(path);
    if (!found.isFile()) return fail('unreadable', `${path}: is no file; name one file`);
    return ok({
      name: path,
      bytes: found.size,
      read: () => createReadStream(path, { highWaterMark: 1 << 20 }),
    });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return fail('unreadable', `${path}: there is no such file`);
    return fail('unreadable', `${path}: ${message}`);
  }
}

/** The first bytes of a file; all of it where it is shorter. */
export async function readHead({ read }: RowFile, bytes: number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of read()) {
    pieces.push(piece);
    size += piece.length;
    if (size >= bytes) break;
  }
  return Buffer.concat(pieces).subarray(0, bytes);
}
