/** Writes all that the database holds into one file: a gzipped tar of COPY texts, as they were at one moment. */
import { createWriteStream } from 'node:fs';
import { rename, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { packTar } from 'modern-tar/fs';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { fail, ok, type Result } from '#lib/result.ts';
import type { Connection } from '../postgres/connection-file.ts';
import { type BackupManifest, FORMAT, MANIFEST_NAME } from './backup-manifest.ts';
import { makeDraftFolder } from './draft-folder.ts';
import { copyStatements, listTables } from './list-tables.ts';

export type BackupReport = { tables: number; bytes: number; dataVersion: string };
type Progress = (done: number, total: number) => void;

/**
 * Backs the database up while others read and write it; the file appears whole or not at all. Fails when the file
 * cannot be written.
 */
export async function writeBackup(
  connection: Connection,
  file: string,
  now: Date,
  progress: Progress = () => {},
): Promise<Result<BackupReport>> {
  const target = resolve(file);
  let draft: ReturnType<typeof makeDraftFolder>;
  try {
    draft = makeDraftFolder(join(dirname(target), '.dateline-backup-'));
  } catch (error) {
    return fail('unreadable', `${file}: cannot be written (${(error as NodeJS.ErrnoException).code})`);
  }
  const client = new pg.Client(connection);
  client.on('error', () => {});
  try {
    await client.connect();
    const manifest = await copyOut(client, draft.path, now, progress);
    await writeFile(join(draft.path, MANIFEST_NAME), JSON.stringify(manifest, null, 1));
    const packed = join(draft.path, 'packed');
    // The manifest comes first, so that a reader knows soon what it holds.
    const sources = [MANIFEST_NAME, ...manifest.tables.map(({ name }) => `${name}.copy`)];
    await pack(draft.path, sources, packed);
    await rename(packed, target);
    const { size } = await stat(target);
    return ok({ tables: manifest.tables.length, bytes: size, dataVersion: manifest.dataVersion });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code !== 'ENOSPC' && code !== 'EISDIR' && code !== 'EACCES') throw error;
    return fail('unreadable', `${file}: cannot be written (${code})`);
  } finally {
    await client.end().catch(() => {});
    draft.remove();
  }
}

async function copyOut(
  client: pg.Client,
  folder: string,
  now: Date,
  progress: Progress,
): Promise<BackupManifest> {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  const listed = await listTables(client);
  const tables: BackupManifest['tables'] = [];
  for (const table of listed) {
    const path = join(folder, `${table.name}.copy`);
    await pipeline(client.query(copyTo(copyStatements(table).out)), createWriteStream(path));
    tables.push({ ...table, bytes: (await stat(path)).size });
    progress(tables.length, listed.length);
  }
  const migrations = await client.query<{ name: string }>('SELECT name FROM schema_migrations ORDER BY name');
  const version = await client.query<{ value: string }>("SELECT value FROM meta WHERE key = 'data_version'");
  await client.query('COMMIT');
  return {
    format: FORMAT,
    madeAt: now.toISOString(),
    dataVersion: version.rows[0]?.value ?? '0',
    migrations: migrations.rows.map(({ name }) => name),
    tables,
  };
}

async function pack(folder: string, names: readonly string[], draft: string): Promise<void> {
  const sources = names.map((name) => ({ type: 'file' as const, source: join(folder, name), target: name }));
  await pipeline(packTar(sources), createGzip(), createWriteStream(draft));
}
