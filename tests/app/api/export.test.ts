import { parse } from 'csv-parse/sync';
import { readXlsx } from 'hucre/xlsx';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { EXPORT_FORMAT_NAMES } from '#lib/server/export/export-formats.ts';
import { exportedCollection } from '#lib/server/openapi/shapes.ts';
import { problemDetails } from '#lib/wire.ts';
import { GET } from '../../../app/api/export/[format]/route.ts';
import { fillStore } from '../../lib/server/fill-store.ts';
import { openTemporaryDatabase, type TemporaryDatabase } from '../../lib/server/temporary-database.ts';

let db: TemporaryDatabase;

beforeAll(async () => {
  db = await openTemporaryDatabase('export');
  process.env.DATELINE_DATA = db.dataDir;
  await fillStore(db.store);
});
afterAll(async () => {
  await db?.close();
  delete process.env.DATELINE_DATA;
});

const get = (format: string, query = '') =>
  GET(
    new Request(`http://localhost:3000/api/export/${format}${query}`, { headers: { host: 'map.example' } }),
    {
      params: Promise.resolve({ format }),
    },
  );
const rowsOf = async (response: Response): Promise<Record<string, string>[]> =>
  parse(await response.text(), { columns: true });

it.each(EXPORT_FORMAT_NAMES)('sends %s as a file with everything in it', async (format) => {
  const response = await get(format);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-disposition')).toBe(
    `attachment; filename="dateline-2026-01-02.${format}"`,
  );
  const bytes = new Uint8Array(await response.arrayBuffer());
  const text = new TextDecoder().decode(bytes);
  if (format === 'geojson') expect(exportedCollection.parse(JSON.parse(text)).features).toHaveLength(31);
  else if (format === 'kml') expect(text.match(/<Placemark /g)).toHaveLength(31);
  else if (format === 'xlsx') {
    expect((await readXlsx(bytes)).sheets[0]?.rows).toHaveLength(32);
  } else expect(parse(text, { columns: true })).toHaveLength(31);
});

it('says in the file what was asked, as of when, and whom to name', async () => {
  const told = exportedCollection.parse(await (await get('geojson', '?type=shelling')).json());
  expect(told).toMatchObject({
    asOf: '2026-01-02T03:04:05Z',
    query: 'type=shelling',
    home: 'http://map.example',
  });
  expect(told.attribution).toContain('GeoNames (CC BY 4.0)');
  for (const format of ['csv', 'acled.csv', 'ucdp.csv']) {
    const [row] = await rowsOf(await get(format, '?type=shelling&limit=1'));
    expect(row).toMatchObject({ data_as_of: '2026-01-02T03:04:05Z', data_query: 'type=shelling&limit=1' });
    expect(row?.data_attribution).toContain('GeoNames');
  }
  expect(await (await get('kml', '?type=shelling')).text()).toContain('Query: type=shelling');
});

it.each([
  ['type=shelling', 10],
  ['from=2022-11-15&to=2022-11-20', 6],
  ['bbox=30,50,31,51', 10],
  ['killed_min=5', 9],
  ['type=shelling&from=2022-12-05', 6],
  ['limit=3', 3],
  ['text=nothing-like-this', 0],
])('honours the filter %s in every form', async (query, count) => {
  expect(await rowsOf(await get('csv', `?${query}`))).toHaveLength(count);
  const { features } = exportedCollection.parse(await (await get('geojson', `?${query}`)).json());
  expect(features).toHaveLength(count);
});

it('orders as asked', async () => {
  const days = async (sort: string) =>
    (await rowsOf(await get('csv', `?sort=${sort}&from=2022-01-01`))).map((row) => row.start_day!);
  expect(await days('oldest')).toEqual([...(await days('oldest'))].sort());
  expect(await days('newest')).toEqual([...(await days('oldest'))].reverse());
});

it('lets no cell become a formula', async () => {
  const rows = await rowsOf(await get('csv', '?type=shelling'));
  expect(rows.map((row) => row.title)).toContain("'=1+1");
  const text = await (await get('acled.csv')).text();
  expect(text).not.toMatch(/(^|,)"?[=@]/m);
});

it.each([
  ['pdf', '', 404, /geojson, csv/],
  ['constructor', '', 404, /geojson, csv/],
  ['csv', '?cursor=abc', 400, /^cursor/],
  ['csv', '?from=2022-99-99', 400, /^from/],
  ['csv', '?f=json', 400, /^f:/],
] as const)('answers %s%s with %i', async (format, query, status, detail) => {
  const response = await get(format, query);
  expect(response.status).toBe(status);
  expect(problemDetails.parse(await response.json()).detail).toMatch(detail);
});

it('gives its connection back when the client goes away, before the first byte or after', async () => {
  for (const format of EXPORT_FORMAT_NAMES) {
    await (await get(format)).body?.cancel();
    const reader = (await get(format)).body!.getReader();
    await reader.read();
    await reader.cancel();
  }
  const { rows } = await sql<{ n: string }>`SELECT count(*) AS n FROM pg_stat_activity
    WHERE state LIKE 'idle in transaction%'`.execute(db.store);
  expect(Number(rows[0]?.n)).toBe(0);
});
