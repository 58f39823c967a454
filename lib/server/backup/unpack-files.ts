/** Unpacks a .tar.gz one file after the other. */
import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Duplex, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream, ReadableWritablePair } from 'node:stream/web';
import { createGunzip } from 'node:zlib';
import { createTarDecoder, type ParsedTarEntry } from 'modern-tar';

/** Names that a backup gives its files: none leads out of the folder. */
const FILE_NAME = /^[\w-]+\.(?:copy|json)$/;

/**
 * Puts the files of a .tar.gz into `folder`; what is named otherwise than a backup's files is passed over. Throws what
 * reading, unpacking or writing throws. Nothing is being written any more then, so the folder can be removed: with
 * `unpackTar` of modern-tar/fs, which makes folders for a moment more, it came back about once in 3,000 times.
 */
export async function unpackFiles(file: string, folder: string): Promise<void> {
  const decoder = createTarDecoder() as unknown as ReadableWritablePair;
  await pipeline(
    createReadStream(file),
    createGunzip(),
    Duplex.fromWeb(decoder, { objectMode: true }),
    async (entries: AsyncIterable<ParsedTarEntry>) => {
      for await (const { header, body } of entries) {
        if (header.type !== 'file' || !FILE_NAME.test(header.name)) await body.cancel();
        else
          await pipeline(
            Readable.fromWeb(body as ReadableStream<Uint8Array>),
            createWriteStream(join(folder, header.name)),
          );
      }
    },
  );
}
