/** The incidents in memory: one table per data version, brought up to date when the version has changed. */
import 'server-only';
import { setImmediate as turn } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import type { IncidentTable } from '#lib/query/incident-table.ts';
import { patchTable, planMoves, type RowMoves } from '#lib/query/patch-table.ts';
import { type DataState, readDataState } from '../store/meta.ts';
import type { Store } from '../store/open-store.ts';
import { readChanges } from './read-changes.ts';
import { type LoadCache, listLoads, readTable } from './read-table.ts';
import { RowIndex } from './row-index.ts';

export type Snapshot = {
  table: IncidentTable;
  /** Row of an incident by its id. */
  rowOf: RowIndex;
  /** Answers that hold for this version only, by a key that says what they are, limited by their bytes. */
  answers: LRUCache<string, Promise<object>>;
  /** The snapshot that this one was made from, and how its rows moved, as long as it may help to make answers. */
  before: { snapshot: Snapshot; moves: RowMoves; added: IncidentTable } | null;
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
  const same = before?.databaseId === databaseId ? before : null;
  const loads: LoadCache = same?.loads ?? new Map();
  const snapshot = readSnapshot(store, loads, same);
  const now: Kept = { databaseId, loads, version: dataVersion, snapshot };
  kept.datelineSnapshot = now;
  snapshot.catch(() => {
    if (kept.datelineSnapshot === now) delete kept.datelineSnapshot;
  });
  return snapshot;
}

/** The version is read together with the rows: what is served under a version never holds rows of another. */
async function readSnapshot(store: Store, loads: LoadCache, same: Kept | null): Promise<Snapshot> {
  const before = (await same?.snapshot.catch(() => null)) ?? null;
  const read = await store
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (frozen) => {
      const state = await readDataState(frozen);
      const known = before?.table.columns.dataVersion;
      const isMendable = known !== undefined && isSameLoads(loads, await listLoads(frozen));
      const changes = isMendable ? await readChanges(frozen, known, state.dataVersion, before!.rowOf) : null;
      return changes === null ? { state, table: await readTable(frozen, loads) } : { state, changes };
    });
  if ('table' in read) return openSnapshot(read.table, read.state, null);
  const { dropped, added } = read.changes;
  const moves = planMoves(before!.table.columns, dropped, added.columns);
  const table = await inTurns(patchTable(before!.table, added, moves));
  // One step back is enough: further ones would keep every table since the start.
  before!.before = null;
  const snapshot = openSnapshot(table, read.state, { snapshot: before!, moves, added });
  await inTurns(snapshot.rowOf.fill());
  return snapshot;
}

function openSnapshot(table: IncidentTable, state: DataState, before: Snapshot['before']): Snapshot {
  return {
    table: { columns: { ...table.columns, ...state }, labels: table.labels },
    rowOf: new RowIndex(table.columns.id),
    answers: new LRUCache({ maxSize: ANSWER_BYTES_KEPT }),
    before,
  };
}

function isSameLoads(cache: LoadCache, ids: readonly string[]): boolean {
  return ids.length === cache.size && ids.every((id) => cache.has(id));
}

/** Does a piece of work with a turn for others after each step. */
async function inTurns<T>(steps: Generator<void, T>): Promise<T> {
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value;
    await turn();
  }
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
