/** Reads the neighbourhood of a change, in one statement a step. Call inside the transaction of the whole ingest. */
import { sql } from 'kysely';
import type { Report } from '#lib/merge/report.ts';
import type { Store } from './open-store.ts';
import { collectReports, type ReportRow, type StoredMembers } from './read-merging.ts';

/** A mention, or an incident with all its members' keys: one of the two is not there. */
type Row = ReportRow | { articleId: null; incident: string; keys: string[] };

/** Which incident each member belongs to, and the members of each. */
export type Members = Pick<StoredMembers, 'of' | 'members'>;

/**
 * These articles and those with a mention in any of these drawers, `held` ones left out; with the older versions of all of
 * them, and the incidents that they tell of. Each drawer is looked up by itself: many at once would be read row by row;
 * and as an array: else the plan reckons with a thousand mentions in each.
 */
export async function readAround(
  store: Store,
  articles: readonly string[],
  drawers: readonly string[],
  held: readonly string[],
): Promise<{ reports: Report[]; members: Members }> {
  const { rows } = await sql<Row>`
    WITH near AS MATERIALIZED (
      SELECT unnest(ARRAY(SELECT article_id FROM mentions WHERE drawers @> ARRAY[name] OFFSET 0)) AS id
        FROM unnest(${drawers}::text[]) AS name
      UNION SELECT unnest(${articles}::text[])
      EXCEPT SELECT unnest(${held}::text[])
    ), told AS (
      SELECT incident_id AS id, json_agg(article_id || '/' || mention_id) AS keys FROM incident_members
      WHERE incident_id = ANY(ARRAY(
        SELECT incident_id FROM incident_members WHERE article_id = ANY(ARRAY(SELECT id FROM near))))
      GROUP BY incident_id
    ), read AS (
      SELECT a.id, m.seq, publisher, sources, notes, replaced_by, published_day, published_basis, published_why, data
      FROM articles a JOIN mentions m ON m.article_id = a.id
      WHERE a.id = ANY(ARRAY(SELECT id FROM near)) OR a.replaced_by = ANY(ARRAY(SELECT id FROM near))
    )
    SELECT id AS "articleId", seq, publisher, sources, notes, replaced_by AS "replacedBy", published_day, published_basis,
      published_why, data, NULL AS incident, NULL AS keys FROM read
    UNION ALL
    SELECT NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, id, keys FROM told
    ORDER BY 1, 2`.execute(store);
  const mentions = rows.filter((row) => row.articleId !== null);
  return { reports: await collectReports(store, mentions), members: collectMembers(rows) };
}

function collectMembers(rows: readonly Row[]): Members {
  const found: Members = { of: new Map(), members: new Map() };
  for (const row of rows) {
    if (row.articleId !== null) continue;
    found.members.set(row.incident, row.keys);
    for (const key of row.keys) found.of.set(key, row.incident);
  }
  return found;
}

/** When these ids were given; those of incidents that are not there are left out. */
export async function readBorn(store: Store, ids: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; born: string | null }>`
    SELECT id, born FROM ONLY incidents WHERE id = ANY(${ids}::text[])`.execute(store);
  return new Map(rows.map(({ id, born }) => [id, Number(born ?? 0)]));
}
