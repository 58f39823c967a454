/** The incidents in memory: one table per data version, brought up to date when the version has changed. */
import 'server-only';
import { LRUCache } from 'lru-cache';
import type { IncidentTable } from '#lib/query/incident-table.ts';
import { readDataState } from '../store/meta.ts';
import type { Store } from '../store/open-store.ts';
import { type LoadCache, readTable } from './read-table.ts';
import { RowIndex } from './row-index.ts';

export type Snapshot = {
  table: IncidentTable;
  /** Row of an incident by its id. */
  rowOf: RowIndex;
  /** Answers that hold for this version only, by a key that says what they are, limited by their bytes. */
  answers: LRUCache<string, Promise<object>>;
};

type Kept = { databaseId: string; loads: LoadCache; version: string; snapshot: Promise<Snapshot> };
/** Kept on the global object: each route has its own copy of this module. */
const kept = globalThis as typeof globalThis & { datelineSnapshot?: Kept };

const ANSWER_BYTES_KEPT = 256e6;

/** The snapshot of the current data version. */
export async function currentSnapshot(store: Store): Promise<Snapshot> {
  const { dataVersion } = await readDataState(store);
  const before = kept.datelineSnapshot;
  if (before?.version === dataVersion) return before.snapshot;
  const databaseId = dataVersion.split('-')[0] ?? '';
  const loads: LoadCache = before?.databaseId === databaseId ? before.loads : new Map();
  const snapshot = readSnapshot(store, loads);
  const now: Kept = { databaseId, loads, version: dataVersion, snapshot };
  kept.datelineSnapshot = now;
  snapshot.catch(() => {
    if (kept.datelineSnapshot === now) delete kept.datelineSnapshot;
  });
  return snapshot;
}

/** The version is read together with the rows: what is served under a version never holds rows of another. */
async function readSnapshot(store: Store, loads: LoadCache): Promise<Snapshot> {
  const table = await store
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (frozen) => {
      const { dataVersion, asOf } = await readDataState(frozen);
      const { columns, labels } = await readTable(frozen, loads);
      return { columns: { ...columns, dataVersion, asOf }, labels };
    });
  return {
    table,
    rowOf: new RowIndex(table.columns.id),
    answers: new LRUCache({ maxSize: ANSWER_BYTES_KEPT }),
  };
}

/** An answer of this version of about so many bytes, made at the first question and shared by those who ask meanwhile. */
export function remember<T extends object>(
  snapshot: Snapshot,
  key: string,
  bytes: number,
  make: () => Promise<T>,
): Promise<T> {
  const known = snapshot.answers.get(key) as Promise<T> | undefined;
  if (known !== undefined) return known;
  const made = make();
  snapshot.answers.set(key, made, { size: Math.max(1000, Math.ceil(bytes)) });
  made.catch(() => snapshot.answers.delete(key));
  return made;
}
