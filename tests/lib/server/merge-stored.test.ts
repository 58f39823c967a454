import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { storeReadings } from '#lib/server/ingest.ts';
import { mergeAll } from '#lib/server/merge-stored.ts';
import type { Store } from '#lib/server/store/open-store.ts';
import { readMembers } from '#lib/server/store/read-merging.ts';
import { arbitraryReports } from '../merge/arbitrary-reports.ts';
import { KHARKIV, makeMention, makeReport, onDay } from '../merge/make-report.ts';
import { readingOf } from './make-reading.ts';
import { openTemporaryDatabase, type TemporaryDatabase } from './temporary-database.ts';

const NOW = new Date('2026-01-02T03:04:05Z');
let db: TemporaryDatabase;

beforeAll(async () => {
  db = await openTemporaryDatabase('merge-stored');
});
afterAll(() => db?.close());

/** All that merging wrote, in a fixed order. */
async function everything(store: Store) {
  const incidents = await store
    .selectFrom('incidents')
    .select(['id', 'data', 'why', 'ledger', 'denials'])
    .orderBy('id')
    .execute();
  const members = await store
    .selectFrom('incident_members')
    .selectAll()
    .orderBy('article_id')
    .orderBy('mention_id')
    .execute();
  const misses =
    await sql`SELECT * FROM near_misses ORDER BY a_article, a_mention, b_article, b_mention, asked_by`.execute(
      store,
    );
  const waves = await store.selectFrom('waves').select('data').orderBy('id').execute();
  return { incidents, members, misses: misses.rows, waves };
}

/** Takes away all that merging wrote; waves hang on no other table. */
async function empty(): Promise<void> {
  await sql`TRUNCATE articles, incidents, incident_redirects, waves CASCADE`.execute(db.store);
  expect(await everything(db.store)).toEqual({ incidents: [], members: [], misses: [], waves: [] });
}

async function expectAsMergedInFull(): Promise<void> {
  const around = await everything(db.store);
  await db.store.transaction().execute(async (all) => mergeAll(all, await readMembers(all), NOW));
  expect(around).toEqual(await everything(db.store));
}

it('keeps around each change the wave of an evening and the night after it', async () => {
  await empty();
  const salvo = { kind: 'missile', model: null, count: { min: 40, max: 40 }, evidence: [] };
  const evening = { ...onDay('2022-11-14'), clock: { from: '23:50', to: '23:50' } };
  const reports = [
    makeReport('a', '2022-11-15', makeMention({ time: evening, weapon: salvo })),
    makeReport('b', '2022-11-16', makeMention({ place: KHARKIV })),
  ];
  const days = async () => (await everything(db.store)).waves.map(({ data }) => data.day);
  for (const last of ['a', 'b']) {
    for (const report of reports) await storeReadings(db.store, [readingOf(report)], NOW);
    expect(await days()).toEqual(['2022-11-15']);
    await expectAsMergedInFull();
    await storeReadings(db.store, [], NOW, [last]);
    expect(await days()).toEqual([]);
    await expectAsMergedInFull();
  }
  // What is left over would be taken for what merging around a change gives.
  for (const report of reports) await storeReadings(db.store, [readingOf(report)], NOW);
  expect(await days()).toEqual(['2022-11-15']);
  await empty();
});

it('takes away the near misses of a version that another replaces', async () => {
  await empty();
  const misses = async () => (await everything(db.store)).misses.length;
  const version = { url: 'https://example.org/strike', title: 'Strike' };
  const targets = [{ kind: 'residential', count: null, evidence: [] }];
  const killed = { min: 5, max: 5, evidence: [] };
  const casualties = { killed, injured: null, missing: null, captured: null };
  const other = makeReport(
    'a',
    '2022-11-18',
    makeMention({ targets, casualties, time: onDay('2022-11-16') }),
  );
  const first = makeReport('b', '2022-11-18', makeMention({ targets, casualties }));
  const second = makeReport('c', '2022-11-19', makeMention({ place: KHARKIV }));
  await storeReadings(db.store, [readingOf(other)], NOW);
  await storeReadings(db.store, [readingOf(first, version)], NOW);
  expect(await misses()).toBe(1);
  await storeReadings(db.store, [readingOf(second, version)], NOW);
  expect(await misses()).toBe(0);
  await expectAsMergedInFull();
});

it('keeps around each change what merging everything would give', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryReports, fc.array(fc.nat(), { maxLength: 3 }), async (reports, leave) => {
      await empty();
      for (const report of reports) {
        await storeReadings(db.store, [readingOf(report)], NOW);
      }
      for (const at of leave) {
        const gone = reports[at % Math.max(1, reports.length)];
        if (gone) await storeReadings(db.store, [], NOW, [gone.articleId]);
      }
      await expectAsMergedInFull();
    }),
    { numRuns: 25 },
  );
});
