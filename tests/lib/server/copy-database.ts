/** A database that was made once for all test files of a run, and a copy of it for each that wants one. */
import { spawnSync } from 'node:child_process';
import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { readEmbeddedConnection, writeEmbeddedConnection } from '#lib/server/postgres/connection-file.ts';
import { acquireLock } from '#lib/server/postgres/lock-file.ts';

const MAKING_MS = 60_000;

/**
 * Puts a stopped database into a data directory that is empty still: a copy of the one that `make` makes for the first
 * who asks, in the folder that the run has for it (tests/make-template-folder.ts). Does nothing without such a folder,
 * or where the database cannot lie in the data directory; the directory is then filled as a user's would be.
 */
export async function copyDatabase(dataDir: string, make: (dataDir: string) => Promise<void>): Promise<void> {
  const folder = process.env.DATELINE_TEST_TEMPLATE;
  if (!folder) return;
  const made = join(folder, 'made');
  const lock = await acquireLock(join(folder, 'making.lock'), MAKING_MS);
  if (!lock.ok) throw new Error(lock.problem.message);
  try {
    if (!existsSync(made)) {
      const draft = join(folder, 'draft');
      await make(draft);
      renameSync(draft, made);
    }
  } finally {
    lock.value();
  }
  if (!existsSync(join(made, 'pg'))) return;
  // Root's database belongs to another user, which only cp keeps.
  const copied = spawnSync('cp', ['-a', `${made}/.`, dataDir], { encoding: 'utf8' });
  const connection = readEmbeddedConnection(dataDir);
  if (copied.status !== 0 || connection === null) throw new Error(`no copy in ${dataDir}: ${copied.stderr}`);
  writeEmbeddedConnection(dataDir, { ...connection, clusterDir: join(dataDir, 'pg') });
}
