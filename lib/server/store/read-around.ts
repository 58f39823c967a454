/** Reads the neighbourhood of a change, in one statement a step. Call inside the transaction of the whole ingest. */
import { sql } from 'kysely';
import { OPEN_DRAWER } from '#lib/merge/drawers.ts';
import { memberOf, type Report } from '#lib/merge/report.ts';
import type { Store } from './open-store.ts';
import { collectReports, type ReportRow, type StoredMembers } from './read-merging.ts';

/** A mention, an incident with all its members' keys, or an open mention with the keys of its rivals: one of the three. */
type Row =
  | (ReportRow & { incident: null; asker: null })
  | { articleId: null; incident: string; asker: null; keys: string[] }
  | { articleId: null; incident: null; asker: string; keys: string[] };

/** Which incident each member belongs to, and the members of each. */
export type Members = Pick<StoredMembers, 'of' | 'members'>;

/** What to read: articles, those with a mention in some drawers, and those of the incidents of some mentions (keys). */
export type Around = { articles: readonly string[]; drawers: readonly string[]; groups: readonly string[] };

/**
 * These articles, `held` ones left out; with the older versions of all of them, the incidents that they tell of, and for
 * open mentions among them one of each two attacks that they chose between. Each drawer is looked up by itself: many at
 * once would be read row by row; and as an array: else the plan reckons with a thousand mentions in each.
 */
export async function readAround(
  store: Store,
  { articles, drawers, groups }: Around,
  held: readonly string[],
): Promise<{ reports: Report[]; members: Members; rivals: Map<string, string[]> }> {
  const mentions = groups.map(memberOf);
  const { rows } = await sql<Row>`
    WITH near AS MATERIALIZED (
      SELECT unnest(ARRAY(SELECT article_id FROM mentions WHERE drawers @> ARRAY[name] OFFSET 0)) AS id
        FROM unnest(${drawers}::text[]) AS name
      UNION SELECT unnest(${articles}::text[])
      UNION SELECT unnest(ARRAY(SELECT o.article_id FROM incident_members m
          JOIN incident_members o ON o.incident_id = m.incident_id
          WHERE (m.article_id, m.mention_id) = (article, mention) OFFSET 0))
        FROM unnest(${mentions.map(({ article }) => article)}::text[], ${mentions.map(({ mention }) => mention)}::text[])
          AS t (article, mention)
      EXCEPT SELECT unnest(${held}::text[])
    ), told AS (
      SELECT incident_id AS id, json_agg(article_id || '/' || mention_id) AS keys FROM incident_members
      WHERE incident_id = ANY(ARRAY(
        SELECT incident_id FROM incident_members WHERE article_id = ANY(ARRAY(SELECT id FROM near))))
      GROUP BY incident_id
    ), read AS (
      SELECT a.id, m.id AS mention, m.seq, publisher, sources, notes, replaced_by, published_day, published_basis,
        published_why, data, drawers
      FROM articles a JOIN mentions m ON m.article_id = a.id
      WHERE a.id = ANY(ARRAY(SELECT id FROM near)) OR a.replaced_by = ANY(ARRAY(SELECT id FROM near))
    ), chose AS (
      SELECT asked_by AS id, json_agg(CASE WHEN a_article || '/' || a_mention = asked_by
        THEN b_article || '/' || b_mention ELSE a_article || '/' || a_mention END) AS keys
      FROM near_misses WHERE asked_by <> ''
        AND asked_by = ANY(ARRAY(SELECT id || '/' || mention FROM read WHERE starts_with(drawers[1], ${OPEN_DRAWER})))
      GROUP BY asked_by
    )
    SELECT id AS "articleId", seq, publisher, sources, notes, replaced_by AS "replacedBy", published_day, published_basis,
      published_why, data, NULL AS incident, NULL AS asker, NULL AS keys FROM read
    UNION ALL
    SELECT NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, id, NULL, keys FROM told
    UNION ALL
    SELECT NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, id, keys FROM chose
    ORDER BY 1, 2`.execute(store);
  const read = rows.filter((row) => row.articleId !== null);
  const chosen = rows.filter((row) => row.asker !== null);
  return {
    reports: await collectReports(store, read),
    members: collectMembers(rows),
    rivals: new Map(chosen.map(({ asker, keys }) => [asker, keys])),
  };
}

function collectMembers(rows: readonly Row[]): Members {
  const found: Members = { of: new Map(), members: new Map() };
  for (const row of rows) {
    if (row.incident === null) continue;
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
