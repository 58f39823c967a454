/** Jobs as rows: what was asked for, how far it is, what came of it. */
import { sql } from 'kysely';
import { cleanText } from '#lib/read/clean-text.ts';
import type { Problem } from '#lib/schema.ts';
import type { JobArticle, JobStatus } from '#lib/wire.ts';
import type { Store } from '../store/open-store.ts';
import type { JobGiven } from './job-tables.ts';

/** One thing to read: bytes, or the address to fetch them from. */
export type JobInput =
  | { name: string; bytes: Uint8Array; mediaType: string | null }
  | { name: string; url: string };

/** What a person asks to be read. */
export type JobRequest = { inputs: readonly JobInput[]; given: JobGiven; preview: boolean };

/** Reports are kept this many days for whoever asked. */
const KEPT_DAYS = 7;

/** Writes a job with its inputs; gives its id. Call inside the transaction that queues it. */
export async function writeJob(all: Store, { inputs, given, preview }: JobRequest): Promise<string> {
  const { id } = await all
    .insertInto('jobs')
    .values({ preview, given: JSON.stringify(given), total: inputs.length })
    .returning('id')
    .executeTakeFirstOrThrow();
  for (const [seq, input] of inputs.entries()) {
    const source =
      'url' in input
        ? { url: input.url, bytes: null, media_type: null }
        : { url: null, bytes: Buffer.from(input.bytes), media_type: input.mediaType };
    await all
      .insertInto('job_inputs')
      .values({ job_id: id, seq, name: input.name, ...source })
      .execute();
  }
  return id;
}

/** How far a job is, as GET /api/jobs/{id} tells it; null if there is none of that id. */
export async function readJob(store: Store, id: string): Promise<JobStatus | null> {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return null;
  const row = await store
    .selectFrom('jobs')
    .select(['id', 'state', 'done', 'total', 'articles', 'problem'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

/** What the worker needs of a job; null when it has ended already or is gone. */
export async function readJobRequest(
  store: Store,
  id: string,
): Promise<{ given: JobGiven; preview: boolean; inputs: number[] } | null> {
  const job = await store
    .selectFrom('jobs')
    .select(['given', 'preview'])
    .where('id', '=', id)
    .where('state', 'in', ['queued', 'running'])
    .executeTakeFirst();
  if (job === undefined) return null;
  const inputs = await store
    .selectFrom('job_inputs')
    .select('seq')
    .where('job_id', '=', id)
    .orderBy('seq')
    .execute();
  return { ...job, inputs: inputs.map(({ seq }) => seq) };
}

/** One input, read when its turn comes: all of them at once may be large. */
export async function readJobInput(store: Store, id: string, seq: number): Promise<JobInput> {
  const row = await store
    .selectFrom('job_inputs')
    .select(['name', 'media_type', 'url', 'bytes'])
    .where('job_id', '=', id)
    .where('seq', '=', seq)
    .executeTakeFirstOrThrow();
  if (row.url !== null) return { name: row.name, url: row.url };
  return { name: row.name, bytes: new Uint8Array(row.bytes ?? []), mediaType: row.media_type };
}

/** Says of a job that it runs, and how many of its `total` inputs are done. */
export async function noteProgress(store: Store, id: string, done: number, total: number): Promise<void> {
  await store.updateTable('jobs').set({ state: 'running', done, total }).where('id', '=', id).execute();
}

/** Ends a job with its report; its inputs are not needed any more. */
export async function finishJob(all: Store, id: string, articles: readonly JobArticle[]): Promise<void> {
  const total = articles.length;
  const report = { articles: JSON.stringify(articles), done: total, total };
  await endJob(all, id, { state: 'done', ...report });
}

/** Ends a job that gave nothing, with the reason. */
export async function failJob(store: Store, id: string, problem: Problem): Promise<void> {
  const told = { ...problem, message: cleanText(problem.message) };
  await endJob(store, id, { state: 'failed', problem: JSON.stringify(told) });
}

type Ending =
  | { state: 'done'; articles: string; done: number; total: number }
  | { state: 'failed'; problem: string };

async function endJob(store: Store, id: string, ending: Ending): Promise<void> {
  await store
    .updateTable('jobs')
    .set({ ...ending, ended_at: sql<string>`now()` })
    .where('id', '=', id)
    .where('state', 'in', ['queued', 'running'])
    .execute();
  await store.deleteFrom('job_inputs').where('job_id', '=', id).execute();
}

/** Takes away reports that nobody will ask for any more. */
export async function forgetOldJobs(store: Store): Promise<void> {
  await store
    .deleteFrom('jobs')
    .where('created_at', '<', sql<string>`now() - make_interval(days => ${KEPT_DAYS})`)
    .execute();
}
