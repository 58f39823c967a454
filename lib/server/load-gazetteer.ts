import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Gazetteer } from '#lib/resolve/place/gazetteer.ts';
import { openGazetteer } from '#lib/resolve/place/open-gazetteer.ts';
import { fail, type Result } from '#lib/result.ts';

const MOST_UNPACKED_BYTES = 256 * 2 ** 20;

/** Unpacks in one piece of the size that the file's last four bytes state: twice as fast as many small ones. */
function unpack(packed: Buffer): Buffer {
  const stated = packed.length < 4 ? 0 : packed.readUInt32LE(packed.length - 4);
  const isLikely = stated >= packed.length && stated <= MOST_UNPACKED_BYTES;
  return isLikely ? gunzipSync(packed, { chunkSize: stated }) : gunzipSync(packed);
}

/** Reads and opens the gazetteer that ships with the program (`data/gazetteer/gazetteer.bin.gz`). */
export function loadGazetteer(root: string): Result<Gazetteer> {
  const path = join(root, 'data', 'gazetteer', 'gazetteer.bin.gz');
  try {
    return openGazetteer(unpack(readFileSync(path)));
  } catch (error) {
    return fail(
      'unreadable',
      `${path}: ${(error as Error).message}; get the file again (git checkout data/gazetteer)`,
    );
  }
}
