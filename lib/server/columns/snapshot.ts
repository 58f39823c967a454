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
  /** Of a past day: whether the tolls of those incidents disagreed that were told otherwise then than today. */
  disputedThen?: ReadonlyMap<string, boolean>;
  /** Answers that hold for this version only, by a key that says what they are, limited by their bytes. */
  answers: LRUCache<string, Promise<object>>;
};

type Keeper = {
  loads: LoadCache;
  /** The latest that is ready. */
  ready: Snapshot | null;
  /** The one that is being made, and the version that it will have at least. */
  coming: { version: string; made: Promise<Snapshot> } | null;
  /** The one after it, for all who need a newer version than the coming one has. */
  next: Promise<Snapshot> | null;
};
/** Kept on the global object: each route has its own copy of this module. */
const kept = globalThis as typeof globalThis & { datelineSnapshots?: Keeper };

const ANSWER_BYTES_KEPT = 256e6;
/** Work goes on for so long before others have a turn: more turns would let a busy server never end it. */
const TURN_MS = 12;

/**
 * A snapshot of the current data version or a newer one. One at a time is made: while articles come in faster than that,
 * readers wait for the next one to begin at the most, and versions between are passed over.
 */
export async function currentSnapshot(store: Store): Promise<Snapshot> {
  const { dataVersion } = await readDataState(store);
  kept.datelineSnapshots ??= { loads: new Map(), ready: null, coming: null, next: null };
  const keeper = kept.datelineSnapshots;
  if (keeper.ready?.table.columns.dataVersion === dataVersion) return keeper.ready;
  if (keeper.coming === null) return makeNext(keeper, store, dataVersion);
  if (keeper.coming.version === dataVersion) return keeper.coming.made;
  keeper.next ??= keeper.coming.made.then(noMatter, noMatter).then(() => {
    keeper.next = null;
    return currentSnapshot(store);
  });
  return keeper.next;
}

function noMatter(): void {}

function makeNext(keeper: Keeper, store: Store, version: string): Promise<Snapshot> {
  const made = readSnapshot(store, keeper).then((snapshot) => {
    keeper.ready = snapshot;
    return snapshot;
  });
  const coming = { version, made };
  keeper.coming = coming;
  const end = () => {
    if (keeper.coming === coming) keeper.coming = null;
  };
  made.then(end, end);
  return made;
}

/** The version is read together with the rows: what is served under a version never holds rows of another. */
async function readSnapshot(store: Store, keeper: Keeper): Promise<Snapshot> {
  const read = await store
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (frozen) => {
      const state = await readDataState(frozen);
      const before = isOfOne(state, keeper.ready) ? keeper.ready : null;
      if (before === null) keeper.loads.clear();
      const isMendable = before !== null && isSameLoads(keeper.loads, await listLoads(frozen));
      const changes = isMendable ? await readChanges(frozen, before, state.dataVersion) : null;
      return changes === null || before === null
        ? { state, table: await readTable(frozen, keeper.loads) }
        : { state, before, changes };
    });
  return 'table' in read
    ? openSnapshot(read.table, read.state)
    : mendSnapshot(read.before, read.changes, read.state);
}

/** Data versions begin with the name of their database. */
function isOfOne({ dataVersion }: DataState, snapshot: Snapshot | null): boolean {
  return snapshot?.table.columns.dataVersion.split('-')[0] === dataVersion.split('-')[0];
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

/** Does a piece of work in steps, with a turn for others whenever it has taken a while. */
async function inTurns<T>(steps: Generator<void, T>): Promise<T> {
  let since = performance.now();
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value;
    if (performance.now() - since < TURN_MS) continue;
    await turn();
    since = performance.now();
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
