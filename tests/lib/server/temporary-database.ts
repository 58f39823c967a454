/** A database of its own for a test file, in a temporary directory that the database's user can enter. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { prepareDataDirectory } from '#lib/server/locate.ts';
import { openPostgres } from '#lib/server/postgres/open-postgres.ts';
import { migrateStore, openStore, type Store } from '#lib/server/store/open-store.ts';

export const ROOT = resolve(import.meta.dirname, '../../..');

/** A fresh directory; root's would be closed to others. */
export function makeTemporaryDirectory(name: string, mode = 0o711): string {
  const path = mkdtempSync(join(tmpdir(), `dateline-${name}-`));
  chmodSync(path, mode);
  return path;
}

export type TemporaryDatabase = { dataDir: string; store: Store; close: () => Promise<void> };

export async function openTemporaryDatabase(name: string): Promise<TemporaryDatabase> {
  const dataDir = join(makeTemporaryDirectory(name), 'data');
  const prepared = prepareDataDirectory(dataDir);
  if (!prepared.ok) throw new Error(prepared.problem.message);
  const opened = await openPostgres(ROOT, dataDir);
  if (!opened.ok) throw new Error(opened.problem.message);
  const store = openStore(opened.value.connection, 4);
  const migrated = await migrateStore(store);
  if (!migrated.ok) throw new Error(migrated.problem.message);
  return {
    dataDir,
    store,
    close: async () => {
      await store.destroy();
      await opened.value.release();
      rmSync(join(dataDir, '..'), { recursive: true, force: true });
    },
  };
}
