/** The incidents in memory: one table per data version, brought up to date when the version has changed. */
import 'server-only';
import { setImmediate as turn } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import type { IncidentTable } from '#lib/query/incident-table.ts';
import { patchTable, planMoves } from '#lib/query/patch-table.ts';
import { type DataState, readDataState } from '../store/meta.ts';
import type { Store } from '../store/open-store.ts';
import { indexBytes, patchIndex, TILE_INDEX, type TileIndex } from '../tiles/tile-index.ts';
import { readChanges, type TableChanges } from './read-changes.ts';
import { type LoadCache, listLoads, readTable } from './read-table.ts';
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
  return 'table' in read
    ? openSnapshot(read.table, read.state)
    : mendSnapshot(before!, read.changes, read.state);
}

/** The next snapshot from the one before, in small steps: readers who ask meanwhile hardly wait. */
async function mendSnapshot(before: Snapshot, changes: TableChanges, state: DataState): Promise<Snapshot> {
  const { dropped, added } = changes;
  const moves = planMoves(before.table.columns, dropped, added.columns);
  const table = await inTurns(patchTable(before.table, added, moves));
  const snapshot = openSnapshot(table, state);
  await inTurns(snapshot.rowOf.fill());
  const index = (await before.answers.get(TILE_INDEX)) as TileIndex | undefined;
  if (index !== undefined) {
    const mended = inTurns(patchIndex(index, added.columns, moves));
    await remember(snapshot, TILE_INDEX, indexBytes(table.columns), () => mended);
  }
  return snapshot;
}

function openSnapshot(table: IncidentTable, state: DataState): Snapshot {
  return {
    table: { columns: { ...table.columns, ...state }, labels: table.labels },
    rowOf: new RowIndex(table.columns.id),
    answers: new LRUCache({ maxSize: ANSWER_BYTES_KEPT }),
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
