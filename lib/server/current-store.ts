/** The store that route handlers use: opened at first use, opened anew when the database has moved. */
import 'server-only';
import { fail, ok, type Result } from '#lib/result.ts';
import { dataDirectory } from './locate.ts';
import { type Connection, readConnection } from './postgres/connection-file.ts';
import { openStore, type Store } from './store/open-store.ts';

type Opened = { key: string; store: Store };
/** A server that only answers; one that did not is left alone until `restsUntil`. */
type Replica = { url: string; store: Store | null; restsUntil: number };
/** How long a replica that did not answer is left alone. */
const REST_MS = 10_000;
/** A pool that was left is closed this late: a closed pool never answers those who still wait for a connection of it. */
const LEFT_POOL_MS = 30_000;

/** Kept on the global object: development reloads modules, and each would leave a pool behind. */
const kept = globalThis as typeof globalThis & { datelineStore?: Opened; datelineReplicas?: Replica[] };

/**
 * Runs `read` on the current database. A database that is away (not started, restarting, tables not made yet) is a
 * problem, tried twice because it may just have come back on another port; other errors are thrown.
 */
export async function withStore<T>(read: (store: Store) => Promise<T>): Promise<Result<T>> {
  for (let attempt = 0; ; attempt++) {
    const connection = readConnection(dataDirectory());
    if (connection === null) return fail('internal', 'the database has not been started yet');
    const store = storeFor(connection);
    try {
      return ok(await read(store));
    } catch (error) {
      // Many ask at once, and the others are being answered: what they use is not taken from under them.
      if (isCrowded(error)) return fail('internal', 'too many ask the database at once');
      if (!isAway(error)) throw error;
      // Another request may have opened the database anew by now.
      if (kept.datelineStore?.store === store) forgetStore();
      if (attempt > 0) return fail('internal', 'the database does not answer');
    }
  }
}

/**
 * Runs `read`, which writes nothing, on one of the servers of DATABASE_READ_URL (addresses with commas between), where
 * there are any: they may be some moments behind. One that is away, or is no copy yet, is passed over; after the last of
 * them comes the server that is written to.
 */
export async function withReadStore<T>(read: (store: Store) => Promise<T>): Promise<Result<T>> {
  for (const replica of awakeReplicas(process.env.DATABASE_READ_URL ?? '')) {
    replica.store ??= openStore({ connectionString: replica.url });
    try {
      return ok(await read(replica.store));
    } catch (error) {
      if (!isAway(error) && !isBehind(error) && !isCrowded(error)) throw error;
      replica.restsUntil = Date.now() + REST_MS;
      replica.store?.destroy().catch(() => {});
      replica.store = null;
    }
  }
  return withStore(read);
}

/** The replicas to ask, each process beginning with another one. */
function awakeReplicas(setting: string): Replica[] {
  const urls = setting.split(',').flatMap((url) => url.trim() || []);
  if (
    kept.datelineReplicas
      ?.map(({ url }) => url)
      .sort()
      .join() !== [...urls].sort().join()
  ) {
    const first = Math.floor(Math.random() * urls.length);
    const turned = [...urls.slice(first), ...urls.slice(0, first)];
    kept.datelineReplicas = turned.map((url) => ({ url, store: null, restsUntil: 0 }));
  }
  return kept.datelineReplicas?.filter(({ restsUntil }) => restsUntil <= Date.now()) ?? [];
}

/** A query that replaying stopped (40001), or a table or column that has not arrived yet (class 42). */
function isBehind(error: unknown): boolean {
  return /^(40001|42)/.test((error as { code?: string }).code ?? '');
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
  const left = kept.datelineStore?.store;
  delete kept.datelineStore;
  if (left) setTimeout(() => left.destroy().catch(() => {}), LEFT_POOL_MS).unref();
}

/** No connection of the pool came free in time (lib/server/store/open-store.ts says how long that is). */
function isCrowded(error: unknown): boolean {
  return /timeout exceeded when trying to connect/.test((error as Error).message ?? '');
}

/** Classes 08 (connection), 53 (resources), 57P (shutdown), 28P01 (old password), 3D000 and 42P01 (not made yet). */
function isAway(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string };
  if (/^(08|53|57P|28P01|3D000|42P01)/.test(code ?? '')) return true;
  if (/^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EHOSTUNREACH|EAI_AGAIN)$/.test(code ?? ''))
    return true;
  return /Connection terminated|driver has already been destroyed/.test(message ?? '');
}
