import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readInput, storeReadings } from '#lib/server/ingest.ts';
import { loadGazetteer } from '#lib/server/load-gazetteer.ts';
import { loadPipeline } from '#lib/server/load-pipeline.ts';
import { importDump } from '#lib/server/places/import-dump.ts';
import { widenFrom } from '#lib/server/places/widen-gazetteer.ts';
import { rederiveArticles } from '#lib/server/rederive.ts';
import { readArticleDetail } from '#lib/server/store/read-articles.ts';
import { readAll } from '../../fixtures/read-all.ts';
import { openTemporaryDatabase, ROOT, type TemporaryDatabase } from './temporary-database.ts';

const TEXTS = [
  'Shelling hit Zzobrivka in the Kherson region on 5 March 2023, killing two people.',
  'Officials say a missile strike hit a market in Kyiv on 15 November 2022.\n\nFollow us on social media.',
];
let db: TemporaryDatabase;

beforeAll(async () => {
  db = await openTemporaryDatabase('rederive');
  const pipeline = await loadPipeline(ROOT);
  if (!pipeline.ok) throw new Error(pipeline.problem.message);
  for (const [at, text] of TEXTS.entries()) {
    const input = { ok: true as const, value: { name: `${at}.txt`, bytes: Buffer.from(text) } };
    const { readings } = await readInput({ name: `${at}.txt`, input }, {}, pipeline.value);
    await storeReadings(db.store, readings, new Date());
  }
});
afterAll(() => db?.close());

async function rederive(progress: (done: number, total: number) => void = () => {}) {
  const pipeline = await loadPipeline(ROOT, { widen: widenFrom(db.store) });
  if (!pipeline.ok) throw new Error(pipeline.problem.message);
  return rederiveArticles(db.store, pipeline.value, new Date(), progress);
}
async function everything() {
  const { incidents } = await readAll(db.store);
  const ids = [
    ...new Set(incidents.flatMap(({ members }) => members.map((member) => member.article))),
  ].sort();
  return { incidents, articles: await Promise.all(ids.map((id) => readArticleDetail(db.store, id))) };
}

it('changes nothing when nothing has changed', async () => {
  const before = await everything();
  const told: string[] = [];
  expect(await rederive((done, total) => told.push(`${done} of ${total}`))).toEqual({
    articles: 2,
    incidents: 2,
    problems: [],
  });
  expect(told).toEqual(['1 of 2', '2 of 2']);
  expect(await everything()).toEqual(before);
});

it('uses places that were imported since, and keeps the ids of incidents', async () => {
  const before = await everything();
  const gazetteer = loadGazetteer(ROOT);
  if (!gazetteer.ok) throw new Error(gazetteer.problem.message);
  await importDump(join(ROOT, 'tests/fixtures/geonames/places.txt'), db.store, gazetteer.value);
  await rederive();
  const after = await everything();
  const places = (all: typeof after) => all.incidents.map(({ place }) => place?.placeId).sort();
  expect(places(before)).toEqual(['a1:UA.08', 'gn:703448']);
  expect(places(after)).toEqual(['gn:703448', 'gn:999000001']);
  expect(after.incidents.map(({ id }) => id).sort()).toEqual(before.incidents.map(({ id }) => id).sort());
});
