/** The incidents in memory as they were known on a day: tolls, places, times and grades of that day, not of today. */
import { LRUCache } from 'lru-cache';
import { numberOfId } from '#lib/query/incident-number.ts';
import type { IncidentQuery } from '#lib/query/incident-query.ts';
import { type IncidentTable, mergeTables, reorderTable, tableOf } from '#lib/query/incident-table.ts';
import type { Incident } from '#lib/schema.ts';
import { readRestated } from '../store/incidents-as-known-at.ts';
import type { Store } from '../store/open-store.ts';
import { RowIndex } from './row-index.ts';
import { currentSnapshot, remember, type Snapshot } from './snapshot.ts';

/** `restated`: the incidents that were told otherwise on the day, by id. */
type KnownSnapshot = Snapshot & { restated: ReadonlyMap<string, Incident> };

const NONE: ReadonlyMap<string, Incident> = new Map();
const ANSWER_BYTES_KEPT = 32e6;

/** The snapshot that a query is answered from: that of its `knownAt`, else of today. */
export async function snapshotFor(store: Store, { knownAt }: IncidentQuery): Promise<KnownSnapshot> {
  const today = await currentSnapshot(store);
  if (knownAt === undefined) return { ...today, restated: NONE };
  const bytes = today.table.columns.count * 60;
  return remember(today, `known at ${knownAt}`, bytes, () => makeKnown(store, today, knownAt));
}

async function makeKnown(store: Store, today: Snapshot, day: string): Promise<KnownSnapshot> {
  const changed = await readRestated(store, day);
  if (changed.size === 0) return { ...today, restated: NONE };
  const restated = new Map(
    [...changed].flatMap(([id, { incident }]) => (incident ? [[id, incident] as const] : [])),
  );
  const { dataVersion, asOf } = today.table.columns;
  const { columns, labels } = mergeTables([
    leaveOut(today, [...changed.keys()]),
    tableOf([...restated.values()]),
  ]);
  return {
    table: { columns: { ...columns, dataVersion, asOf }, labels },
    rowOf: new RowIndex(columns.id),
    answers: new LRUCache({ maxSize: ANSWER_BYTES_KEPT }),
    restated,
    disputedThen: new Map([...changed].map(([id, { isDisputed }]) => [id, isDisputed])),
  };
}

function leaveOut({ table, rowOf }: Snapshot, ids: readonly string[]): IncidentTable {
  const isOut = new Uint8Array(table.columns.count);
  for (const id of ids) {
    const number = numberOfId(id);
    const row = number === null ? -1 : rowOf.find(number);
    if (row >= 0) isOut[row] = 1;
  }
  const kept = Uint32Array.from(isOut.keys()).filter((row) => isOut[row] === 0);
  return reorderTable(table, kept);
}
