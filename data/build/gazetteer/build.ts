/** Makes data/gazetteer/gazetteer.bin.gz: `node data/build/gazetteer/build.ts` (about a minute; same bytes every time). */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { constants, gzipSync } from 'node:zlib';
import { buildDrafts, GAZETTEER_FOLDER, readJson } from './drafts.ts';
import { readWords } from './words.ts';
import { writeColumns } from './write-columns.ts';

/** words.json is made here; ranker.json is what `train-ranker.ts` learned. */
function knowledgeOf(keys: ReadonlySet<string>): string {
  const words = readWords(keys, readJson('given-names.json') as string[]);
  writeFileSync(join(GAZETTEER_FOLDER, 'words.json'), `${JSON.stringify(words)}\n`);
  return JSON.stringify({ ranker: readJson('ranker.json'), words });
}

const drafts = buildDrafts();
const bytes = writeColumns(drafts, knowledgeOf);
/** Level and the zeroed time stamp of gzip make the file reproducible. */
const packed = gzipSync(bytes, { level: constants.Z_BEST_COMPRESSION });
writeFileSync(join(GAZETTEER_FOLDER, 'gazetteer.bin.gz'), packed);
const mb = (n: number): string => `${(n / 1e6).toFixed(1)} MB`;
console.log(`${drafts.length} places, ${mb(bytes.length)}, ${mb(packed.length)} gzipped`);
