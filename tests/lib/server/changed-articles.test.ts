import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Report } from '#lib/merge/report.ts';
import type { Mention, Wave } from '#lib/schema.ts';
import { storeReadings } from '#lib/server/ingest.ts';
import { readIncident } from '#lib/server/store/read-incident.ts';
import { readWaves } from '#lib/server/store/waves.ts';
import { KHARKIV, makeMention, makeReport, onDay } from '../merge/make-report.ts';
import { readingOf } from './make-reading.ts';
import { openTemporaryDatabase, type TemporaryDatabase } from './temporary-database.ts';

const NOW = new Date('2026-01-02T03:04:05Z');
const URL = 'https://example.org/strike';
let db: TemporaryDatabase;

beforeAll(async () => {
  db = await openTemporaryDatabase('changed-articles');
});
afterAll(() => db?.close());
beforeEach(async () => {
  await sql`TRUNCATE articles, incidents, incident_redirects, rulings, waves CASCADE`.execute(db.store);
});

const killing = (count: number, others: Partial<Mention> = {}): Mention =>
  makeMention({
    casualties: {
      killed: { min: count, max: count, evidence: [] },
      injured: null,
      missing: null,
      captured: null,
    },
    ...others,
  });
const add = (report: Report, overrides: Parameters<typeof readingOf>[1] = {}) =>
  storeReadings(db.store, [readingOf(report, overrides)], NOW);
async function incidents() {
  const rows = await db.store.selectFrom('incidents').select('id').orderBy('id').execute();
  return Promise.all(rows.map(async ({ id }) => (await readIncident(db.store, id))!));
}
const version = (id: string, count: number, day = '2022-11-16', others: Partial<Mention> = {}) =>
  [makeReport(id, day, killing(count, others)), { url: URL, title: 'Strike on Kyiv' }] as const;

it('counts the same article once, however often it comes', async () => {
  const report = makeReport('a', '2022-11-15', killing(2));
  expect(await add(report)).toMatchObject([{ status: 'added', newIncidents: 1 }]);
  expect(await add(report)).toMatchObject([{ status: 'duplicate' }]);
  expect(await add(report, { url: 'https://example.org/copy' })).toMatchObject([{ status: 'duplicate' }]);
  expect(await incidents()).toMatchObject([{ incident: { members: [{ article: 'a' }] } }]);
});

it('lets a corrected version replace the older one and keeps its number in the ledger', async () => {
  await add(...version('a', 4));
  await add(...version('b', 2));
  const [found, ...others] = await incidents();
  expect(others).toEqual([]);
  expect(found!.incident).toMatchObject({
    casualties: { killed: { min: 2, max: 2 } },
    members: [{ article: 'b', mention: 'm1' }],
    grade: { level: 'weak' },
  });
  expect(found!.ledger.entries).toMatchObject([
    { article: 'a', value: { min: 4 }, supersededBy: 'b/m1#0', withdrawn: true, replacedBy: 'b' },
    { article: 'b', value: { min: 2 }, supersededBy: null },
  ]);
});

it('takes the later version by its day, whatever came first', async () => {
  await add(...version('b', 2, '2022-11-17'));
  await add(...version('a', 4, '2022-11-16'));
  expect(await incidents()).toMatchObject([{ incident: { members: [{ article: 'b' }] } }]);
});

it('forgets an attack that the corrected version no longer tells of', async () => {
  await add(...version('a', 4, '2022-11-16', { place: KHARKIV }));
  await add(...version('b', 4));
  expect(await incidents()).toMatchObject([{ incident: { place: { name: 'Kyiv' } } }]);
});

it('keeps a different article of the same address beside it', async () => {
  await add(...version('a', 4));
  const page = makeReport('b', '2022-12-01', killing(1, { time: onDay('2022-12-01') }));
  await add(page, {
    url: URL,
    title: 'What happened today',
    text: 'A page that is filled anew each day with other news.',
  });
  expect(await incidents()).toHaveLength(2);
});

it('takes an article away with what only it told, and gives an older version its place again', async () => {
  await add(...version('a', 4));
  await add(...version('b', 2));
  await add(makeReport('c', '2022-11-15', killing(1)));
  await storeReadings(db.store, [], NOW, ['b']);
  const [found] = await incidents();
  expect(found!.incident.members.map(({ article }) => article).sort()).toEqual(['a', 'c']);
  await storeReadings(db.store, [], NOW, ['a', 'c']);
  expect(await incidents()).toEqual([]);
  expect(await db.store.selectFrom('near_misses').selectAll().execute()).toEqual([]);
});

it('keeps a wave true to its incidents', async () => {
  const salvo = { kind: 'missile', model: null, count: { min: 40, max: 40 }, evidence: [] };
  const waves = async (): Promise<Wave[]> => readWaves(db.store, { from: '2022-11-15', to: '2022-11-15' });
  await add(makeReport('a', '2022-11-15', killing(2, { weapon: salvo })));
  expect(await waves()).toEqual([]);
  await add(makeReport('b', '2022-11-16', killing(3, { place: KHARKIV })));
  const [wave] = await waves();
  expect(wave?.members).toEqual((await incidents()).map(({ incident }) => incident.id));
  expect((await incidents()).map((detail) => detail.wave?.id)).toEqual([wave!.id, wave!.id]);
  await storeReadings(db.store, [], NOW, ['b']);
  expect(await waves()).toEqual([]);
  expect((await incidents())[0]!.wave).toBeNull();
});
