import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withReadStore, withStore } from '#lib/server/current-store.ts';
import { migrateStore, openStore, type Store } from '#lib/server/store/open-store.ts';
import { incidentsResponse } from '#lib/wire.ts';
import { GET as getIncidents } from '../../../app/api/incidents/route.ts';
import { fillStore } from './fill-store.ts';
import { findServerPrograms, type OwnServer, ownServers } from './own-servers.ts';

const programs = findServerPrograms();
if (programs === null) {
  console.warn('SKIPPED: PostgreSQL is not installed (apt install postgresql): replicas are not tried');
}

describe.skipIf(programs === null)('with a server and a streaming replica of it', () => {
  let servers: ReturnType<typeof ownServers>;
  let primary: OwnServer;
  let replica: OwnServer;
  let store: Store;

  beforeAll(async () => {
    servers = ownServers(programs!);
    primary = await servers.startPrimary();
    replica = await servers.startReplica(primary);
    store = openStore({ connectionString: primary.url }, 2);
    process.env.DATABASE_URL = primary.url;
    process.env.DATABASE_READ_URL = replica.url;
    const migrated = await migrateStore(store);
    if (!migrated.ok) throw new Error(migrated.problem.message);
    await fillStore(store);
  });
  afterAll(async () => {
    await store?.destroy();
    delete process.env.DATABASE_URL;
    delete process.env.DATABASE_READ_URL;
    servers?.close();
  });

  const isReplica = async (on: Store) => {
    const { rows } = await sql<{ is: boolean }>`SELECT pg_is_in_recovery() AS is`.execute(on);
    return rows[0]?.is;
  };
  /** Asks until the answer is as hoped for: a replica follows some moments later. */
  async function eventually<T>(ask: () => Promise<T>, isHoped: (value: T) => boolean): Promise<T> {
    for (;;) {
      const value = await ask();
      if (isHoped(value)) return value;
      await sleep(100);
    }
  }
  const count = async () => {
    const response = await getIncidents(new Request('http://localhost/api/incidents'));
    return response.status === 200 ? incidentsResponse.parse(await response.json()).total : response.status;
  };

  it('reads from the replica and writes to the primary', async () => {
    expect(
      await eventually(
        () => withReadStore(isReplica),
        (answer) => answer.ok && answer.value === true,
      ),
    ).toEqual({
      ok: true,
      value: true,
    });
    expect(await withStore(isReplica)).toEqual({ ok: true, value: false });
    expect(await eventually(count, (total) => total === 31)).toBe(31);
  });

  it('goes on with the primary while the replica is away, and comes back to it', async () => {
    replica.stop();
    expect(await withReadStore(isReplica)).toEqual({ ok: true, value: false });
    expect(await count()).toBe(31);
    replica.start();
    await eventually(
      () => withReadStore(isReplica),
      (answer) => answer.ok && answer.value === true,
    );
  });

  it('still answers from the replica while the primary is away', async () => {
    primary.stop();
    expect(await count()).toBe(31);
    expect((await withStore(isReplica)).ok).toBe(false);
    primary.start();
    await eventually(
      () => withStore(isReplica),
      (answer) => answer.ok,
    );
  });
});
