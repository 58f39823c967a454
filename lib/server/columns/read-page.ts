/** A page of incidents: chosen in memory, read from the database. */
import { sql } from 'kysely';
import { idOfNumber } from '#lib/query/incident-number.ts';
import type { IncidentQuery } from '#lib/query/incident-query.ts';
import { pageRows } from '#lib/query/page-rows.ts';
import type { Incident } from '#lib/schema.ts';
import type { IncidentsResponse } from '#lib/wire.ts';
import { MAX_PAGE, writeCursor } from '../incident-params.ts';
import type { Store } from '../store/open-store.ts';
import { countRows } from '../store/read-incidents.ts';
import { snapshotFor } from './known-snapshot.ts';
import { selectRows } from './select-rows.ts';

/** GET /api/incidents: up to `limit` incidents (10,000 when none is given) in the query's order, and where to go on. */
export async function readIncidentPage(store: Store, query: IncidentQuery): Promise<IncidentsResponse> {
  const snapshot = await snapshotFor(store, query);
  const { columns } = snapshot.table;
  const rows = await selectRows(store, snapshot, query);
  const page = pageRows(columns, rows, query.sort, query.limit ?? MAX_PAGE, query.cursor);
  const ids = page.rows.map((row) => idOfNumber(columns.id[row]!));
  const [incidents, articleCount] = await Promise.all([
    readIncidentsById(store, ids, snapshot.restated),
    countRows(store, 'articles'),
  ]);
  return {
    dataVersion: columns.dataVersion,
    asOf: columns.asOf,
    incidents,
    total: rows.length,
    next: page.next === null ? null : writeCursor(page.next),
    articleCount,
  };
}

/** The incidents of these ids, in their order, `restated` ones as given; one that is gone meanwhile is left out. */
export async function readIncidentsById(
  store: Store,
  ids: readonly string[],
  restated?: ReadonlyMap<string, Incident>,
): Promise<Incident[]> {
  if (ids.length === 0) return [];
  const rows = await store
    .selectFrom('incidents')
    .select(['id', 'data'])
    .where(sql<boolean>`id = ANY(${[...ids]}::text[])`)
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row.data as Incident]));
  return ids.flatMap((id) => restated?.get(id) ?? byId.get(id) ?? []);
}
