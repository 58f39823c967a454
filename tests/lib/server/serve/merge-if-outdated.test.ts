import { afterAll, beforeAll, expect, it } from 'vitest';
import { storeReadings } from '#lib/server/ingest.ts';
import { mergeIfOutdated } from '#lib/server/serve/merge-if-outdated.ts';
import { readDataState, writeNote } from '#lib/server/store/meta.ts';
import { makeMention, makeReport } from '../../merge/make-report.ts';
import { readingOf } from '../make-reading.ts';
import { openTemporaryDatabase, ROOT, type TemporaryDatabase } from '../temporary-database.ts';

const NOW = new Date('2026-01-02T03:04:05Z');
let db: TemporaryDatabase;

beforeAll(async () => {
  db = await openTemporaryDatabase('merge-if-outdated');
  await storeReadings(db.store, [readingOf(makeReport('a', '2022-11-15', makeMention()))], NOW);
});
afterAll(() => db?.close());

it('merges anew once for each state of the code that merges, and keeps ids', async () => {
  const before = await db.store.selectFrom('incidents').select(['id', 'ledger']).execute();
  await db.store.updateTable('incidents').set({ ledger: null, digest: '' }).execute();
  expect(await mergeIfOutdated(ROOT, db.store, NOW)).toBe(true);
  expect(await db.store.selectFrom('incidents').select(['id', 'ledger']).execute()).toEqual(before);
  const state = await readDataState(db.store);
  expect(await mergeIfOutdated(ROOT, db.store, NOW)).toBe(false);
  expect(await readDataState(db.store)).toEqual(state);
});

it('notes texts anew where another state of the code noted them', async () => {
  const read = () => db.store.selectFrom('articles').select('notes').executeTakeFirstOrThrow();
  const fresh = await read();
  const older = { signature: '00000001', scopes: {}, retracted: [3] };
  await db.store
    .updateTable('articles')
    .set({ notes: JSON.stringify(older) })
    .execute();
  await writeNote(db.store, 'merger', 'another state');
  await mergeIfOutdated(ROOT, db.store, NOW);
  expect((await read()).notes).toEqual(older);
  await writeNote(db.store, 'merger', 'another state');
  await writeNote(db.store, 'noter', 'another state');
  expect(await mergeIfOutdated(ROOT, db.store, NOW)).toBe(true);
  expect(await read()).toEqual(fresh);
});
