/** Incidents with who published their reports, in batches from one snapshot, whatever their number. */
import { sql } from 'kysely';
import type { SourcedIncident } from '#lib/export/incident-record.ts';
import { idOfNumber } from '#lib/query/incident-number.ts';
import type { IncidentQuery } from '#lib/query/incident-query.ts';
import { pageRows } from '#lib/query/page-rows.ts';
import type { Incident } from '#lib/schema.ts';
import { snapshotFor } from '../columns/known-snapshot.ts';
import { readIncidentsById } from '../columns/read-page.ts';
import { selectRows } from '../columns/select-rows.ts';
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
 * incidents need no more memory than a thousand; with `knownAt` each as it stood on that day. The rows must be read to
 * their end or given up with `return`.
 */
export async function* readSourced(store: Store, query: IncidentQuery): AsyncGenerator<SourcedIncident[]> {
  const known = query.knownAt === undefined ? null : await chooseKnown(store, query);
  const snapshot = await store.startTransaction().setIsolationLevel('repeatable read').execute();
  try {
    yield* known === null ? readCursor(snapshot, query) : readKnown(snapshot, known);
  } finally {
    await snapshot.rollback().execute();
  }
}

async function* readCursor(snapshot: Store, query: IncidentQuery): AsyncGenerator<SourcedIncident[]> {
  await sql`DECLARE exported NO SCROLL CURSOR FOR ${selectSourced(snapshot, query)}`.execute(snapshot);
  for (;;) {
    const { rows } = await sql<{ data: SourcedIncident['incident']; publishers: string[] }>`
      FETCH ${sql.raw(String(BATCH))} FROM exported`.execute(snapshot);
    if (rows.length > 0) yield rows.map(({ data, publishers }) => ({ incident: data, publishers }));
    if (rows.length < BATCH) return;
  }
}

type Known = { ids: string[]; restated: ReadonlyMap<string, Incident>; day: string };

/** Filters and order are those of the day: what the database holds in its columns is of today. */
async function chooseKnown(store: Store, query: IncidentQuery): Promise<Known> {
  const { table, restated, ...rest } = await snapshotFor(store, query);
  const { columns } = table;
  const rows = await selectRows(store, { table, ...rest }, query);
  const page = pageRows(columns, rows, query.sort, query.limit ?? columns.count);
  return { ids: page.rows.map((row) => idOfNumber(columns.id[row]!)), restated, day: query.knownAt ?? '' };
}

async function* readKnown(snapshot: Store, { ids, restated, day }: Known): AsyncGenerator<SourcedIncident[]> {
  for (let from = 0; from < ids.length; from += BATCH) {
    const batch = ids.slice(from, from + BATCH);
    const incidents = await readIncidentsById(snapshot, batch, restated);
    const publishers = await readPublishers(snapshot, batch, day);
    yield incidents.map((incident) => ({ incident, publishers: publishers.get(incident.id) ?? [] }));
  }
}

/** Who had published of these incidents by a day. */
async function readPublishers(
  store: Store,
  ids: readonly string[],
  day: string,
): Promise<Map<string, string[]>> {
  const rows = await store
    .selectFrom('incident_members')
    .innerJoin('articles', 'articles.id', 'article_id')
    .select(['incident_id', sql<string[]>`array_agg(DISTINCT publisher ORDER BY publisher)`.as('publishers')])
    .where(sql<boolean>`incident_id = ANY(${[...ids]}::text[])`)
    .where('publisher', 'is not', null)
    .where('published_day', '<=', day)
    .groupBy('incident_id')
    .execute();
  return new Map(rows.map(({ incident_id, publishers }) => [incident_id, publishers]));
}
