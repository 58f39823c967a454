/** Opens the committed gazetteer for the benches and the tests, as the shell does for the app. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Gazetteer } from '#lib/resolve/place/gazetteer.ts';
import { readKnowledge } from '#lib/resolve/place/knowledge.ts';
import { openGazetteer } from '#lib/resolve/place/open-gazetteer.ts';

const FOLDER = join(import.meta.dirname, '../data/gazetteer');

/** The gazetteer; throws where a file is broken. `ranker` replaces the weights it carries (for training). */
export function loadGazetteer(ranker?: unknown): Gazetteer {
  const bytes = gunzipSync(readFileSync(join(FOLDER, 'gazetteer.bin.gz')));
  const opened = ranker === undefined ? openGazetteer(bytes) : openWith(bytes, ranker);
  if (!opened.ok) throw new Error(opened.problem.message);
  return opened.value;
}

function openWith(bytes: Uint8Array, ranker: unknown): ReturnType<typeof openGazetteer> {
  const knowledge = readKnowledge(ranker, JSON.parse(readFileSync(join(FOLDER, 'words.json'), 'utf8')));
  return knowledge.ok ? openGazetteer(bytes, knowledge.value) : knowledge;
}
