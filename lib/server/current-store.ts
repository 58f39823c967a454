/** The store that route handlers use: opened at first use, opened anew when the database has moved. */
import 'server-only';
import { fail, ok, type Result } from '#lib/result.ts';
import { dataDirectory } from './locate.ts';
import { type Connection, readConnection } from './postgres/connection-file.ts';
import { openStore, type Store } from './store/open-store.ts';

type Opened = { key: string; store: Store };
/** Kept on the global object: development reloads modules, and each would leave a pool behind. */
const kept = globalThis as typeof globalThis & { datelineStore?: Opened };

/**
 * Runs `read` on the current database. A database that is away (not started, restarting, tables not made yet) is a
 * problem, tried twice because it may just have come back on another port; other errors are thrown.
 */
export async function withStore<T>(read: (store: Store) => Promise<T>): Promise<Result<T>> {
  for (let attempt = 0; ; attempt++) {
    const connection = readConnection(dataDirectory());
    if (connection === null) return fail('internal', 'the database has not been started yet');
    try {
      return ok(await read(storeFor(connection)));
    } catch (error) {
      if (!isAway(error)) throw error;
      forgetStore();
      if (attempt > 0) return fail('internal', 'the database does not answer');
    }
  }
}

function storeFor(connection: Connection): Store {
  const key = JSON.stringify(connection);
  if (kept.datelineStore?.key !== key) {
    forgetStore();
    kept.datelineStore = { key, store: openStore(connection) };
  }
  return kept.datelineStore.store;
}

function forgetStore(): void {
  kept.datelineStore?.store.destroy().catch(() => {});
  delete kept.datelineStore;
}

/** Classes 08 (connection), 53 (resources), 57P (shutdown), 28P01 (old password), 3D000 and 42P01 (not made yet). */
function isAway(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string };
  if (/^(08|53|57P|28P01|3D000|42P01)/.test(code ?? '')) return true;
  if (/^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EHOSTUNREACH|EAI_AGAIN)$/.test(code ?? ''))
    return true;
  return /Connection terminated|timeout exceeded when trying to connect|driver has already been destroyed/.test(
    message ?? '',
  );
}
