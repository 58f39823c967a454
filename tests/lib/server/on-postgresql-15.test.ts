/** The tests of the store and of what stands on it once more, on PostgreSQL 15 as Debian has it: the oldest that is promised. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findServerPrograms, ownServers } from './own-servers.ts';
import { openTemporaryDatabase, useServer } from './temporary-database.ts';

const programs = findServerPrograms('15');
if (programs === null) {
  console.warn(
    'SKIPPED: PostgreSQL 15 is not installed (apt install postgresql-15); the store is tried on 18 only',
  );
}

/** Each file makes its own database; none of them may care on which server. */
const SUITES: Record<string, () => Promise<unknown>> = {
  'store/migrations': () => import('./store/migrations.test.ts'),
  'columns/select-rows': () => import('./columns/select-rows.test.ts'),
  'load/load-file': () => import('./load/load-file.test.ts'),
  'backup/round-trip': () => import('./backup/round-trip.test.ts'),
  ingest: () => import('./ingest.test.ts'),
  'changed-articles': () => import('./changed-articles.test.ts'),
  'merge-stored': () => import('./merge-stored.test.ts'),
  'record-ruling': () => import('./record-ruling.test.ts'),
  'incident-as-known-at': () => import('./incident-as-known-at.test.ts'),
  'query-routes': () => import('../../app/api/query-routes.test.ts'),
  export: () => import('../../app/api/export.test.ts'),
  add: () => import('../../app/api/add.test.ts'),
};

describe.skipIf(programs === null)('on PostgreSQL 15', () => {
  let servers: ReturnType<typeof ownServers>;

  beforeAll(async () => {
    servers = ownServers(programs!);
    useServer((await servers.startPrimary()).url);
  });
  afterAll(() => {
    useServer(null);
    servers?.close();
  });

  it('is that version', async () => {
    const db = await openTemporaryDatabase('version');
    const { rows } = await sql<{
      version: string;
    }>`SELECT current_setting('server_version') AS version`.execute(db.store);
    await db.close();
    expect(rows[0]?.version).toMatch(/^15\./);
  });

  for (const [name, suite] of Object.entries(SUITES)) {
    describe(name, async () => {
      await suite();
    });
  }
});
