/** Uploads as rows: the bytes of a file until they are loaded, how far that is, what was rejected. */
import { type SelectQueryBuilder, sql } from 'kysely';
import { cleanText } from '#lib/read/clean-text.ts';
import type { Problem } from '#lib/schema.ts';
import type { UploadStatus } from '#lib/wire.ts';
import type { RowFile } from '../load/row-file.ts';
import type { Store } from '../store/open-store.ts';
import type { Tables } from '../store/tables.ts';

/** Files that nobody has loaded are kept for a day, stopped and failed ones for a week, reports of loads for a month. */
const OUTDATED = sql<boolean>`created_at < now() - CASE
  WHEN state IN ('arriving', 'ready') THEN interval '1 day'
  WHEN state = 'done' THEN interval '30 days'
  ELSE interval '7 days' END`;

/** Whoever loads a file says so every second: after so long without a word it is taken for gone. */
export const SILENT_SECONDS = 15;

const IS_SILENT = sql<boolean>`noted_at < now() - make_interval(secs => ${SILENT_SECONDS})`;

const isUploadId = (id: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);

/** Begins an upload; gives its id. */
export async function createUpload(store: Store, name: string): Promise<string> {
  const made = await store.insertInto('uploads').values({ name }).returning('id').executeTakeFirstOrThrow();
  return made.id;
}

/** Adds the next piece of the file. */
export async function writeChunk(store: Store, id: string, seq: number, bytes: Buffer): Promise<void> {
  await store.insertInto('upload_chunks').values({ upload_id: id, seq, bytes }).execute();
}

/** All of the file is there. */
export async function endArrival(store: Store, id: string, bytes: number): Promise<void> {
  await store.updateTable('uploads').set({ state: 'ready', bytes }).where('id', '=', id).execute();
}

/** Forgets an upload with its bytes and its rejected rows; what was loaded of it stays. */
export async function deleteUpload(store: Store, id: string): Promise<void> {
  await store.deleteFrom('uploads').where('id', '=', id).execute();
}

type Selecting = SelectQueryBuilder<Tables, 'uploads', Record<never, never>>;

function selectStatus(query: Selecting) {
  return query.select([
    'id',
    'name',
    'state',
    'share',
    'unchanged',
    'problem',
    'bytes',
    'rows_read',
    'incidents',
    'rejected',
    'resumed_at',
    sql<number | null>`CASE WHEN state IN ('loading', 'stopping')
      THEN greatest(0, extract(epoch FROM now() - noted_at))::int END`.as('silent'),
  ]);
}

type StatusRow = Awaited<ReturnType<ReturnType<typeof selectStatus>['executeTakeFirstOrThrow']>>;

function statusOf(row: StatusRow): UploadStatus {
  return {
    id: row.id,
    name: row.name,
    bytes: Number(row.bytes),
    state: row.state,
    rows: Number(row.rows_read),
    share: row.share,
    incidents: Number(row.incidents),
    rejected: Number(row.rejected),
    resumedAt: Number(row.resumed_at),
    unchanged: row.unchanged,
    silentSeconds: row.silent,
    problem: row.problem,
  };
}

/** How an upload stands; null if there is none of that id. */
export async function readUpload(store: Store, id: string): Promise<UploadStatus | null> {
  if (!isUploadId(id)) return null;
  const row = await selectStatus(store.selectFrom('uploads').where('id', '=', id)).executeTakeFirst();
  return row ? statusOf(row) : null;
}

/** Uploads that are not loaded yet, the latest first; those that still arrive are left out. */
export async function listOpenUploads(store: Store): Promise<UploadStatus[]> {
  const open = store.selectFrom('uploads').where('state', 'not in', ['arriving', 'done']);
  return (await selectStatus(open.orderBy('created_at', 'desc').limit(50)).execute()).map(statusOf);
}

/** The mapping and the name that a load was asked for with. */
export async function readAsked(store: Store, id: string): Promise<{ name: string; said: string[] } | null> {
  const row = await store
    .selectFrom('uploads')
    .select(['name', 'mapping'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? { name: row.name, said: row.mapping } : null;
}

/** The uploaded file, read piece by piece. */
export function uploadedFile(store: Store, { id, name, bytes }: UploadStatus): RowFile {
  return {
    name,
    bytes,
    read: async function* () {
      for (let seq = 0; ; seq++) {
        const chunk = await store
          .selectFrom('upload_chunks')
          .select('bytes')
          .where('upload_id', '=', id)
          .where('seq', '=', seq)
          .executeTakeFirst();
        if (chunk === undefined) return;
        yield chunk.bytes;
      }
    },
  };
}

/** Asks for a load; false when one is under way or done. Call inside the transaction that queues it. */
export async function askLoad(
  all: Store,
  id: string,
  { name, said }: { name: string; said: readonly string[] },
): Promise<boolean> {
  const { numUpdatedRows } = await all
    .updateTable('uploads')
    .set({ state: 'queued', name, mapping: JSON.stringify(said), problem: null, ended_at: null })
    .where('id', '=', id)
    .where((is) =>
      is.or([
        is('state', 'in', ['ready', 'stopped', 'failed']),
        // One whose worker is gone may be taken up again at once.
        is.and([is('state', 'in', ['loading', 'stopping']), IS_SILENT]),
      ]),
    )
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Asks whoever loads it to stop; one that only waits stops at once. False when there is nothing to stop. */
export async function askStop(store: Store, id: string): Promise<boolean> {
  const { numUpdatedRows } = await store
    .updateTable('uploads')
    .set({
      state: sql`CASE WHEN state = 'queued' OR ${IS_SILENT} THEN 'stopped' ELSE 'stopping' END`,
    })
    .where('id', '=', id)
    .where('state', 'in', ['queued', 'loading', 'stopping'])
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/**
 * Takes up a load that is queued, or whose worker is gone. `busy`: somebody loads it now; `over`: there is nothing to do
 * any more.
 */
export async function beginLoading(store: Store, id: string): Promise<'begun' | 'busy' | 'over'> {
  const begun = await store
    .updateTable('uploads')
    .set({ state: 'loading', noted_at: sql`now()`, rows_read: 0, share: 0, rejected: 0 })
    .where('id', '=', id)
    .where((is) => is.or([is('state', '=', 'queued'), is.and([is('state', '=', 'loading'), IS_SILENT])]))
    .returning('id')
    .executeTakeFirst();
  if (begun) {
    await store.deleteFrom('upload_rejects').where('upload_id', '=', id).execute();
    return 'begun';
  }
  const stopped = store.updateTable('uploads').set({ state: 'stopped' }).where('id', '=', id);
  await stopped.where('state', '=', 'stopping').where(IS_SILENT).execute();
  const left = await store.selectFrom('uploads').select('state').where('id', '=', id).executeTakeFirst();
  return left?.state === 'loading' || left?.state === 'stopping' ? 'busy' : 'over';
}

/** Notes how far a load is; false when it is to stop. */
export async function noteLoading(
  store: Store,
  id: string,
  at: { rows: number; share: number; rejected: number },
): Promise<boolean> {
  const row = await store
    .updateTable('uploads')
    .set({ rows_read: at.rows, share: at.share, rejected: at.rejected, noted_at: sql`now()` })
    .where('id', '=', id)
    .returning('state')
    .executeTakeFirst();
  return row?.state === 'loading';
}

type Ending =
  | { state: 'done'; incidents: number; rejected: number; resumedAt: number; unchanged: boolean }
  | { state: 'stopped' }
  | { state: 'failed'; problem: Problem };

/** Ends a run; the bytes of a finished load are not needed any more. */
export async function endLoading(store: Store, id: string, ending: Ending): Promise<void> {
  const { state } = ending;
  const told =
    ending.state === 'done'
      ? {
          incidents: ending.incidents,
          rejected: ending.rejected,
          resumed_at: ending.resumedAt,
          unchanged: ending.unchanged,
          share: 1,
        }
      : ending.state === 'failed'
        ? { problem: JSON.stringify({ ...ending.problem, message: cleanText(ending.problem.message) }) }
        : {};
  await store
    .updateTable('uploads')
    .set({ state, ...told, ended_at: sql`now()` })
    .where('id', '=', id)
    .execute();
  if (state === 'done') await store.deleteFrom('upload_chunks').where('upload_id', '=', id).execute();
}

/** Ends a load as failed if nobody works on it. */
export async function giveUpLoading(store: Store, id: string, problem: Problem): Promise<void> {
  await store
    .updateTable('uploads')
    .set({ state: 'failed', problem: JSON.stringify(problem), ended_at: sql`now()` })
    .where('id', '=', id)
    .where((is) => is.or([is('state', '=', 'queued'), is.and([is('state', '=', 'loading'), IS_SILENT])]))
    .execute();
}

/** Adds a stretch of the CSV of rejected rows. */
export async function writeRejects(store: Store, id: string, seq: number, csv: string): Promise<void> {
  await store.insertInto('upload_rejects').values({ upload_id: id, seq, csv }).execute();
}

/** The CSV of rejected rows, stretch by stretch. */
export async function* readRejects(store: Store, id: string): AsyncGenerator<string> {
  for (let seq = 0; ; seq++) {
    const row = await store
      .selectFrom('upload_rejects')
      .select('csv')
      .where('upload_id', '=', id)
      .where('seq', '=', seq)
      .executeTakeFirst();
    if (row === undefined) return;
    yield row.csv;
  }
}

/** Takes away what nobody will ask for any more; gives the names of those that may have left a torso. */
export async function forgetOldUploads(store: Store): Promise<string[]> {
  const gone = await store
    .deleteFrom('uploads')
    .where(OUTDATED)
    .where('state', 'not in', ['queued', 'loading', 'stopping'])
    .returning(['name', 'state'])
    .execute();
  return gone.flatMap(({ name, state }) => (state === 'stopped' || state === 'failed' ? name : []));
}
