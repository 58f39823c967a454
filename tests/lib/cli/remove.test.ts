import { afterAll, beforeAll, expect, it } from 'vitest';
import { storeReadings } from '#lib/server/ingest.ts';
import { countRows } from '#lib/server/store/read-incidents.ts';
import { makeMention, makeReport } from '../merge/make-report.ts';
import { readingOf } from '../server/make-reading.ts';
import { openTemporaryDatabase, type TemporaryDatabase } from '../server/temporary-database.ts';
import { runDateline } from './run-dateline.ts';

let db: TemporaryDatabase;
beforeAll(async () => {
  db = await openTemporaryDatabase('remove');
  const reading = readingOf(makeReport('a_1', '2022-11-15', makeMention()), { title: 'Strike on Kyiv' });
  await storeReadings(db.store, [reading], new Date());
});
afterAll(() => db?.close());

const remove = (...ids: string[]) => runDateline(['remove', ...ids, '--data', db.dataDir]);

it('removes nothing when one article is not there', async () => {
  const ran = await remove('a_1', 'a_2');
  expect(ran).toMatchObject({ code: 1, out: '' });
  expect(ran.err).toContain('there is no article a_2');
  expect(await countRows(db.store, 'articles')).toBe(1);
});

it('takes an article away with the incidents that only it told', async () => {
  expect(await remove('a_1')).toMatchObject({ code: 0, out: 'a_1: removed (Strike on Kyiv)\n' });
  expect(await countRows(db.store, 'incidents')).toBe(0);
});

it('asks for an article', async () => {
  expect((await remove()).code).toBe(2);
});
