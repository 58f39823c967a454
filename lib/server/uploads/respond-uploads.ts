/** The routes of uploads: a file of incidents comes in, is looked at, is loaded, can be stopped and forgotten. */
import 'server-only';
import { Readable } from 'node:stream';
import { cleanText } from '#lib/read/clean-text.ts';
import { loadRequest, type UploadStatus } from '#lib/wire.ts';
import { queueLoad } from '../jobs/queue.ts';
import { previewRows } from '../load/preview-rows.ts';
import { dataDirectory } from '../locate.ts';
import { readConnection } from '../postgres/connection-file.ts';
import { respondProblem } from '../respond.ts';
import {
  findUnknownParam,
  readJsonBody,
  respondBadBody,
  respondFresh,
  respondWrite,
} from '../respond-write.ts';
import type { Store } from '../store/open-store.ts';
import { askLoad, askStop } from './loading-state.ts';
import { MAX_UPLOAD_BYTES, receiveFile } from './receive-file.ts';
import { dropTorsos } from './take-loads.ts';
import { deleteUpload, readAsked, readRejects, readUpload, uploadedFile } from './upload-store.ts';

const missing = () => respondProblem(404, 'there is no such upload: it was forgotten, or never came');
const STATUS_OF = { empty: 400, too_large: 413, unreadable: 400 } as const;

/** POST /api/uploads?name=…: the file is the body; 201 with the upload. */
export async function receiveUpload(request: Request): Promise<Response> {
  const search = new URL(request.url).searchParams;
  const unknown = findUnknownParam(search, ['name']);
  if (unknown !== null) return respondProblem(400, unknown);
  const name = cleanText(search.get('name') ?? '').trim();
  if (name === '' || name.length > 300) {
    return respondProblem(400, 'name: must be the name of the file, at most 300 characters');
  }
  if (Number(request.headers.get('content-length') ?? 0) > MAX_UPLOAD_BYTES) {
    return respondProblem(
      413,
      `The file is larger than ${MAX_UPLOAD_BYTES / 1e6} MB: split it, or use dateline load`,
    );
  }
  return respondWrite(request, async (store) => {
    const received = await receiveFile(store, name, request.body);
    if (!received.ok) {
      const status = STATUS_OF[received.problem.kind as keyof typeof STATUS_OF] ?? 400;
      return respondProblem(status, received.problem.message);
    }
    return tell(store, received.value, 201);
  });
}

async function tell(store: Store, id: string, status: number): Promise<Response> {
  const upload = await readUpload(store, id);
  return upload ? respondFresh(upload, status, { Location: `/api/uploads/${id}` }) : missing();
}

/** GET /api/uploads/{id}: like all that is not loaded yet, for those only who may write. */
export function respondUpload(request: Request, id: string): Promise<Response> {
  return respondWrite(request, (store) => tell(store, id, 200));
}

/** GET /api/uploads/{id}/preview?map=field=column…: the beginning of the file as it would be read. */
export function respondPreview(request: Request, id: string): Promise<Response> {
  const search = new URL(request.url).searchParams;
  return respondWrite(request, async (store) => {
    const upload = await readUpload(store, id);
    if (upload === null) return missing();
    const unknown = findUnknownParam(search, ['map']);
    if (unknown !== null) return respondProblem(400, unknown);
    if (!isHeld(upload)) return respondProblem(404, 'the file is not here any more: it was loaded');
    const preview = await previewRows(uploadedFile(store, upload), search.getAll('map'));
    return preview.ok ? respondFresh(preview.value) : respondProblem(400, preview.problem.message);
  });
}

/** True while the bytes of an upload are kept. */
function isHeld({ state }: UploadStatus): boolean {
  return state !== 'arriving' && state !== 'done';
}

/** POST /api/uploads/{id}/load: begins the load, or goes on with one that was stopped; 202. */
export function startLoading(request: Request, id: string): Promise<Response> {
  return respondWrite(request, async (store) => {
    const wanted = await readJsonBody(request, loadRequest);
    if (!wanted.ok) return respondBadBody(wanted);
    const upload = await readUpload(store, id);
    if (upload === null) return missing();
    if (!isHeld(upload)) return respondProblem(409, 'the file is loaded already');
    const stored = await readAsked(store, id);
    const { map = stored?.said ?? [], name = upload.name } = wanted.value;
    const preview = await previewRows(uploadedFile(store, upload), map);
    if (!preview.ok) return respondProblem(400, preview.problem.message);
    if (!preview.value.canLoad) {
      return respondProblem(400, 'map: no column gives a day (start), nor a point (lng and lat)');
    }
    const asked = { name: cleanText(name).trim() || upload.name, said: map };
    const isQueued = await queueLoad(store, id, (all) => askLoad(all, id, asked));
    return isQueued ? tell(store, id, 202) : respondProblem(409, 'the file is being loaded already');
  });
}

/** DELETE /api/uploads/{id}/load: stops the load after the rows at hand; it can go on later. */
export function stopLoading(request: Request, id: string): Promise<Response> {
  return respondWrite(request, async (store) => {
    if ((await readUpload(store, id)) === null) return missing();
    if (!(await askStop(store, id))) return respondProblem(409, 'nothing is being loaded');
    return tell(store, id, 202);
  });
}

/** DELETE /api/uploads/{id}: forgets the file, what a stopped load has stored, and its rejected rows. */
export function forgetUpload(request: Request, id: string): Promise<Response> {
  return respondWrite(request, async (store) => {
    const upload = await readUpload(store, id);
    if (upload === null) return missing();
    if (['queued', 'loading', 'stopping'].includes(upload.state)) {
      return respondProblem(409, 'the file is being loaded: stop it first');
    }
    await deleteUpload(store, id);
    const connection = readConnection(dataDirectory());
    if (connection !== null && (upload.state === 'stopped' || upload.state === 'failed')) {
      await dropTorsos(connection, [upload.name]);
    }
    return new Response(null, { status: 204 });
  });
}

/** GET /api/uploads/{id}/rejected: the rejected rows as CSV, each with its reason. */
export function respondRejected(request: Request, id: string): Promise<Response> {
  return respondWrite(request, async (store) => {
    const upload = await readUpload(store, id);
    if (upload === null) return missing();
    const text = Readable.toWeb(Readable.from(readRejects(store, id)));
    const file = encodeURIComponent(`${upload.name}.rejected.csv`);
    return new Response(text as ReadableStream, {
      headers: {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': `attachment; filename="rejected.csv"; filename*=UTF-8''${file}`,
        'Cache-Control': 'no-store',
      },
    });
  });
}
