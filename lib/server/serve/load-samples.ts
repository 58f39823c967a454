/** Reads the bundled articles into the database, once for each state of them and of the code that reads them. */
import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Result } from '#lib/result.ts';
import { ok } from '#lib/result.ts';
import type { Problem } from '#lib/schema.ts';
import type { Reading } from '../ingest.ts';
import { openInputs } from '../open-inputs.ts';
import { readNote, writeNote } from '../store/meta.ts';
import type { Store } from '../store/open-store.ts';
import { SAMPLES_NOTE } from '../store/read-status.ts';
import { hashFiles } from './hash-files.ts';
import { mergeIfOutdated, noteFirstMerge } from './merge-if-outdated.ts';

/** What is kept of the last reading: the key of files and code, and the articles that came of it. */
type SampleNote = { key: string; articles: string[] };

const NO_NOTE: SampleNote = { key: '', articles: [] };
/** Whatever a reading depends on. */
const READERS = ['lib/read', 'lib/extract', 'lib/resolve', 'lib/schema.ts', 'lib/server/read-article.ts'];
const DATA = ['data/lexicon', 'data/gazetteer', 'data/articles'];

export type LoadedSamples = { articles: number; incidents: number; problems: Problem[] };

function listSamples(root: string): string[] {
  const folder = join(root, 'data', 'articles');
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith('.md') && name !== 'README.md');
  return names.sort().map((name) => join(folder, name));
}

/**
 * Reads the samples if they or their readers have changed since the last time; null when nothing is to do.
 * Articles that people added are not touched; their incidents are merged anew where the code that merges has changed. All or nothing; `progress` hears after each article.
 */
export async function loadSamples(
  root: string,
  store: Store,
  now: Date,
  progress: (done: number, total: number) => void,
): Promise<Result<LoadedSamples | null>> {
  const paths = listSamples(root);
  const key = hashFiles(root, [...READERS, ...DATA]);
  const kept = await readNote(store, SAMPLES_NOTE);
  const note = kept === null ? NO_NOTE : (JSON.parse(kept) as SampleNote);
  if (note.key === key || (paths.length === 0 && note.articles.length === 0)) {
    await mergeIfOutdated(root, store, now);
    await endFirstLoad(store);
    return ok(null);
  }
  // Loaded only now: a start with nothing to read does without them.
  const { loadPipeline } = await import('../load-pipeline.ts');
  const { readInput, storeReadings } = await import('../ingest.ts');
  const { widenFrom } = await import('../places/widen-gazetteer.ts');
  const pipeline = await loadPipeline(root, { widen: widenFrom(store), model: false });
  if (!pipeline.ok) return pipeline;
  const readings: Reading[] = [];
  const problems: Problem[] = [];
  for await (const input of openInputs(paths, refuseAddress)) {
    const named = { ...input, name: basename(input.name) };
    const read = await readInput(named, {}, pipeline.value);
    readings.push(...read.readings);
    problems.push(...read.problems);
    progress(paths.indexOf(input.name) + 1, paths.length);
  }
  const stored = await storeReadings(store, readings, now, note.articles, async (all, articles) => {
    const added = articles.filter((article) => article.status === 'added').map((article) => article.id);
    await writeNote(all, SAMPLES_NOTE, JSON.stringify({ key, articles: added } satisfies SampleNote));
    await noteFirstMerge(root, all);
  });
  await mergeIfOutdated(root, store, now);
  const incidents = stored.reduce((sum, article) => sum + article.newIncidents, 0);
  return ok({ articles: stored.length, incidents, problems });
}

/** Notes that nobody need wait for samples any longer, also where they could not be read: the next start tries again. */
export async function endFirstLoad(store: Store): Promise<void> {
  if ((await readNote(store, SAMPLES_NOTE)) === null)
    await writeNote(store, SAMPLES_NOTE, JSON.stringify(NO_NOTE));
}

async function refuseAddress(): Promise<never> {
  throw new Error('samples are files');
}
