import { sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { mergeAll } from '#lib/server/merge-stored.ts';
import { migrations } from '#lib/server/store/migrations.ts';
import { findRedirect, readIncident } from '#lib/server/store/read-incident.ts';
import { readMembers } from '#lib/server/store/read-merging.ts';
import { makeMention } from '../../merge/make-report.ts';
import { openTemporaryDatabase, type TemporaryDatabase } from '../temporary-database.ts';

let db: TemporaryDatabase;

beforeAll(async () => {
  db = await openTemporaryDatabase('migrations');
});
afterAll(() => db?.close());

const OLD = 'i_0abcdefghijklm_m1';

/** A database as it was before ledgers were kept, with one incident of one article. */
async function makeOldDatabase(): Promise<Migrator> {
  await sql`DROP SCHEMA public CASCADE`.execute(db.store);
  await sql`CREATE SCHEMA public`.execute(db.store);
  const migrator = new Migrator({
    db: db.store,
    provider: { getMigrations: async () => migrations },
    migrationTableName: 'schema_migrations',
    migrationLockTableName: 'schema_migrations_lock',
  });
  const { error } = await migrator.migrateTo('0002-imported-places');
  if (error) throw error;
  const mention = JSON.stringify(makeMention());
  await sql`INSERT INTO articles (id, content_hash, published_day, published_basis, published_why, sources, text, sections)
    VALUES ('a', 'hash', '2022-11-15', 'metadata', '[]', '[]', 'A missile hit Kyiv.', '[]')`.execute(
    db.store,
  );
  await sql`INSERT INTO mentions (article_id, id, seq, type, assertion, data)
    VALUES ('a', 'm1', 0, 'missile_strike', 'happened', ${mention}::jsonb)`.execute(db.store);
  const incident = JSON.stringify({
    id: OLD,
    title: 'Missile strike',
    members: [{ article: 'a', mention: 'm1' }],
  });
  await sql`INSERT INTO incidents (id, type, ground, data, why)
    VALUES (${OLD}, 'missile_strike', true, ${incident}::jsonb, '[]')`.execute(db.store);
  await sql`INSERT INTO incident_members VALUES (${OLD}, 'a', 'm1')`.execute(db.store);
  await sql`INSERT INTO incident_redirects VALUES ('i_older', ${OLD})`.execute(db.store);
  return migrator;
}

it('gives incidents of an older database ids of 64 bits, and leads on from the old ones', async () => {
  const migrator = await makeOldDatabase();
  expect((await migrator.migrateToLatest()).error).toBeUndefined();
  const next = await findRedirect(db.store, OLD);
  expect(next).toMatch(/^i_[0-9a-z]{13}$/);
  expect(await findRedirect(db.store, 'i_older')).toBe(next);
  const detail = await readIncident(db.store, next!);
  expect(detail).toMatchObject({ incident: { id: next }, reports: [{ mention: { id: 'm1' } }], wave: null });
  await db.store.transaction().execute(async (all) => mergeAll(all, await readMembers(all), new Date()));
  expect((await readIncident(db.store, next!))?.incident).toMatchObject({
    id: next,
    grade: { level: 'weak' },
  });
});

it('runs its steps in the order of their names', () => {
  const names = Object.keys(migrations);
  for (const name of names) expect(name).toMatch(/^\d{4}-[a-z0-9-]+$/);
  expect(new Set(names.map((name) => name.slice(0, 4))).size).toBe(names.length);
});
