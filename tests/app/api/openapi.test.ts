import { setTimeout as sleep } from 'node:timers/promises';
import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { briefResponse } from '#lib/brief/brief-schema.ts';
import { startWorker, type Worker } from '#lib/server/jobs/start-worker.ts';
import type { Operation } from '#lib/server/openapi/operation.ts';
import { OPERATIONS } from '#lib/server/openapi/operations.ts';
import { readConnection } from '#lib/server/postgres/connection-file.ts';
import {
  articlesResponse,
  feed,
  incidentsResponse,
  jobAccepted,
  jobStatus,
  problemDetails,
  uploadStatus,
} from '#lib/wire.ts';
import { openTemporaryDatabase, ROOT, type TemporaryDatabase } from '../../lib/server/temporary-database.ts';
import { listRoutes, serveRoutes } from '../serve-routes.ts';

const TEXT = 'A missile strike hit a market in Kyiv on 15 November 2022, killing two people, the mayor said.';

let db: TemporaryDatabase;
let server: Awaited<ReturnType<typeof serveRoutes>>;
let worker: Worker;
/** A value for each variable of a path, of things that are there. */
const known: Record<string, Record<string, string>> = {};

beforeAll(async () => {
  db = await openTemporaryDatabase('openapi');
  process.env.DATELINE_DATA = db.dataDir;
  server = await serveRoutes();
  worker = await startWorker({ root: ROOT, connection: readConnection(db.dataDir)!, say: console.error });
  const body = JSON.stringify({ text: TEXT });
  const headers = { 'content-type': 'application/json' };
  const { job } = jobAccepted.parse(
    await (await fetch(`${server.home}/api/articles`, { method: 'POST', body, headers })).json(),
  );
  for (;;) {
    const { state } = jobStatus.parse(await (await fetch(`${server.home}/api/jobs/${job}`)).json());
    if (state === 'done') break;
    expect(state).not.toBe('failed');
    await sleep(50);
  }
  const { incidents } = incidentsResponse.parse(await (await fetch(`${server.home}/api/incidents`)).json());
  const { articles } = articlesResponse.parse(await (await fetch(`${server.home}/api/articles`)).json());
  const incident = incidents[0]!.id;
  known['/api/incidents/{id}'] = { id: incident };
  known['/api/articles/{id}'] = { id: articles[0]!.id };
  known['/api/jobs/{id}'] = { id: job };
  known['/api/export/{format}'] = { format: 'geojson' };
  const made = await fetch(`${server.home}/api/briefs`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ draft: '' }),
  });
  const { brief } = briefResponse.parse(await made.json());
  known['/api/briefs/{id}'] = { id: brief.id };
  known['/api/briefs/{id}/files/{format}'] = { id: brief.id, format: 'html' };
  known['/api/briefs/{id}/versions'] = { id: brief.id };
  known['/api/briefs/{id}/scenes/{scene}'] = { id: brief.id, scene: 'overview.svg' };
  const uploaded = await fetch(`${server.home}/api/uploads?name=rows.csv`, {
    method: 'POST',
    body: 'date,place\n2022-11-15,Kyiv\n',
  });
  const upload = uploadStatus.parse(await uploaded.json());
  // Something must be rejected for the file of rejected rows to hold a byte.
  await db.store
    .insertInto('upload_rejects')
    .values({ upload_id: upload.id, seq: 0, csv: 'row,reason\n' })
    .execute();
  for (const path of ['', '/preview', '/rejected']) known[`/api/uploads/{id}${path}`] = { id: upload.id };
  const followed = await fetch(`${server.home}/api/feeds`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ url: 'http://127.0.0.1:9/feed' }),
  });
  known['/api/feeds/{id}'] = { id: feed.parse(await followed.json()).id };
  for (const path of ['', '/schema', '/items', '/items/{id}']) {
    known[`/api/ogc/collections/{collection}${path}`] = { collection: 'incidents', id: incident };
  }
  const days = { start: '2022-11-15', end: '2022-11-15' };
  const wave = { id: 'w_1', title: 'Missiles', day: days.end, ...days, country: 'UA', members: [incident] };
  const data = JSON.stringify({ ...wave, launched: [], intercepted: [], why: [] });
  await db.store
    .insertInto('waves')
    .values({ id: wave.id, start_day: days.start, end_day: days.end, data })
    .execute();
  known['/api/waves/{id}'] = { id: wave.id };
  known['/api/places'] = { q: 'Kyi' };
  known['/api/search'] = { q: 'Kyi' };
  known['/api/tiles/{z}/{x}/{y}'] = { z: '0', x: '0', y: '0.mvt' };
});
afterAll(async () => {
  await worker?.stop();
  server?.close();
  await db?.close();
  delete process.env.DATELINE_DATA;
});

it.each(['', '?part=ogc'])(
  'describes the API in a document that is valid OpenAPI 3.1 (%s)',
  async (query) => {
    const document = await (await fetch(`${server.home}/api/openapi.json${query}`)).json();
    const result = await new Validator().validate(document);
    expect(result.errors).toBeUndefined();
    expect(result.valid).toBe(true);
    expect(document.openapi).toBe('3.1.0');
    const text = JSON.stringify(document);
    for (const [, name] of text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      expect(Object.keys(document.components.schemas)).toContain(name);
    }
    expect(text).not.toContain('$defs');
  },
);

it('describes every route and every method of it, and no other', async () => {
  const described = OPERATIONS.map(({ method, path }) => `${method} ${path}`);
  const there: string[] = [];
  for (const { path, file } of listRoutes()) {
    const handlers = await import(file);
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']) {
      if (method in handlers) there.push(`${method.toLowerCase()} ${path}`);
    }
  }
  expect([...described].sort()).toEqual(there.sort());
});

const address = ({ path }: Operation) => {
  const values = known[path] ?? {};
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name]!));
  return `${server.home}${filled}${values.q ? `?q=${values.q}` : ''}`;
};
/** Without a basemap of its own the server has no file to send. */
const ABSENT = new Set(['/api/basemap/tiles']);

const gets = OPERATIONS.filter(({ method }) => method === 'get');
it.each(gets.map((operation) => [operation.path, operation] as const))(
  'answers GET %s as described, and names a parameter that is none',
  async (path, operation) => {
    const gone = new AbortController();
    const response = await fetch(address(operation), { signal: gone.signal });
    if (ABSENT.has(path)) {
      expect(response.status).toBe(404);
      problemDetails.parse(await response.json());
      return;
    }
    expect(response.status).toBe(200);
    const type = response.headers.get('content-type') ?? '';
    const content = operation.answers[200]!.content;
    const key = Object.keys(content).find((each) => type.startsWith(each));
    expect(key, `${type} is not described`).toBeDefined();
    if (path === '/api/changes') gone.abort();
    else if (content[key!] === null) expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(0);
    else content[key!]!.parse(await response.json());
    if (operation.query === undefined) return;
    const base = address(operation);
    const wrong = await fetch(`${base}${base.includes('?') ? '&' : '?'}no_such_parameter=1`);
    expect(wrong.status).toBe(400);
    expect(problemDetails.parse(await wrong.json()).detail).toContain('no_such_parameter');
  },
);

it.each(gets.filter(({ pathParams }) => pathParams).map(({ path }) => path))(
  'answers 404 with problem details to GET %s of a thing that is not there',
  async (path) => {
    const response = await fetch(`${server.home}${path.replaceAll(/\{\w+\}/g, 'nothing')}`);
    expect(response.status).toBe(404);
    expect(problemDetails.parse(await response.json()).status).toBe(404);
  },
);
