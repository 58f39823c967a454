/** Incidents for the routes, shaped as lib/schema.ts says. */
import { sql } from 'kysely';
import type { AttackType, Incident } from '#lib/schema.ts';
import type { IncidentDetail, IncidentsResponse } from '#lib/wire.ts';
import { readDataState } from './meta.ts';
import type { Store } from './open-store.ts';
import { readArticleSummaries } from './read-articles.ts';

/** Days are inclusive; `bbox` is [west, south, east, north], west > east crosses the antimeridian. */
export type IncidentFilter = {
  from?: string | undefined;
  to?: string | undefined;
  types?: readonly AttackType[] | undefined;
  bbox?: readonly [number, number, number, number] | undefined;
};

/**
 * The incidents that a filter leaves, oldest first, undated ones last. With `from` or `to` an incident counts when
 * its days overlap them, so an undated one does not; with `bbox` one without a point does not.
 */
export async function readIncidents(store: Store, filter: IncidentFilter): Promise<IncidentsResponse> {
  return store
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (snapshot) => {
      let query = snapshot.selectFrom('incidents').select('data');
      if (filter.from !== undefined) query = query.where('end_day', '>=', filter.from);
      if (filter.to !== undefined) query = query.where('start_day', '<=', filter.to);
      if (filter.types !== undefined) query = query.where('type', 'in', filter.types);
      if (filter.bbox !== undefined) {
        const [west, south, east, north] = filter.bbox;
        query = query.where('lat', '>=', south).where('lat', '<=', north);
        query =
          west <= east
            ? query.where('lng', '>=', west).where('lng', '<=', east)
            : query.where((is) => is.or([is('lng', '>=', west), is('lng', '<=', east)]));
      }
      const rows = await query.orderBy(sql`start_day NULLS LAST`).orderBy('id').execute();
      const state = await readDataState(snapshot);
      const incidents = rows.map((row) => row.data as Incident);
      return { ...state, incidents, articleCount: await countRows(snapshot, 'articles') };
    });
}

/** Number of rows of a table. */
export async function countRows(store: Store, table: 'articles' | 'incidents'): Promise<number> {
  const row = await store.selectFrom(table).select(sql<string>`count(*)`.as('n')).executeTakeFirstOrThrow();
  return Number(row.n);
}

/** The id that an incident goes by now, for one that was merged into another; else null. */
export async function findRedirect(store: Store, id: string): Promise<string | null> {
  const row = await store
    .selectFrom('incident_redirects')
    .innerJoin('incidents', 'incidents.id', 'incident_redirects.incident_id')
    .select('incidents.id')
    .where('old_id', '=', id)
    .executeTakeFirst();
  return row?.id ?? null;
}

/** One incident with what each article says of it, in the order of its members; null if there is none. */
export async function readIncident(store: Store, id: string): Promise<IncidentDetail | null> {
  const row = await store
    .selectFrom('incidents')
    .select(['data', 'why'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (row === undefined) return null;
  const incident = row.data as Incident;
  const mentions = await store
    .selectFrom('incident_members')
    .innerJoin('mentions', (join) =>
      join
        .onRef('mentions.article_id', '=', 'incident_members.article_id')
        .onRef('mentions.id', '=', 'incident_members.mention_id'),
    )
    .select(['mentions.article_id', 'mentions.id', 'mentions.data'])
    .where('incident_id', '=', id)
    .execute();
  const articles = await readArticleSummaries(store, [...new Set(mentions.map((m) => m.article_id))]);
  const reports = incident.members.flatMap((member) => {
    const found = mentions.find((m) => m.article_id === member.article && m.id === member.mention);
    const article = articles.find((a) => a.id === member.article);
    return found && article ? [{ article, mention: found.data }] : [];
  });
  return { incident, why: row.why, reports };
}
