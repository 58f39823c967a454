import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { place } from '#lib/schema.ts';
import { loadGazetteer } from '#lib/server/load-gazetteer.ts';
import { importDump } from '#lib/server/places/import-dump.ts';
import { problemDetails } from '#lib/wire.ts';
import { GET } from '../../../app/api/places/route.ts';
import { openTemporaryDatabase, ROOT, type TemporaryDatabase } from '../../lib/server/temporary-database.ts';

const FIXTURE = join(ROOT, 'tests/fixtures/geonames/places.txt');
let db: TemporaryDatabase;

beforeAll(async () => {
  db = await openTemporaryDatabase('search');
  process.env.DATELINE_DATA = db.dataDir;
  const gazetteer = loadGazetteer(ROOT);
  if (gazetteer.ok) await importDump(FIXTURE, db.store, gazetteer.value);
});
afterAll(async () => {
  await db?.close();
  delete process.env.DATELINE_DATA;
});

const get = (query: string) => GET(new Request(`http://localhost/api/places${query}`));
const placesOf = async (response: Response) =>
  z.object({ places: z.array(place) }).parse(await response.json()).places;

it('finds shipped and imported places by the start of a name', async () => {
  expect((await placesOf(await get('?q=Зз')))[0]?.id).toBe('gn:999000001');
  expect(await placesOf(await get('?q=khar&limit=2'))).toHaveLength(2);
  expect(await placesOf(await get('?q=qqqqqqqq'))).toEqual([]);
});

it.each(['', '?q=', '?q=%00', '?q=a&limit=0', '?q=a&limit=51', '?q=a&limit=x', '?q=a&q=b', '?query=a'])(
  'answers 400 to %j and says what it must be',
  async (query) => {
    const response = await get(query);
    expect(response.status).toBe(400);
    expect(problemDetails.parse(await response.json()).detail).toMatch(/must be|no parameter|more than once/);
  },
);

it('finds the shipped ones while the database is away', async () => {
  process.env.DATELINE_DATA = '/nowhere';
  expect((await placesOf(await get('?q=Kharkiv')))[0]?.name).toBe('Kharkiv');
  process.env.DATELINE_DATA = db.dataDir;
});
