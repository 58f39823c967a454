import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startWorker, type Worker } from '#lib/server/jobs/start-worker.ts';
import { type Connection, readConnection } from '#lib/server/postgres/connection-file.ts';
import { receiveFile } from '#lib/server/uploads/receive-file.ts';
import { LoadBusy, runLoadJob } from '#lib/server/uploads/run-load-job.ts';
import {
  incidentsResponse,
  loadsResponse,
  problemDetails,
  type UploadStatus,
  uploadPreview,
  uploadStatus,
} from '#lib/wire.ts';
import { openTemporaryDatabase, ROOT, type TemporaryDatabase } from '../../lib/server/temporary-database.ts';
import { serveRoutes } from '../serve-routes.ts';

const ROWS = `wann,ort,lat,lon,dead,art
2022-11-15,Kyiv,50.45,30.52,2,shelling
2022-11-16,Lviv,49.84,24.03,,drone_strike
31 February,Odesa,46.48,30.72,1,shelling
2022-11-17,Kharkiv,149.99,36.23,1,shelling
`;

let db: TemporaryDatabase;
let connection: Connection;
let server: Awaited<ReturnType<typeof serveRoutes>>;
let worker: Worker;

beforeAll(async () => {
  db = await openTemporaryDatabase('uploads');
  process.env.DATELINE_DATA = db.dataDir;
  connection = readConnection(db.dataDir)!;
  server = await serveRoutes();
  worker = await startWorker({ root: ROOT, connection, say: console.error });
});
afterAll(async () => {
  await worker?.stop();
  server?.close();
  await db?.close();
  delete process.env.DATELINE_DATA;
});

const ask = (path: string, init?: RequestInit) => fetch(`${server.home}/api${path}`, init);
async function upload(name: string, body: string | Uint8Array<ArrayBuffer>): Promise<UploadStatus> {
  const response = await ask(`/uploads?name=${encodeURIComponent(name)}`, { method: 'POST', body });
  expect(response.status).toBe(201);
  return uploadStatus.parse(await response.json());
}
async function preview(id: string, ...map: string[]) {
  const query = map.map((pair) => `map=${encodeURIComponent(pair)}`).join('&');
  const response = await ask(`/uploads/${id}/preview?${query}`);
  expect(response.status).toBe(200);
  return uploadPreview.parse(await response.json());
}
const start = (id: string, body: object = {}) =>
  ask(`/uploads/${id}/load`, { method: 'POST', body: JSON.stringify(body) });
async function statusOf(id: string): Promise<UploadStatus> {
  return uploadStatus.parse(await (await ask(`/uploads/${id}`)).json());
}
async function until(id: string, ...states: UploadStatus['state'][]): Promise<UploadStatus> {
  for (;;) {
    const status = await statusOf(id);
    if (states.includes(status.state)) return status;
    await sleep(50);
  }
}
async function detailOf(response: Response): Promise<string> {
  const { status, detail } = problemDetails.parse(await response.json());
  expect(status).toBe(response.status);
  return `${status} ${detail}`;
}
const total = async () => incidentsResponse.parse(await (await ask('/incidents?limit=1')).json()).total;
const loads = async () => loadsResponse.parse(await (await ask('/loads')).json());

it('shows columns, the guessed mapping and the rows as they will be read, and follows a changed mapping', async () => {
  const { id, state, bytes } = await upload('towns.csv', ROWS);
  expect([state, bytes]).toEqual(['ready', Buffer.byteLength(ROWS)]);
  const guessed = await preview(id);
  expect(guessed).toMatchObject({
    unit: 'row',
    columns: ['wann', 'ort', 'lat', 'lon', 'dead', 'art'],
    mapping: { lat: 'lat', lng: 'lon', killed: 'dead' },
    canLoad: true,
    sample: { good: 3, rejected: 1, isWhole: true },
  });
  expect(guessed.rows[3]).toMatchObject({
    row: 4,
    incident: null,
    problem: expect.stringMatching(/^lat: "149.99"/),
  });
  const mapped = await preview(id, 'start=wann', 'place=ort', 'type=art');
  expect(mapped.sample).toEqual({ good: 2, rejected: 2, isWhole: true });
  expect(mapped.rows[0]!.incident).toMatchObject({
    type: 'shelling',
    time: { start: '2022-11-15' },
    place: { name: 'Kyiv' },
    casualties: { killed: { min: 2, max: 2 } },
  });
  expect(mapped.rows[1]!.incident).toMatchObject({ casualties: { killed: null } });
  expect((await preview(id, 'lat=', 'lng=')).canLoad).toBe(false);
  expect(await detailOf(await ask(`/uploads/${id}/preview?map=colour%3Dwann`))).toMatch(/^400 .*no field/);
  expect(await detailOf(await start(id, { map: ['lat=', 'lng='] }))).toMatch(
    /^400 map: no column gives a day/,
  );
});

it('loads a file, tells of it, gives the rejected rows, and takes all of it away again', async () => {
  const { id } = await upload('towns.csv', ROWS);
  const response = await start(id, { map: ['start=wann', 'place=ort', 'type=art'], name: 'Towns' });
  expect(response.status).toBe(202);
  const done = await until(id, 'done', 'failed');
  expect(done).toMatchObject({ state: 'done', name: 'Towns', rows: 4, incidents: 2, rejected: 2, share: 1 });
  expect(await total()).toBe(2);
  const rejected = await (await ask(`/uploads/${id}/rejected`)).text();
  expect(rejected.split('\n')).toEqual([
    'row,reason,wann,ort,lat,lon,dead,art',
    expect.stringMatching(/^3,"wann: ""31 February""/),
    expect.stringMatching(/^4,"lat: ""149.99""/),
    '',
  ]);
  expect(await loads()).toMatchObject({
    loads: [{ name: 'Towns', incidents: 2, rejected: 2, upload: id }],
  });
  expect(await detailOf(await start(id))).toMatch(/^409 .*loaded already/);
  expect((await ask('/loads/Towns', { method: 'DELETE' })).status).toBe(204);
  expect(await total()).toBe(0);
  expect((await ask('/loads/Towns', { method: 'DELETE' })).status).toBe(404);
  expect((await loads()).loads).toEqual([]);
});

/** So many rows that a load of them can be met on its way. */
function manyRows(count: number): string {
  const lines = Array.from(
    { length: count },
    (_, at) =>
      `${at},2020-01-${String((at % 28) + 1).padStart(2, '0')},${(at % 900) / 10},${(at % 1700) / 10}`,
  );
  return `id,date,lat,lng\n${lines.join('\n')}\n`;
}

/** Begins a load in small steps, so that it can be met on its way; resolves when it has ended. */
async function loadSlowly(id: string): Promise<{ running: Promise<void> }> {
  await db.store.updateTable('uploads').set({ state: 'queued' }).where('id', '=', id).execute();
  const deps = { store: db.store, connection, now: () => new Date(), batchRows: 200 };
  const running = runLoadJob(deps, id);
  for (;;) if ((await until(id, 'loading', 'done')).rows > 0) break;
  return { running };
}

it('stops a load so that nothing shows, goes on where it stood, and forgets a stopped one for good', async () => {
  const { id } = await upload('many.csv', manyRows(40_000));
  const { running } = await loadSlowly(id);
  expect(await detailOf(await ask(`/uploads/${id}`, { method: 'DELETE' }))).toMatch(/^409 /);
  expect((await ask(`/uploads/${id}/load`, { method: 'DELETE' })).status).toBe(202);
  await running;
  expect((await statusOf(id)).state).toBe('stopped');
  expect(await total()).toBe(0);
  expect((await loads()).uploads[0]).toMatchObject({ id, state: 'stopped' });
  expect(await detailOf(await ask(`/uploads/${id}/load`, { method: 'DELETE' }))).toMatch(/^409 /);
  await start(id);
  const done = await until(id, 'done', 'failed');
  expect(done).toMatchObject({ state: 'done', incidents: 40_000 });
  expect(done.resumedAt).toBeGreaterThan(0);
  expect(await total()).toBe(40_000);
  await ask('/loads/many.csv', { method: 'DELETE' });

  const other = await upload('other.csv', manyRows(40_000));
  const second = await loadSlowly(other.id);
  await ask(`/uploads/${other.id}/load`, { method: 'DELETE' });
  await second.running;
  expect((await ask(`/uploads/${other.id}`, { method: 'DELETE' })).status).toBe(204);
  expect((await ask(`/uploads/${other.id}`)).status).toBe(404);
  const torsos = await db.store.selectFrom('loads').selectAll().where('name', '=', 'other.csv').execute();
  expect(torsos).toEqual([]);
});

it('says so when whoever loaded is gone, and lets it be taken up again at once', async () => {
  const { id } = await upload('gone.csv', ROWS.replace('wann', 'date'));
  const gone = new Date(Date.now() - 60_000).toISOString();
  const lost = db.store.updateTable('uploads').set({ state: 'loading', noted_at: gone });
  await lost.where('id', '=', id).execute();
  expect((await statusOf(id)).silentSeconds).toBeGreaterThan(50);
  expect((await start(id)).status).toBe(202);
  expect(await until(id, 'done', 'failed')).toMatchObject({ state: 'done', incidents: 2 });
});

it('leaves nothing half-written when its worker is killed, says so, and goes on where it stood', async () => {
  await worker.stop();
  const { id } = await upload('killed.csv', manyRows(200_000));
  const args = [join(ROOT, 'lib/cli/dateline.mjs'), 'work', '--data', db.dataDir];
  const child = spawn(process.execPath, args, { stdio: 'ignore' });
  await start(id);
  const stored = db.store.selectFrom('loads').select('rows_read').where('name', '=', 'killed.csv');
  while (Number((await stored.executeTakeFirst())?.rows_read ?? 0) === 0) await sleep(20);
  child.kill('SIGKILL');
  const before = await total();
  while (((await statusOf(id)).silentSeconds ?? 0) <= 15) await sleep(200);
  expect(await statusOf(id)).toMatchObject({ state: 'loading', incidents: 0 });
  expect(await total()).toBe(before);
  // A task that comes again while somebody may still load it is put off.
  const deps = { store: db.store, connection, now: () => new Date() };
  await db.store
    .updateTable('uploads')
    .set({ noted_at: new Date().toISOString() })
    .where('id', '=', id)
    .execute();
  await expect(runLoadJob(deps, id)).rejects.toThrow(LoadBusy);
  await db.store
    .updateTable('uploads')
    .set({ noted_at: new Date(Date.now() - 60_000).toISOString() })
    .where('id', '=', id)
    .execute();
  await runLoadJob(deps, id);
  const done = await statusOf(id);
  expect(done).toMatchObject({ state: 'done', incidents: 200_000 });
  expect(done.resumedAt).toBeGreaterThan(0);
  await runLoadJob(deps, id);
  expect(await statusOf(id)).toEqual(done);
  await ask('/loads/killed.csv', { method: 'DELETE' });
  worker = await startWorker({ root: ROOT, connection, say: console.error });
});

it.each([
  ['?name=a.csv', '', /^400 .*empty/],
  ['', 'a,b', /^400 name: /],
  ['?name=a.csv&colour=red', 'a,b', /^400 colour: /],
])('refuses POST /api/uploads%s with %j', async (query, body, reason) => {
  expect(await detailOf(await ask(`/uploads${query}`, { method: 'POST', body }))).toMatch(reason);
});

it('takes no more than it may, keeps nothing of what is broken off or comes too slowly', async () => {
  const piece = new Uint8Array(400_000);
  const endless = new ReadableStream<Uint8Array>({ pull: (stream) => stream.enqueue(piece) });
  const limits = { maxBytes: 2_000_000, idleMs: 5_000 };
  const large = await receiveFile(db.store, 'large.csv', endless, limits);
  expect(large).toMatchObject({
    ok: false,
    problem: { kind: 'too_large', message: expect.stringMatching(/2 MB/) },
  });
  const broken = new ReadableStream<Uint8Array>({ pull: (stream) => stream.error(new Error('gone')) });
  expect(await receiveFile(db.store, 'broken.csv', broken, limits)).toMatchObject({ ok: false });
  const silent = new ReadableStream<Uint8Array>({ pull: () => new Promise(() => {}) });
  const late = await receiveFile(db.store, 'late.csv', silent, { ...limits, idleMs: 50 });
  expect(late).toMatchObject({ ok: false, problem: { message: expect.stringMatching(/Nothing came/) } });
  const left = await db.store.selectFrom('uploads').select('name').where('state', '=', 'arriving').execute();
  expect(left).toEqual([]);
});

it('lets only those write, and see what is not loaded yet, who know the token', async () => {
  const { id } = await upload('secret.csv', ROWS);
  process.env.DATELINE_TOKEN = 'open-sesame';
  try {
    const calls: [string, string][] = [
      ['POST', '/uploads?name=a.csv'],
      ['GET', `/uploads/${id}`],
      ['GET', `/uploads/${id}/preview`],
      ['GET', `/uploads/${id}/rejected`],
      ['POST', `/uploads/${id}/load`],
      ['DELETE', `/uploads/${id}/load`],
      ['DELETE', `/uploads/${id}`],
      ['DELETE', '/loads/any'],
      ['GET', '/feeds'],
      ['POST', '/feeds'],
      ['PUT', `/feeds/${id}`],
      ['DELETE', `/feeds/${id}`],
    ];
    for (const [method, path] of calls) {
      const response = await ask(path, method === 'POST' ? { method, body: '{}' } : { method });
      expect([method, path, response.status]).toEqual([method, path, 401]);
    }
    expect((await loads()).uploads).toEqual([]);
    const headers = { authorization: 'Bearer open-sesame' };
    expect((await ask(`/uploads/${id}`, { headers })).status).toBe(200);
  } finally {
    delete process.env.DATELINE_TOKEN;
  }
});

const malformed = join(ROOT, '../shared/eval/malformed/geojson/geojsonhint/data/bad');

it('says of every malformed GeoJSON what is wrong, where, and what mends it', async (ctx) => {
  if (!existsSync(malformed)) {
    console.warn(`SKIPPED: ${malformed} is not here`);
    ctx.skip('no malformed GeoJSON here');
  }
  const files = readdirSync(malformed).filter((name) => name.endsWith('.geojson'));
  expect(files.length).toBeGreaterThan(20);
  const told: Record<string, string> = {};
  for (const file of files) {
    const { id } = await upload(file, new Uint8Array(readFileSync(join(malformed, file))));
    const response = await ask(`/uploads/${id}/preview`);
    if (response.status === 400) told[file] = problemDetails.parse(await response.json()).detail;
    else {
      const { unit, rows } = uploadPreview.parse(await response.json());
      const bad = rows.find(({ problem }) => problem !== null);
      if (bad) told[file] = `${unit} ${bad.row}: ${bad.problem}`;
    }
  }
  expect(told).toMatchObject({
    'bad-json.geojson': expect.stringMatching(/not valid JSON: line 3, column \d+/),
    'featurecollection.geojson': expect.stringMatching(/no list of "features"; write/),
    'featurecollection-type-case.geojson': expect.stringMatching(/GeoJSON writes it "FeatureCollection"/),
    'badfeature.geojson': expect.stringMatching(
      /^feature 1: is no GeoJSON feature but a bare value; take it out/,
    ),
    'nofeaturetype.geojson': expect.stringMatching(/^feature 1: .*"Featre", not "Feature"/),
    'stringcoord.geojson': expect.stringMatching(/^feature 1: .*without quotation marks/),
    'point.geojson': expect.stringMatching(/bare geometry .*wrap it/),
    'rootstring.geojson': expect.stringMatching(/is no GeoJSON/),
  });
});

it('reads the beginning of a long GeoJSON document as a sample, and all of it when loading', async () => {
  const feature = (at: number) => ({
    type: 'Feature',
    id: at,
    geometry: { type: 'Point', coordinates: [(at % 300) / 10, (at % 700) / 10] },
    properties: { date: '2021-05-05', notes: 'x'.repeat(400) },
  });
  const features = Array.from({ length: 12_000 }, (_, at) => feature(at));
  const text = JSON.stringify({ type: 'FeatureCollection', features });
  const { id } = await upload('long.geojson', text);
  expect(await preview(id)).toMatchObject({
    unit: 'feature',
    mapping: { start: 'date', lng: 'longitude', lat: 'latitude', id: 'id' },
    sample: { good: 1000, rejected: 0, isWhole: false },
  });
  await start(id);
  expect(await until(id, 'done', 'failed')).toMatchObject({ state: 'done', incidents: 12_000 });
  await ask('/loads/long.geojson', { method: 'DELETE' });
});
