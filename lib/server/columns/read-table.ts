/** Reads the incidents of the database as one table: derived ones from their records, loads from packed chunks. */
import { sql } from 'kysely';
import { numberOfId } from '#lib/query/incident-number.ts';
import {
  appendTables,
  eachLabel,
  type IncidentTable,
  mergeTables,
  reorderTable,
  sortedOrder,
  tableOf,
} from '#lib/query/incident-table.ts';
import type { Incident } from '#lib/schema.ts';
import type { Store } from '../store/open-store.ts';
import { unpackTable } from './packed-table.ts';

/** Tables of loads by load id: a load never changes, so each is read once in the life of a process. */
export type LoadCache = Map<string, IncidentTable>;

/** Ids of the loads that are joined. */
export async function listLoads(store: Store): Promise<string[]> {
  const rows = await store
    .selectFrom('loads')
    .select('id')
    .where('state', '=', 'done')
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

/** All incidents that are joined, sorted. `store` should be a snapshot (repeatable read). */
export async function readTable(store: Store, cache: LoadCache): Promise<IncidentTable> {
  const loads = await listLoads(store);
  for (const id of cache.keys()) if (!loads.includes(id)) cache.delete(id);
  for (const id of loads) if (!cache.has(id)) cache.set(id, await readLoad(store, id));
  const { rows } = await sql<{ data: Incident }>`SELECT data FROM ONLY incidents`.execute(store);
  // Ids of before the 64-bit ones exist until the first merge after an upgrade: they cannot be columns.
  const derived = rows.map(({ data }) => data).filter(({ id }) => numberOfId(id) !== null);
  return mergeTables([tableOf(derived), ...loads.map((id) => cache.get(id)!)]);
}

async function readLoad(store: Store, id: string): Promise<IncidentTable> {
  const chunks = await store
    .selectFrom('load_columns')
    .select(['chunk', 'names'])
    .where('load_id', '=', id)
    .orderBy('chunk')
    .execute();
  const names = eachLabel((field) => chunks.flatMap((chunk) => chunk.names[field] ?? []));
  const tables: IncidentTable[] = [];
  for (const { chunk } of chunks) {
    const { bytes } = await store
      .selectFrom('load_columns')
      .select('bytes')
      .where('load_id', '=', id)
      .where('chunk', '=', chunk)
      .executeTakeFirstOrThrow();
    tables.push(unpackTable(bytes, names));
  }
  const table = appendTables(tables, names);
  return reorderTable(table, sortedOrder(table.columns));
}
