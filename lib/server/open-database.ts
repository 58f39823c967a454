/** Opens the database of a data directory for a command: server attached or started, tables up to date. */
import { ok, type Result } from '#lib/result.ts';
import { prepareDataDirectory } from './locate.ts';
import { openPostgres } from './postgres/open-postgres.ts';
import { migrateStore, openStore, type Store } from './store/open-store.ts';

export type OpenedDatabase = {
  store: Store;
  /** Lines worth telling the person. */
  notices: string[];
  /** Ends the use; a signal does so too, and what was not committed is gone. */
  close: () => Promise<void>;
};

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Fails in one line when the directory cannot be written or the server not be reached. */
export async function openDatabase(root: string, dataDir: string): Promise<Result<OpenedDatabase>> {
  const prepared = prepareDataDirectory(dataDir);
  if (!prepared.ok) return prepared;
  const opened = await openPostgres(root, prepared.value);
  if (!opened.ok) return opened;
  const { connection, notices, release } = opened.value;
  const leave = () => void release().finally(() => process.exit(1));
  for (const signal of SIGNALS) process.once(signal, leave);
  const store = openStore(connection, 2);
  const close = async () => {
    await store.destroy();
    await release();
    for (const signal of SIGNALS) process.removeListener(signal, leave);
  };
  const migrated = await migrateStore(store);
  if (migrated.ok) return ok({ store, notices, close });
  await close();
  return migrated;
}
