import { parse } from 'csv-parse/sync';
import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { storeReadings } from '#lib/server/ingest.ts';
import { GET } from '../../../app/api/export/[format]/route.ts';
import { tollReport } from '../../lib/server/known-tolls.ts';
import { readingOf } from '../../lib/server/make-reading.ts';
import { openTemporaryDatabase, type TemporaryDatabase } from '../../lib/server/temporary-database.ts';

let db: TemporaryDatabase;

beforeAll(async () => {
  db = await openTemporaryDatabase('export-known');
  process.env.DATELINE_DATA = db.dataDir;
  const reports = [
    tollReport('a', '2022-11-15', 1),
    tollReport('b', '2022-11-17', 4),
    tollReport('c', '2022-11-19', 57),
  ];
  await storeReadings(
    db.store,
    reports.map((report) => readingOf(report)),
    new Date('2026-01-02T03:04:05Z'),
  );
});
afterAll(async () => {
  await db?.close();
  delete process.env.DATELINE_DATA;
});

async function read(format: string, query: string): Promise<Uint8Array> {
  const request = new Request(`http://localhost/api/export/${format}?${query}`);
  const response = await GET(request, { params: Promise.resolve({ format }) });
  expect(response.status).toBe(200);
  return new Uint8Array(await response.arrayBuffer());
}
const text = async (format: string, query: string) => new TextDecoder().decode(await read(format, query));

/** The toll of the only incident of a file, in the place that each form has for it; null where there is no incident. */
const TOLLS: Record<string, (query: string) => Promise<unknown>> = {
  geojson: async (query) =>
    JSON.parse(await text('geojson', query)).features[0]?.properties.killed_min ?? null,
  csv: async (query) => tollOf(parse(await text('csv', query), { columns: true }), 'killed_min'),
  'acled.csv': async (query) =>
    tollOf(parse(await text('acled.csv', query), { columns: true }), 'fatalities'),
  'ucdp.csv': async (query) => tollOf(parse(await text('ucdp.csv', query), { columns: true }), 'best'),
  kml: async (query) => {
    const found = /<(?:Simple)?Data name="killed_min">(?:<value>)?(\d+)/.exec(await text('kml', query));
    return found ? Number(found[1]) : null;
  },
  xlsx: async (query) => {
    const [head, row] = (await readXlsx(await read('xlsx', query))).sheets[0]?.rows ?? [];
    return row?.[head?.indexOf('killed_min') ?? -1] ?? null;
  },
};

function tollOf(rows: unknown, column: string): number | null {
  const [row] = rows as Record<string, string>[];
  return row === undefined ? null : Number(row[column]);
}

it.each(Object.keys(TOLLS))('gives %s the toll of the day that it is asked for', async (format) => {
  const toll = TOLLS[format]!;
  expect(await toll('known_at=2022-11-16')).toBe(1);
  expect(await toll('known_at=2022-11-17')).toBe(4);
  expect(await toll('known_at=2022-11-19')).toBe(57);
  expect(await toll('')).toBe(57);
  expect(await toll('known_at=2022-11-16&killed_min=4')).toBeNull();
  expect(await toll('known_at=2022-11-14')).toBeNull();
});
