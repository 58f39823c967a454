/** What clients, networks and databases do wrong, on every route that the description of the API names. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { streamChunks } from '#lib/server/export/stream-chunks.ts';
import type { Operation } from '#lib/server/openapi/operation.ts';
import { OPERATIONS } from '#lib/server/openapi/operations.ts';
import { readEmbeddedConnection } from '#lib/server/postgres/connection-file.ts';
import { openPostgres } from '#lib/server/postgres/open-postgres.ts';
import { findPostmaster } from '#lib/server/postgres/postmaster.ts';
import { countRows } from '#lib/server/store/read-incidents.ts';
import { problemDetails } from '#lib/wire.ts';
import { fillStore } from '../../lib/server/fill-store.ts';
import { openTemporaryDatabase, ROOT, type TemporaryDatabase } from '../../lib/server/temporary-database.ts';
import { serveRoutes } from '../serve-routes.ts';

let db: TemporaryDatabase;
let server: Awaited<ReturnType<typeof serveRoutes>>;

beforeAll(async () => {
  db = await openTemporaryDatabase('bad-input');
  process.env.DATELINE_DATA = db.dataDir;
  await fillStore(db.store);
  server = await serveRoutes();
});
afterAll(async () => {
  server?.close();
  await db?.close();
  delete process.env.DATELINE_DATA;
});

/** Values of path variables for which the routes look at their parameters. */
const PATH_VALUES: Record<string, string> = {
  format: 'geojson',
  collection: 'incidents',
  z: '0',
  x: '0',
  y: '0.mvt',
  id: 'i_0000000000000',
};
/** What a route needs besides the parameter that is wrong. */
const NEEDED: Record<string, string> = { '/api/search': 'q=a', '/api/places': 'q=a' };

function addressOf({ path }: Operation, query: string): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => PATH_VALUES[name] ?? 'x');
  return `${server.home}${filled}?${query}`;
}

const NO_DAYS = ['2022-02-30', 'yesterday', '2022', '20221115', '2022-11-15T00:00:00Z', ''];
const NO_WORDS = ['wrong', '', "shelling'--", 'SHELLING'];
const NO_COUNTS = ['-1', '1.5', 'x', '', '1e9', '99999999999', '0x10'];
const NO_NAMES = ['', 'a,,b', 'x'.repeat(101), 'a%00b', '%ED%A0%80%00'];
/** By name, for whatever route takes it. */
const WRONG: Record<string, readonly string[]> = {
  bbox: [
    '1,2,3',
    '1,2,3,x',
    '1,2,3,',
    '0,50,1,40',
    '-200,0,1,1',
    '0,-91,1,1',
    '1e999,0,1,1',
    'NaN,0,1,1',
    '',
  ],
  from: NO_DAYS,
  to: NO_DAYS,
  known_at: NO_DAYS,
  datetime: ['x', '2022-02-30', '2023-01-01/2022-01-01', '2022-01-01/2022-02-01/2022-03-01', ''],
  clock: NO_WORDS,
  type: NO_WORDS,
  grade: NO_WORDS,
  precision: NO_WORDS,
  sort: NO_WORDS,
  unit: NO_WORDS,
  f: NO_WORDS,
  columns: NO_WORDS,
  encoding: NO_WORDS,
  killed_min: NO_COUNTS,
  disputed: NO_WORDS,
  injured_min: NO_COUNTS,
  limit: [...NO_COUNTS, '0'],
  weapon: NO_NAMES,
  target: NO_NAMES,
  actor: NO_NAMES,
  region: NO_NAMES,
  text: ['', "';--", '%00a', 'x'.repeat(201)],
  q: ['', '%00', 'x'.repeat(201)],
  ids: ['', "i_1'--", 'a b', Array(201).fill('i_1').join(',')],
  incident: ['', '%00', 'x'.repeat(101)],
  cursor: ['', 'bad', "'", 'x'.repeat(300), 'eyJhIjoxfQ'],
};

const GETS = OPERATIONS.filter(({ method, query }) => method === 'get' && query !== undefined);
const CASES = GETS.flatMap((operation) =>
  Object.keys(operation.query?.shape ?? {})
    .filter((name) => Object.hasOwn(WRONG, name))
    .map((name) => [operation.path, name, operation] as const),
);

describe('a parameter that is wrong', () => {
  it('is tried for most of what the routes take', () => {
    expect(CASES.length).toBeGreaterThan(80);
    const tried = new Set(CASES.map(([, name]) => name));
    expect([...tried].sort()).toEqual(Object.keys(WRONG).sort());
  });

  it.each(CASES)('%s names %s, and says what is allowed', async (path, name, operation) => {
    const needed = name === 'q' ? '' : (NEEDED[path] ?? '');
    const ask = async (query: string) => {
      const response = await fetch(addressOf(operation, [needed, query].filter(Boolean).join('&')));
      const text = await response.text();
      expect(`${query}: ${response.status} ${text.slice(0, 120)}`).toContain(': 400 ');
      expect(response.headers.get('content-type')).toBe('application/problem+json');
      expect(problemDetails.parse(JSON.parse(text)).detail).toMatch(new RegExp(`^${name}: .{8}`));
    };
    // OGC API – Features (/req/core/fc-limit-response-1): a limit above the greatest is no error there.
    const isFine = (value: string) => path.startsWith('/api/ogc') && name === 'limit' && /^9+$/.test(value);
    for (const value of WRONG[name]!) if (!isFine(value)) await ask(`${name}=${value}`);
  });

  it.each(
    GETS.filter(({ query }) => query && 'from' in query.shape).map((each) => [each.path, each] as const),
  )('%s takes no days in reverse, none twice and none that are unknown', async (_, operation) => {
    const detail = async (query: string) => {
      const response = await fetch(addressOf(operation, query));
      expect(response.status).toBe(400);
      return problemDetails.parse(await response.json()).detail;
    };
    expect(await detail('from=2023-01-01&to=2022-01-01')).toMatch(/^from: lies after to/);
    expect(await detail('from=2022-01-01&from=2022-01-01')).toMatch(/^from: is given more than once/);
    expect(await detail('colour=red')).toMatch(/^colour: is no parameter here; there are /);
  });
});

const SQL_MARKS = [
  "'; DROP TABLE incidents; --",
  "' OR '1'='1",
  '\\',
  '%',
  '_',
  '$1',
  '$$',
  '"',
  '/*',
  "a' & !b:*",
  'x) UNION SELECT 1--',
];

describe('marks of SQL', () => {
  const texts = [
    'incident',
    'weapon',
    'target',
    'actor',
    'region',
    'text',
    'q',
    'ids',
    'cursor',
    'bbox',
    'from',
    'sort',
  ];
  const taking = GETS.map(
    (operation) =>
      [
        operation.path,
        operation,
        texts.filter((each) => operation.query && each in operation.query.shape),
      ] as const,
  ).filter(([, , names]) => names.length > 0);
  it.each(taking)('mean nothing to %s', async (path, operation, names) => {
    for (const name of names) {
      for (const mark of SQL_MARKS) {
        const needed = name === 'q' ? '' : (NEEDED[path] ?? '');
        const query = [needed, `${name}=${encodeURIComponent(mark)}`].filter(Boolean).join('&');
        const { status, body } = await fetch(addressOf(operation, query));
        expect([200, 204, 400, 404], `${name}=${mark}`).toContain(status);
        await body?.cancel();
      }
    }
  });

  it('have taken nothing away', async () => {
    expect(await countRows(db.store, 'incidents')).toBe(31);
  });
});

describe('a body of more than 10 MB', () => {
  const large = `{"text":"${'x'.repeat(10_500_000)}"}`;
  const taking = OPERATIONS.filter(({ method, body }) => method !== 'get' && body !== undefined);
  it.each(taking.map((operation) => [operation.method, operation.path, operation] as const))(
    'is refused by %s %s, or taken as the file that it is',
    async (method, path, operation) => {
      const headers = { 'content-type': 'application/json' };
      const response = await fetch(addressOf(operation, path === '/api/uploads' ? 'name=a.csv' : ''), {
        method: method.toUpperCase(),
        headers,
        body: large,
      });
      const text = await response.text();
      if (path === '/api/uploads') expect(response.status).toBeLessThan(500);
      else {
        expect(response.status, text).toBeGreaterThanOrEqual(400);
        expect(response.status, text).toBeLessThan(500);
        problemDetails.parse(JSON.parse(text));
      }
    },
  );
});

it('gives up a reader that takes nothing, and frees what it read from', async () => {
  let freed = 0;
  async function* chunks() {
    for (;;) yield 'x'.repeat(100_000);
  }
  const reader = streamChunks(chunks(), async () => freed++, 30).getReader();
  await reader.read();
  while (freed === 0) await sleep(10);
  await expect(reader.read().then(() => reader.read())).rejects.toThrow('takes nothing');
  expect(freed).toBe(1);
});

it('answers 503 with Retry-After when the database goes away under a request, and recovers by itself', async () => {
  const { clusterDir } = readEmbeddedConnection(db.dataDir)!;
  const asked = [
    'incidents?limit=5',
    'histogram',
    'facets',
    'search?q=kyiv',
    'columns',
    'status',
    'articles',
  ];
  const seen = new Set<number>();
  let asking = true;
  const reader = async (path: string) => {
    while (asking) {
      const response = await fetch(`${server.home}/api/${path}`);
      seen.add(response.status);
      if (response.status === 503) {
        expect(response.headers.get('retry-after')).toBe('2');
        expect(problemDetails.parse(await response.json()).title).toBe('Database away');
      } else {
        await response.arrayBuffer();
      }
      await sleep(1);
    }
  };
  const readers = [...asked, ...asked, ...asked].map(reader);
  await sleep(300);
  process.kill(findPostmaster(clusterDir)!.process.pid, 'SIGQUIT');
  while (!seen.has(503)) await sleep(10);
  await sleep(300);
  const again = await openPostgres(ROOT, db.dataDir);
  expect(again.ok).toBe(true);
  while ((await fetch(`${server.home}/api/histogram?type=shelling`)).status !== 200) await sleep(50);
  asking = false;
  await Promise.all(readers);
  expect([...seen].sort()).toEqual([200, 503]);
  expect(await (await fetch(`${server.home}/api/status`)).json()).toMatchObject({ incidents: 31 });
  if (again.ok) await again.value.release();
});
