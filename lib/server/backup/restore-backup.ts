/** Puts a backup in place of what a database holds. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Kysely, PostgresDialect } from 'kysely';
import { Migrator } from 'kysely/migration';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { fail, type Result } from '#lib/result.ts';
import { indexLoad } from '../load/load-store.ts';
import type { Connection } from '../postgres/connection-file.ts';
import { migrations } from '../store/migrations.ts';
import type { Tables } from '../store/tables.ts';
import { type BackupManifest, readManifest } from './backup-manifest.ts';
import { makeDraftFolder } from './draft-folder.ts';
import { type BackupTable, copyStatements, loadOf, makeChildTable } from './list-tables.ts';
import { unpackFiles } from './unpack-files.ts';

type Progress = (done: number, total: number) => void;
export type RestoreOptions = {
  /** True to take away what the database holds; otherwise only an empty one is filled. */
  replace: boolean;
  progress?: Progress;
};

/**
 * Restores a file of `writeBackup`, one of an older Dateline too. The file is unpacked and checked to its end, then put
 * into a schema beside the one in use, which is exchanged for it as the last step of the same transaction: whatever fails,
 * the old data stay, and readers see them until then. Fails in one line when it is no backup, is damaged, or the database
 * is in use and `replace` is off.
 */
export async function restoreBackup(
  connection: Connection,
  file: string,
  { replace, progress = () => {} }: RestoreOptions,
): Promise<Result<BackupManifest>> {
  let folder: ReturnType<typeof makeDraftFolder>;
  try {
    folder = makeDraftFolder(join(tmpdir(), 'dateline-restore-'));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return fail('unreadable', `${tmpdir()}: cannot be written (${code}); name another folder as TMPDIR`);
  }
  const client = new pg.Client({ ...connection, options: '-c timezone=UTC -c datestyle=ISO' });
  client.on('error', () => {});
  try {
    const checked = await unpackChecked(file, folder.path);
    if (!checked.ok) return checked;
    await client.connect();
    if (!replace && (await holdsData(client))) {
      return fail(
        'refused',
        'the database holds articles or incidents already: give --replace to put the backup in their place',
      );
    }
    await exchangeSchema(client, (schema) =>
      fillSchema(client, schema, folder.path, checked.value, progress),
    );
    await client.query('ANALYZE');
    return checked;
  } catch (error) {
    const { code = '', message } = error as Error & { code?: string };
    // Classes 22 and 23: a row that does not fit its table.
    if (!/^2[23]/.test(code)) throw error;
    return fail('malformed', `${file}: is damaged, and the database was left as it is (${message})`);
  } finally {
    await client.end().catch(() => {});
    folder.remove();
  }
}

type Filling = (schema: { name: string; store: Kysely<Tables> }) => Promise<void>;

/** Makes a schema, lets it be filled and puts it in place of the one in use: all of it or nothing. */
async function exchangeSchema(client: pg.Client, fill: Filling): Promise<void> {
  const { rows } = await client.query<{ name: string; draft: string }>(
    "SELECT quote_ident(current_schema()) AS name, quote_ident(current_schema() || '_restored') AS draft",
  );
  const { name, draft } = rows[0] ?? { name: 'public', draft: 'public_restored' };
  const store = await openOverClient(client).startTransaction().execute();
  try {
    await client.query(`DROP SCHEMA IF EXISTS ${draft} CASCADE; CREATE SCHEMA ${draft}`);
    await client.query(`SET LOCAL search_path = ${draft}`);
    await fill({ name: draft.replaceAll('"', ''), store });
    // The queue is made anew by the next worker.
    await client.query(`DROP SCHEMA ${name} CASCADE; DROP SCHEMA IF EXISTS pgboss CASCADE`);
    await client.query(`ALTER SCHEMA ${draft} RENAME TO ${name}`);
    await store.commit().execute();
  } catch (error) {
    await store
      .rollback()
      .execute()
      .catch(() => {});
    throw error;
  }
}

/** The typed queries over a connection that is used beside them. */
function openOverClient(client: pg.Client): Kysely<Tables> {
  const borrowed = Object.assign(client, { release: () => {} });
  const pool = { connect: async () => borrowed, end: async () => {}, options: {} };
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}

/** The tables as they were when the backup was made, its rows, and the steps of the schema's history since. */
async function fillSchema(
  client: pg.Client,
  { name, store }: Parameters<Filling>[0],
  folder: string,
  manifest: BackupManifest,
  progress: Progress,
): Promise<void> {
  const migrator = new Migrator({
    db: store,
    provider: { getMigrations: async () => migrations },
    migrationTableSchema: name,
    migrationTableName: 'schema_migrations',
    migrationLockTableName: 'schema_migrations_lock',
  });
  const made = await migrator.migrateTo([...manifest.migrations].sort().at(-1)!);
  if (made.error !== undefined) throw made.error;
  await copyIn(client, folder, manifest, progress);
  const grown = await migrator.migrateToLatest();
  if (grown.error !== undefined) throw grown.error;
}

async function unpackChecked(file: string, folder: string): Promise<Result<BackupManifest>> {
  try {
    await unpackFiles(file, folder);
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

async function copyIn(
  client: pg.Client,
  folder: string,
  { tables }: BackupManifest,
  progress: Progress,
): Promise<void> {
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
