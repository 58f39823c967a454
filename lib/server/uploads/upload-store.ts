/** Uploads as rows: the bytes of a file until they are loaded, how it stands, what was rejected. */
import { type SelectQueryBuilder, sql } from 'kysely';
import type { UploadStatus } from '#lib/wire.ts';
import type { RowFile } from '../load/row-file.ts';
import type { Store } from '../store/open-store.ts';
import type { Tables } from '../store/tables.ts';

/** Files that nobody has loaded are kept for a day, stopped and failed ones for a week, reports of loads for a month. */
const OUTDATED = sql<boolean>`created_at < now() - CASE
  WHEN state IN ('arriving', 'ready') THEN interval '1 day'
  WHEN state = 'done' THEN interval '30 days'
  ELSE interval '7 days' END`;

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
