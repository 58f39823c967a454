import type { ChildProcess } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { beforeAll, expect, it } from 'vitest';
import { writeBackup } from '#lib/server/backup/write-backup.ts';
import { prepareDataDirectory } from '#lib/server/locate.ts';
import { readEmbeddedConnection } from '#lib/server/postgres/connection-file.ts';
import { openPostgres } from '#lib/server/postgres/open-postgres.ts';
import { findPostmaster } from '#lib/server/postgres/postmaster.ts';
import { migrateStore, openStore } from '#lib/server/store/open-store.ts';
import { makeTempFolder } from '../../../temp-folder.ts';
import { finish, startDateline } from '../../cli/run-dateline.ts';
import { ROOT } from '../temporary-database.ts';

const folder = makeTempFolder('broken-off');
const dataDir = join(folder, 'data');
const temporary = join(folder, 'tmp');
const kept = join(folder, 'kept');
const file = join(kept, 'all.tar.gz');

async function open() {
  const opened = await openPostgres(ROOT, dataDir);
  if (!opened.ok) throw new Error(opened.problem.message);
  return opened.value;
}

beforeAll(async () => {
  mkdirSync(temporary);
  mkdirSync(kept);
  expect(prepareDataDirectory(dataDir).ok).toBe(true);
  const { connection, release } = await open();
  const store = openStore(connection, 1);
  expect((await migrateStore(store)).ok).toBe(true);
  await store.destroy();
  expect((await writeBackup(connection, file, new Date(0))).ok).toBe(true);
  await release();
});

/** Waits until a command stands before the lock that `client` holds. */
async function waitUntilHeldUp(client: pg.Client, child: ChildProcess): Promise<void> {
  for (;;) {
    const { rowCount } = await client.query(`SELECT FROM pg_locks WHERE NOT granted`);
    if (rowCount !== 0) return;
    if (child.exitCode !== null) throw new Error('the command has ended by itself');
    await sleep(20);
  }
}

it.each([
  ['backup', 'SIGINT'],
  ['backup', 'SIGTERM'],
  ['restore', 'SIGINT'],
  ['restore', 'SIGTERM'],
] as const)(
  'leaves no draft, no server and no words behind when %s is ended by %s',
  async (command, signal) => {
    const before = readFileSync(file);
    const { connection, release } = await open();
    const holder = new pg.Client(connection);
    holder.on('error', () => {});
    await holder.connect();
    await holder.query('BEGIN; LOCK TABLE articles IN ACCESS EXCLUSIVE MODE');
    const args = [command, file, '--data', dataDir, ...(command === 'restore' ? ['--replace'] : [])];
    const child = startDateline(args, { TMPDIR: temporary });
    const ended = finish(child);
    await waitUntilHeldUp(holder, child);
    const drafts = command === 'backup' ? kept : temporary;
    expect(readdirSync(drafts).some((name) => name.includes(`dateline-${command}-`))).toBe(true);
    // The command is now the server's only user.
    await release();
    const { clusterDir } = readEmbeddedConnection(dataDir)!;
    expect(findPostmaster(clusterDir)).not.toBeNull();
    child.kill(signal);
    const { code, err } = await ended;
    expect({ code, err: err.includes('Error') }).toEqual({ code: 1, err: false });
    expect(readdirSync(temporary)).toEqual([]);
    expect(readdirSync(kept)).toEqual(['all.tar.gz']);
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(findPostmaster(clusterDir)).toBeNull();
    await holder.end().catch(() => {});
  },
);

it('holds after all that what it held before', async () => {
  const { connection, release } = await open();
  const client = new pg.Client(connection);
  await client.connect();
  const { rows } = await client.query(
    "SELECT to_regclass('articles') IS NOT NULL AS kept, to_regnamespace('public_restored') AS draft",
  );
  expect(rows).toEqual([{ kept: true, draft: null }]);
  await client.end();
  await release();
});
