/** Does one job: reads its inputs and stores what they say, or, for a preview, only tells it. */
import type { Given } from '#lib/read/source.ts';
import type { Result } from '#lib/result.ts';
import type { Problem } from '#lib/schema.ts';
import type { JobArticle } from '#lib/wire.ts';
import type { FetchedSource } from '../fetch/fetch-source.ts';
import { type IngestedArticle, type Reading, readInput, storeReadings } from '../ingest.ts';
import type { Pipeline } from '../load-pipeline.ts';
import type { NamedInput } from '../open-inputs.ts';
import type { Store } from '../store/open-store.ts';
import { failedArticle, previewedArticle } from './job-report.ts';
import {
  failJob,
  finishJob,
  type JobInput,
  noteProgress,
  readJobInput,
  readJobRequest,
} from './job-store.ts';
import type { JobGiven } from './job-tables.ts';

export type JobDeps = {
  store: Store;
  pipeline: Pipeline;
  fetchPage: (address: string) => Promise<Result<FetchedSource>>;
  now: () => Date;
};

/** Progress is written at most this often. */
const NOTE_EVERY_MS = 250;

/**
 * Runs the job and writes its report: all of it is stored in one step or nothing. A job that has ended already is
 * left alone, so that one which is taken up again after its worker died does no harm. Throws on faults of the
 * database, after which the queue tries again.
 */
export async function runAddJob(deps: JobDeps, id: string): Promise<void> {
  const request = await readJobRequest(deps.store, id);
  if (request === null) return;
  const progress = watchProgress(deps, id, request.inputs.length);
  await progress.note();
  const readings: Reading[] = [];
  const failures: JobArticle[] = [];
  for (const seq of request.inputs) {
    const input = await readJobInput(deps.store, id, seq);
    const named = await openInput(deps, input);
    const read = await readInput(named, givenFor(request.given, named), deps.pipeline, progress.step);
    readings.push(...read.readings);
    if (read.problems.length > 0) failures.push(...tellProblems(named.name, read));
    progress.endInput(read.readings.length);
    await progress.note();
  }
  if (request.preview) {
    const articles = readings.map((reading) => previewedArticle(reading));
    return deps.store.transaction().execute((all) => finishJob(all, id, [...articles, ...failures]));
  }
  await storeAndFinish(deps, id, readings, failures);
}

async function storeAndFinish(
  { store, now }: JobDeps,
  id: string,
  readings: readonly Reading[],
  failures: readonly JobArticle[],
): Promise<void> {
  if (readings.length === 0) {
    return store.transaction().execute((all) => finishJob(all, id, failures));
  }
  const stored: IngestedArticle[] = await storeReadings(store, readings, now());
  await store.transaction().execute((all) => finishJob(all, id, [...stored, ...failures]));
}

function tellProblems(
  name: string,
  { readings, problems }: { readings: readonly Reading[]; problems: JobArticle['problems'] },
): JobArticle[] {
  // What was read in spite of a guessed encoding did not fail.
  const worse = problems.filter((problem) => readings.length === 0 || problem.kind !== 'encoding');
  return worse.length === 0 ? [] : [failedArticle(name, worse)];
}

async function openInput({ fetchPage }: JobDeps, input: JobInput): Promise<NamedInput> {
  const { name } = input;
  if (!('url' in input)) return { name, input: { ok: true, value: input } };
  const fetched = await fetchPage(input.url);
  return { name, input: fetched.ok ? { ok: true, value: { name, ...fetched.value } } : fetched };
}

/** What a person says of the publication day wins over what the page says, as on the command line. */
function givenFor({ published, publisher }: JobGiven, { input }: NamedInput): Given {
  const address = input.ok ? input.value.url : null;
  return {
    ...(published === null ? {} : { publishedAt: published, publishedFrom: '--published' }),
    ...(publisher === null ? {} : { publisher }),
    ...(address ? { address } : {}),
  };
}

/** Counts articles: each input counts for one until it is known how many it holds. */
function watchProgress({ store }: JobDeps, id: string, inputs: number) {
  let done = 0;
  let ended = 0;
  let notedAt = 0;
  const note = async () => {
    notedAt = performance.now();
    await noteProgress(store, id, done, Math.max(done, done + inputs - ended));
  };
  return {
    note,
    step: () => {
      done += 1;
      if (performance.now() - notedAt > NOTE_EVERY_MS) note().catch(() => {});
    },
    endInput: (articles: number) => {
      ended += 1;
      if (articles === 0) done += 1;
    },
  };
}

/** What a person is told of a job that failed by a fault of our own: nothing of it was stored. */
export function brokenOff(error: Error): Problem {
  return {
    kind: 'internal',
    message: `Dateline made a mistake (${error.message}): nothing was stored; please report it with what was added`,
  };
}

/** Ends a job whose workers died again and again. */
export async function giveUpJob(store: Store, id: string): Promise<void> {
  await failJob(store, id, {
    kind: 'internal',
    message:
      'reading was broken off several times; try it with fewer or smaller files, and see the server log',
  });
}
