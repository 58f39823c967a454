/** Incidents with who published their reports, in batches from one snapshot, whatever their number. */
import { sql } from 'kysely';
import type { SourcedIncident } from '#lib/export/incident-record.ts';
import type { IncidentQuery } from '#lib/query/incident-query.ts';
import type { Store } from '../store/open-store.ts';
import { whereIncidents } from '../store/select-incidents.ts';

const BATCH = 1_000;

/** What is not known comes last in every order. */
const ORDERS = {
  oldest: sql`incidents.start_day NULLS LAST`,
  newest: sql`incidents.start_day DESC NULLS LAST`,
  toll: sql`incidents.killed_min DESC NULLS LAST`,
} satisfies Record<IncidentQuery['sort'], unknown>;

/** The rows of a query with the publishers of each. */
function selectSourced(store: Store, query: IncidentQuery) {
  const rows = store
    .selectFrom('incidents')
    .select([
      'incidents.id',
      'incidents.data',
      sql<string[]>`ARRAY(SELECT DISTINCT publisher FROM incident_members
        JOIN articles ON articles.id = article_id
        WHERE incident_id = incidents.id AND publisher IS NOT NULL ORDER BY publisher)`.as('publishers'),
    ])
    .where(whereIncidents(query))
    .orderBy(ORDERS[query.sort])
    .orderBy('incidents.id');
  return query.limit === undefined ? rows : rows.limit(query.limit);
}

/**
 * Reads what a query leaves, a batch at a time, all of the same moment: a cursor of the database, so that a million
 * incidents need no more memory than a thousand. The rows must be read to their end or given up with `return`.
 */
export async function* readSourced(store: Store, query: IncidentQuery): AsyncGenerator<SourcedIncident[]> {
  const snapshot = await store.startTransaction().setIsolationLevel('repeatable read').execute();
  try {
    await sql`DECLARE exported NO SCROLL CURSOR FOR ${selectSourced(snapshot, query)}`.execute(snapshot);
    for (;;) {
      const { rows } = await sql<{ data: SourcedIncident['incident']; publishers: string[] }>`
        FETCH ${sql.raw(String(BATCH))} FROM exported`.execute(snapshot);
      if (rows.length > 0) yield rows.map(({ data, publishers }) => ({ incident: data, publishers }));
      if (rows.length < BATCH) return;
    }
  } finally {
    await snapshot.rollback().execute();
  }
}
