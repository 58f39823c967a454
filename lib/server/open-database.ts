/** Opens the database of a data directory for a command: server attached or started, tables up to date. */
import { ok, type Result } from '#lib/result.ts';
import { leaveOnSignal } from './leave-on-signal.ts';
import { prepareDataDirectory } from './locate.ts';
import { type OpenedPostgres, openPostgres } from './postgres/open-postgres.ts';
import { migrateStore, openStore, type Store } from './store/open-store.ts';

export type OpenedDatabase = {
  store: Store;
  /** Lines worth telling the person. */
  notices: string[];
  /** Ends the use; a signal does so too, and what was not committed is gone. */
  close: () => Promise<void>;
};

/**
 * Attaches to the server of a data directory, or starts it, until `release`; a signal does that too. Fails in one line when
 * the directory cannot be written or the server not be reached.
 */
export async function holdPostgres(root: string, dataDir: string): Promise<Result<OpenedPostgres>> {
  const prepared = prepareDataDirectory(dataDir);
  if (!prepared.ok) return prepared;
  const opening = openPostgres(root, prepared.value);
  const stay = leaveOnSignal(async () => {
    const opened = await opening;
    if (opened.ok) await opened.value.release();
  });
  const opened = await opening;
  if (!opened.ok) {
    await stay();
    return opened;
  }
  const release = async () => {
    await opened.value.release();
    await stay();
  };
  return ok({ ...opened.value, release });
}

/** The same with its tables up to date. */
export async function openDatabase(root: string, dataDir: string): Promise<Result<OpenedDatabase>> {
  const held = await holdPostgres(root, dataDir);
  if (!held.ok) return held;
  const { connection, notices, release } = held.value;
  const store = openStore(connection, 2);
  const close = async () => {
    await store.destroy();
    await release();
  };
  const migrated = await migrateStore(store);
  if (migrated.ok) return ok({ store, notices, close });
  await close();
  return migrated;
}
