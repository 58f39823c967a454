import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { storeReadings } from '#lib/server/ingest.ts';
import { mergeAll } from '#lib/server/merge-stored.ts';
import type { Store } from '#lib/server/store/open-store.ts';
import { readMembers } from '#lib/server/store/read-merging.ts';
import { arbitraryReports } from '../merge/arbitrary-reports.ts';
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

it('keeps around each change what merging everything would give', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryReports, fc.array(fc.nat(), { maxLength: 3 }), async (reports, leave) => {
      await sql`TRUNCATE articles, incidents, incident_redirects CASCADE`.execute(db.store);
      for (const report of reports) {
        await storeReadings(db.store, [readingOf(report)], NOW);
      }
      for (const at of leave) {
        const gone = reports[at % Math.max(1, reports.length)];
        if (gone) await storeReadings(db.store, [], NOW, [gone.articleId]);
      }
      const around = await everything(db.store);
      await db.store.transaction().execute(async (all) => mergeAll(all, await readMembers(all), NOW));
      expect(await everything(db.store)).toEqual(around);
    }),
    { numRuns: 25 },
  );
}, 120_000);
