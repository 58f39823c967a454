/** The routes of loads: what was loaded, and taking it away again. */
import 'server-only';
import type { LoadsResponse } from '#lib/wire.ts';
import { refuseWriter } from '../check-writer.ts';
import { dataDirectory } from '../locate.ts';
import { readConnection } from '../postgres/connection-file.ts';
import { isStorable, respondProblem } from '../respond.ts';
import { respondFresh, respondNow, respondWrite } from '../respond-write.ts';
import type { Store } from '../store/open-store.ts';
import { listOpenUploads } from '../uploads/upload-store.ts';
import { openLoadSession, removeLoad } from './load-store.ts';

/** GET /api/loads; files on their way are shown to those only who may write. */
export function respondLoads(request: Request): Promise<Response> {
  const mayWrite = refuseWriter(request, process.env.DATELINE_TOKEN) === null;
  return respondNow(async (store) => {
    const uploads = mayWrite ? await listOpenUploads(store) : [];
    const body: LoadsResponse = { loads: await listLoads(store), uploads };
    return respondFresh(body);
  });
}

async function listLoads(store: Store): Promise<LoadsResponse['loads']> {
  const rows = await store
    .selectFrom('loads')
    .select(['name', 'row_count', 'rejected_count', 'finished_at', 'started_at'])
    .select((all) =>
      all
        .selectFrom('uploads')
        .select('uploads.id')
        .whereRef('uploads.name', '=', 'loads.name')
        .where('uploads.state', '=', 'done')
        .orderBy('uploads.created_at', 'desc')
        .limit(1)
        .as('upload'),
    )
    .where('state', '=', 'done')
    .orderBy('finished_at', 'desc')
    .execute();
  return rows.map((row) => ({
    name: row.name,
    incidents: Number(row.row_count),
    rejected: Number(row.rejected_count),
    loadedAt: row.finished_at ?? row.started_at,
    upload: row.upload,
  }));
}

/** DELETE /api/loads/{name}: takes all incidents of a load away at once. */
export function takeLoadAway(request: Request, name: string): Promise<Response> {
  return respondWrite(request, async (store) => {
    const connection = readConnection(dataDirectory());
    const there = isStorable(name)
      ? await store.selectFrom('loads').select('id').where('name', '=', name).executeTakeFirst()
      : undefined;
    if (connection === null || there === undefined) {
      return respondProblem(404, 'there is no load of this name');
    }
    const client = await openLoadSession(connection);
    try {
      await removeLoad(client, name, new Date());
    } finally {
      await client.end().catch(() => {});
    }
    await store.deleteFrom('uploads').where('name', '=', name).where('state', '=', 'done').execute();
    return new Response(null, { status: 204 });
  });
}
