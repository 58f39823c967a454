/** Puts a backup in place of what a database holds. */
import { createReadStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { Migrator } from 'kysely/migration';
import { unpackTar } from 'modern-tar/fs';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { fail, ok, type Result } from '#lib/result.ts';
import { indexLoad } from '../load/load-store.ts';
import type { Connection } from '../postgres/connection-file.ts';
import { migrations } from '../store/migrations.ts';
import { migrateStore, openStore } from '../store/open-store.ts';
import { type BackupManifest, readManifest } from './backup-manifest.ts';
import { type BackupTable, copyStatements, loadOf, makeChildTable } from './list-tables.ts';

type Progress = (done: number, total: number) => void;
export type RestoreOptions = {
  /** True to take away what the database holds; otherwise only an empty one is filled. */
  replace: boolean;
  progress?: Progress;
};

/**
 * Restores a file of `writeBackup`, one of an older Dateline too. The file is unpacked and checked to its end before
 * anything is changed. Fails in one line when it is no backup, is damaged, or the database is in use and `replace` is off.
 */
export async function restoreBackup(
  connection: Connection,
  file: string,
  { replace, progress = () => {} }: RestoreOptions,
): Promise<Result<BackupManifest>> {
  const folder = await mkdtemp(join(tmpdir(), 'dateline-restore-'));
  const client = new pg.Client({ ...connection, options: '-c timezone=UTC -c datestyle=ISO' });
  client.on('error', () => {});
  try {
    const checked = await unpackChecked(file, folder);
    if (!checked.ok) return checked;
    await client.connect();
    if (!replace && (await holdsData(client))) {
      return fail(
        'refused',
        'the database holds articles or incidents already: give --replace to put the backup in their place',
      );
    }
    const made = await makeTables(client, connection, checked.value);
    if (!made.ok) return made;
    await copyIn(client, folder, checked.value, progress);
    const store = openStore(connection, 1);
    const migrated = await migrateStore(store).finally(() => store.destroy());
    if (!migrated.ok) return migrated;
    await client.query('ANALYZE');
    return checked;
  } finally {
    await client.end().catch(() => {});
    await rm(folder, { recursive: true, force: true });
  }
}

async function unpackChecked(file: string, folder: string): Promise<Result<BackupManifest>> {
  try {
    await pipeline(createReadStream(file), createGunzip(), unpackTar(folder));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'EACCES' || code === 'EISDIR') {
      return fail('unreadable', `${file}: cannot be read (${code}); check the path`);
    }
    if (code === 'ENOSPC') return fail('unreadable', `${folder}: there is no room to unpack the backup`);
    return fail('malformed', `${file}: is no backup of Dateline, or is damaged (${message})`);
  }
  const manifest = await readManifest(folder, file);
  if (!manifest.ok) return manifest;
  for (const { name, bytes } of manifest.value.tables) {
    const found = await stat(join(folder, `${name}.copy`)).catch(() => null);
    if (found?.size !== bytes) return fail('malformed', `${file}: is damaged: table ${name} is not whole`);
  }
  const unknown = manifest.value.migrations.find((name) => !Object.hasOwn(migrations, name));
  return unknown === undefined
    ? manifest
    : fail('unsupported', `${file}: was made by a newer Dateline (${unknown}); update this one`);
}

async function holdsData(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ there: boolean }>(
    "SELECT to_regclass('articles') IS NOT NULL AS there",
  );
  if (!rows[0]?.there) return false;
  const { rows: held } = await client.query<{ any: boolean }>(
    'SELECT EXISTS (SELECT FROM articles) OR EXISTS (SELECT FROM incidents) AS any',
  );
  return held[0]?.any === true;
}

/** An empty schema as it was when the backup was made; the queue is made anew by the next worker. */
async function makeTables(
  client: pg.ClientBase,
  connection: Connection,
  { migrations: steps }: BackupManifest,
): Promise<Result<null>> {
  const { rows } = await client.query<{ name: string }>('SELECT quote_ident(current_schema()) AS name');
  const schema = rows[0]?.name ?? 'public';
  await client.query(
    `DROP SCHEMA ${schema} CASCADE; DROP SCHEMA IF EXISTS pgboss CASCADE; CREATE SCHEMA ${schema}`,
  );
  const store = openStore(connection, 1);
  try {
    const migrator = new Migrator({
      db: store,
      provider: { getMigrations: async () => migrations },
      migrationTableName: 'schema_migrations',
      migrationLockTableName: 'schema_migrations_lock',
    });
    const { error } = await migrator.migrateTo([...steps].sort().at(-1)!);
    if (error === undefined) return ok(null);
    return fail(
      'internal',
      `the tables could not be made: ${error instanceof Error ? error.message : error}`,
    );
  } finally {
    await store.destroy();
  }
}

async function copyIn(
  client: pg.Client,
  folder: string,
  { tables }: BackupManifest,
  progress: Progress,
): Promise<void> {
  await client.query('BEGIN');
  const own = tables.filter(({ parent }) => parent === null);
  await client.query(`TRUNCATE ${own.map(({ name }) => name).join(', ')} CASCADE`);
  // What triggers fill in is in the backup already.
  for (const { name } of own) await client.query(`ALTER TABLE ${name} DISABLE TRIGGER USER`);
  for (const [at, table] of tables.entries()) {
    if (table.parent !== null) await makeChildTable(client, table);
    await pipeline(
      createReadStream(join(folder, `${table.name}.copy`)),
      client.query(copyFrom(copyStatements(table).in)),
    );
    if (table.parent !== null) await joinChild(client, table);
    progress(at + 1, tables.length);
  }
  for (const { name } of own) await client.query(`ALTER TABLE ${name} ENABLE TRIGGER USER`);
  await moveSequences(client);
  // Another database: what browsers keep of the old one, by its data version, is not of this one.
  await client.query(
    "UPDATE meta SET value = replace(gen_random_uuid()::text, '-', '') WHERE key = 'database_id'",
  );
  await client.query('COMMIT');
}

async function joinChild(client: pg.Client, table: BackupTable): Promise<void> {
  await indexLoad(client, loadOf(table));
  await client.query(`ALTER TABLE ${table.name} INHERIT ${table.parent}`);
}

/** Numbers go on after the greatest that is there. */
async function moveSequences(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ name: string; column: string; sequence: string }>(`
    SELECT table_name AS name, column_name AS column, pg_get_serial_sequence(quote_ident(table_name), column_name) AS sequence
    FROM information_schema.columns WHERE table_schema = current_schema() AND is_identity = 'YES'`);
  for (const { name, column, sequence } of rows) {
    await client.query(
      `SELECT setval('${sequence}', greatest((SELECT max(${column}) FROM ${name}), 1), EXISTS (SELECT FROM ${name}))`,
    );
  }
}
