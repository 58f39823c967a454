/** A database of its own for a test file, in a temporary directory that the database's user can enter. */
import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { prepareDataDirectory } from '#lib/server/locate.ts';
import type { Connection } from '#lib/server/postgres/connection-file.ts';
import { openPostgres } from '#lib/server/postgres/open-postgres.ts';
import { migrateStore, openStore, type Store } from '#lib/server/store/open-store.ts';
import { makeTempFolder } from '../../temp-folder.ts';
import { copyDatabase } from './copy-database.ts';

export const ROOT = resolve(import.meta.dirname, '../../..');

export type TemporaryDatabase = {
  dataDir: string;
  store: Store;
  connection: Connection;
  close: () => Promise<void>;
};

/** Another server to make the databases on (tests/lib/server/on-postgresql-15.test.ts); null = the embedded one. */
let otherServer: string | null = null;

/** From here on databases are made on the server of this URL, and DATABASE_URL names the latest of them. */
export function useServer(url: string | null): void {
  otherServer = url;
}

export async function openTemporaryDatabase(name: string): Promise<TemporaryDatabase> {
  const dataDir = join(makeTempFolder(name), 'data');
  prepare(dataDir);
  if (otherServer === null) await copyDatabase(dataDir, makeEmbedded);
  const { connection, release } = await (otherServer === null
    ? openEmbedded(dataDir)
    : makeDatabase(otherServer, name));
  const store = await openMigrated(connection);
  return {
    dataDir,
    store,
    connection,
    close: async () => {
      await store.destroy();
      await release();
      rmSync(join(dataDir, '..'), { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function prepare(dataDir: string): void {
  const prepared = prepareDataDirectory(dataDir);
  if (!prepared.ok) throw new Error(prepared.problem.message);
}

async function openMigrated(connection: Connection): Promise<Store> {
  const store = openStore(connection, 4);
  const migrated = await migrateStore(store);
  if (!migrated.ok) throw new Error(migrated.problem.message);
  return store;
}

/** A data directory with an empty database in it, stopped. */
async function makeEmbedded(dataDir: string): Promise<void> {
  prepare(dataDir);
  const { connection, release } = await openEmbedded(dataDir);
  await (await openMigrated(connection)).destroy();
  await release();
}

type Opened = { connection: Connection; release: () => Promise<void> };

async function openEmbedded(dataDir: string): Promise<Opened> {
  const opened = await openPostgres(ROOT, dataDir);
  if (!opened.ok) throw new Error(opened.problem.message);
  return opened.value;
}

async function makeDatabase(server: string, name: string): Promise<Opened> {
  const database = `${name.replaceAll('-', '_')}_${Date.now().toString(36)}`;
  const run = async (statement: string) => {
    const client = new pg.Client({ connectionString: server });
    await client.connect();
    await client.query(statement).finally(() => client.end());
  };
  await run(`CREATE DATABASE ${database}`);
  const url = new URL(server);
  url.pathname = `/${database}`;
  process.env.DATABASE_URL = url.href;
  return {
    connection: { connectionString: url.href },
    release: async () => {
      if (process.env.DATABASE_URL === url.href) delete process.env.DATABASE_URL;
      await run(`DROP DATABASE ${database} WITH (FORCE)`);
    },
  };
}
