import { afterAll, beforeAll, expect, it } from 'vitest';
import { readInput, storeReadings } from '#lib/server/ingest.ts';
import type { Pipeline } from '#lib/server/load-pipeline.ts';
import { loadPipeline } from '#lib/server/load-pipeline.ts';
import { readDataState } from '#lib/server/store/meta.ts';
import { readArticleDetail, readArticleSummaries } from '#lib/server/store/read-articles.ts';
import { readIncident } from '#lib/server/store/read-incident.ts';
import { readAll } from '../../fixtures/read-all.ts';
import { openTemporaryDatabase, ROOT, type TemporaryDatabase } from './temporary-database.ts';

const KYIV = `Missile strike on Kyiv kills two

KYIV, 15 November 2022 — A missile strike hit two apartment blocks in Kyiv's Pecherskyi District on 15 November 2022, killing two people and injuring three, the mayor said.`;
const KYIV_LATER = `Toll of Kyiv strike rises

KYIV, 16 November 2022 — Two apartment blocks in Kyiv's Pecherskyi District were hit by a missile strike on 15 November 2022. Four people were killed, the mayor said.`;
const THURSDAY = `A missile strike hit a factory in Kharkiv on Thursday, injuring five people, officials said.`;
const NOW = new Date('2026-01-02T03:04:05Z');

let db: TemporaryDatabase;
let pipeline: Pipeline;

beforeAll(async () => {
  db = await openTemporaryDatabase('ingest');
  const loaded = await loadPipeline(ROOT);
  if (!loaded.ok) throw new Error(loaded.problem.message);
  pipeline = loaded.value;
});
afterAll(() => db?.close());

async function add(name: string, text: string, publishedAt?: string) {
  const input = { ok: true as const, value: { name, bytes: new TextEncoder().encode(text) } };
  const read = await readInput({ name, input }, { publishedAt }, pipeline);
  return storeReadings(db.store, read.readings, NOW);
}

it('stores an article with its incidents and tells what became of it', async () => {
  const [told] = await add('kyiv.txt', KYIV);
  expect(told).toMatchObject({ status: 'added', newIncidents: 1, mergedIncidents: 0 });
  const { incidents, asOf, articleCount } = await readAll(db.store);
  expect(incidents).toHaveLength(1);
  expect({ asOf, articleCount }).toEqual({ asOf: '2026-01-02T03:04:05Z', articleCount: 1 });
  expect(incidents[0]).toMatchObject({ type: 'missile_strike', time: { start: '2022-11-15' } });
});

it('keeps a text that comes again as one article and changes nothing', async () => {
  const before = await readDataState(db.store);
  expect(await add('copy.txt', `${KYIV.replaceAll('\n', '\r\n')}\n\n`)).toMatchObject([
    { status: 'duplicate' },
  ]);
  expect(await readDataState(db.store)).toEqual(before);
  expect(await readArticleSummaries(db.store)).toHaveLength(1);
});

it('merges a later report into the incident, which keeps its id', async () => {
  const before = await readAll(db.store);
  const [told] = await add('later.txt', KYIV_LATER);
  const after = await readAll(db.store);
  expect(told).toMatchObject({ newIncidents: 0, mergedIncidents: 1 });
  expect(after.incidents.map((incident) => incident.id)).toEqual(
    before.incidents.map((incident) => incident.id),
  );
  expect(after.dataVersion).not.toBe(before.dataVersion);
  const detail = await readIncident(db.store, after.incidents[0]!.id);
  expect(detail?.reports).toHaveLength(2);
});

it('leaves an attack undated until the publication day is given, then reads the article anew', async () => {
  const [undated] = await add('thursday.txt', THURSDAY);
  expect(undated?.problems.map((problem) => problem.kind)).toContain('needs_date');
  expect((await readArticleDetail(db.store, undated!.id))?.mentions[0]?.time.start).toBeNull();
  const [dated] = await add('thursday.txt', THURSDAY, '2022-11-18');
  expect(dated).toMatchObject({ status: 'updated', id: undated!.id });
  const detail = await readArticleDetail(db.store, undated!.id);
  expect(detail?.mentions[0]?.time.start).toBe('2022-11-17');
  expect(detail?.article.published).toMatchObject({ value: '2022-11-18', basis: 'metadata' });
});

it('keeps every span of evidence true to the stored text', async () => {
  const summaries = await readArticleSummaries(db.store);
  expect(summaries.length).toBeGreaterThan(1);
  for (const { id } of summaries) {
    const detail = (await readArticleDetail(db.store, id))!;
    const spans = detail.mentions.flatMap((mention) => [...mention.evidence, ...mention.time.evidence]);
    expect(spans.length).toBeGreaterThan(0);
    for (const span of spans) expect(detail.text.slice(span.start, span.end)).toBe(span.quote);
    expect(detail.mentions[0]?.incidentId).not.toBeNull();
  }
});

it('filters by day, type and box', async () => {
  const count = async (filter: Parameters<typeof readAll>[1]) =>
    (await readAll(db.store, filter)).incidents.length;
  expect(await count({ from: '2022-11-15', to: '2022-11-15' })).toBe(1);
  expect(await count({ from: '2022-11-18' })).toBe(0);
  expect(await count({ types: ['shelling'] })).toBe(0);
  expect(await count({ bbox: [30, 50, 31, 51] })).toBe(1);
  expect(await count({ bbox: [170, -90, -170, 90] })).toBe(0);
});

it('writes nothing when one article of a call cannot be stored', async () => {
  const before = await readDataState(db.store);
  const read = async (text: string) =>
    (
      await readInput(
        { name: 'x', input: { ok: true, value: { name: 'x', bytes: Buffer.from(text) } } },
        {},
        pipeline,
      )
    ).readings[0]!;
  const good = await read('Shelling of Kherson killed one person on 3 March 2023.');
  const broken = await read('Shelling of Nikopol killed one person on 4 March 2023.');
  broken.extraction.publishedAt.value = 'not a day';
  await expect(storeReadings(db.store, [good, broken], NOW)).rejects.toThrow(/date/);
  expect(await readDataState(db.store)).toEqual(before);
  expect(await readArticleDetail(db.store, good.article.id)).toBeNull();
});

it('keeps two calls at once apart', async () => {
  const texts = ['Sumy', 'Poltava', 'Odesa'].map(
    (city) => `A drone strike hit a depot in ${city} on 5 March 2023.`,
  );
  await Promise.all(texts.map((text, at) => add(`${at}.txt`, text)));
  const { incidents } = await readAll(db.store, { from: '2023-03-05', to: '2023-03-05' });
  expect(incidents).toHaveLength(3);
});
