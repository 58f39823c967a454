import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Gazetteer } from '#lib/resolve/place/gazetteer.ts';
import { openGazetteer } from '#lib/resolve/place/open-gazetteer.ts';
import { fail, type Result } from '#lib/result.ts';

/** Reads and opens the gazetteer that ships with the program (`data/gazetteer/gazetteer.bin.gz`). */
export function loadGazetteer(root: string): Result<Gazetteer> {
  const path = join(root, 'data', 'gazetteer', 'gazetteer.bin.gz');
  try {
    return openGazetteer(gunzipSync(readFileSync(path)));
  } catch (error) {
    return fail(
      'unreadable',
      `${path}: ${(error as Error).message}; get the file again (git checkout data/gazetteer)`,
    );
  }
}
