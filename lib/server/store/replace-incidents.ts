/** Writes what merging gives. Call inside the transaction of the whole ingest. */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { type MergedIncident, memberOf } from '#lib/merge/report.ts';
import { GROUND_TYPES, type MemberRef } from '#lib/schema.ts';
import type { Store } from './open-store.ts';

/** Rows that travel in one statement. */
const BATCH = 1_000;

/**
 * Puts these incidents in place of those with the ids of `touched`, or of all that articles told (null). Rows that stay
 * as they are are not written; ids that go away lead on to the incident that took their members. Gives the ids of the rows
 * that were written or taken away.
 */
export async function replaceIncidents(
  store: Store,
  merged: readonly MergedIncident[],
  touched: readonly string[] | null,
): Promise<Set<string>> {
  const stored = await readDigests(store, touched && [...touched, ...merged.map((m) => m.incident.id)]);
  const rows = merged.map(incidentRow);
  const changed = rows.filter((row) => stored.get(row.id) !== row.digest);
  for (const batch of inBatches(changed)) await writeIncidents(store, batch);
  await writeMembers(store, merged, touched);
  const living = new Set(rows.map((row) => row.id));
  const gone = [...stored.keys()].filter((id) => !living.has(id));
  if (gone.length > 0) await store.deleteFrom('incidents').where('id', 'in', gone).execute();
  await redirectOldIds(store, merged, touched);
  return new Set([...changed.map((row) => row.id), ...gone]);
}

/**
 * Puts the near misses of these incidents in place of those that were found for the mentions (keys) of `touched`, or of
 * all (null).
 */
export async function replaceNearMisses(
  store: Store,
  merged: readonly MergedIncident[],
  touched: readonly string[] | null,
): Promise<void> {
  if (touched === null) await store.deleteFrom('near_misses').execute();
  else if (touched.length > 0) {
    const members = sql`jsonb_to_recordset(${JSON.stringify(touched.map(memberOf))}::jsonb) AS t (article text, mention text)`;
    for (const which of [
      sql`asked_by = '' AND a_article = article AND a_mention = mention`,
      sql`asked_by = '' AND b_article = article AND b_mention = mention`,
      sql`asked_by <> '' AND asked_by = article || '/' || mention`,
    ]) {
      await sql`DELETE FROM near_misses USING ${members} WHERE ${which}`.execute(store);
    }
  }
  for (const batch of inBatches(missRows(merged))) {
    await sql`INSERT INTO near_misses
      SELECT * FROM jsonb_populate_recordset(NULL::near_misses, ${JSON.stringify(batch)}::jsonb)`.execute(
      store,
    );
  }
}

function missRows(merged: readonly MergedIncident[]): object[] {
  const rows = new Map<string, object>();
  for (const { a, b, score, why, askedBy } of merged.flatMap(({ apart }) => apart)) {
    const keys = a < b ? [a, b] : [b, a];
    const [x, y] = keys.map(memberOf) as [MemberRef, MemberRef];
    rows.set([...keys, askedBy].join('\n'), {
      a_article: x.article,
      a_mention: x.mention,
      b_article: y.article,
      b_mention: y.mention,
      score,
      why,
      asked_by: askedBy ?? '',
    });
  }
  return [...rows.values()];
}

function* inBatches<T>(rows: readonly T[]): Generator<T[]> {
  for (let at = 0; at < rows.length; at += BATCH) yield rows.slice(at, at + BATCH);
}

/** Those of these ids that an incident outside this merge has already. */
export async function findTakenIds(
  store: Store,
  ids: readonly string[],
  touched: readonly string[] | null,
): Promise<string[]> {
  let query = store.selectFrom('incidents').select('id').where(sql<boolean>`id = ANY(${ids}::text[])`);
  query = touched
    ? query.where(sql<boolean>`NOT id = ANY(${touched}::text[])`)
    : query.where('origin', '<>', 'articles');
  return (await query.execute()).map((row) => row.id);
}

async function readDigests(store: Store, ids: readonly string[] | null): Promise<Map<string, string>> {
  let query = store.selectFrom('incidents').select(['id', 'digest']).where('origin', '=', 'articles');
  if (ids) query = query.where(sql<boolean>`id = ANY(${ids}::text[])`);
  return new Map((await query.execute()).map((row) => [row.id, row.digest]));
}

function incidentRow({ incident, why, ledger, denials }: MergedIncident) {
  const row = { data: incident, why, ledger, denials };
  return {
    id: incident.id,
    type: incident.type,
    ground: (GROUND_TYPES as readonly string[]).includes(incident.type),
    start_day: incident.time.start,
    end_day: incident.time.end,
    lng: incident.place?.lng ?? null,
    lat: incident.place?.lat ?? null,
    ...row,
    digest: createHash('sha256').update(JSON.stringify(row)).digest('base64url').slice(0, 22),
  };
}

/** One statement whatever the number of rows: they travel as one JSON parameter. */
async function writeIncidents(store: Store, rows: readonly object[]): Promise<void> {
  await sql`INSERT INTO incidents
      (id, type, ground, start_day, end_day, lng, lat, data, why, ledger, denials, digest, born)
    SELECT id, type, ground, start_day, end_day, lng, lat, data, why, ledger, denials, digest,
      (SELECT value::bigint FROM meta WHERE key = 'data_version')
    FROM jsonb_populate_recordset(NULL::incidents, ${JSON.stringify(rows)}::jsonb)
    ON CONFLICT (id) DO UPDATE SET
      type = excluded.type, ground = excluded.ground, start_day = excluded.start_day, end_day = excluded.end_day,
      lng = excluded.lng, lat = excluded.lat, data = excluded.data, why = excluded.why, ledger = excluded.ledger,
      denials = excluded.denials, digest = excluded.digest`.execute(store);
}

async function writeMembers(
  store: Store,
  merged: readonly MergedIncident[],
  touched: readonly string[] | null,
): Promise<void> {
  const members = merged.flatMap(({ incident }) =>
    incident.members.map((m) => ({ incident_id: incident.id, article_id: m.article, mention_id: m.mention })),
  );
  const given = sql`jsonb_populate_recordset(NULL::incident_members, ${JSON.stringify(members)}::jsonb)`;
  await sql`INSERT INTO incident_members SELECT * FROM ${given} g WHERE NOT EXISTS
      (SELECT FROM incident_members m WHERE (m.article_id, m.mention_id, m.incident_id) = (g.article_id, g.mention_id, g.incident_id))
    ON CONFLICT (article_id, mention_id) DO UPDATE SET incident_id = excluded.incident_id`.execute(store);
  if (touched?.length === 0) return;
  const scope = touched ? sql`m.incident_id = ANY(${touched}::text[]) AND` : sql``;
  await sql`DELETE FROM incident_members m WHERE ${scope} NOT EXISTS
    (SELECT FROM ${given} g WHERE (g.article_id, g.mention_id) = (m.article_id, m.mention_id))`.execute(
    store,
  );
}

async function redirectOldIds(
  store: Store,
  merged: readonly MergedIncident[],
  touched: readonly string[] | null,
): Promise<void> {
  for (const { incident, replaces } of merged) {
    for (const old of replaces) {
      await sql`UPDATE incident_redirects SET incident_id = ${incident.id} WHERE incident_id = ${old}`.execute(
        store,
      );
      await sql`INSERT INTO incident_redirects VALUES (${old}, ${incident.id})
        ON CONFLICT (old_id) DO UPDATE SET incident_id = excluded.incident_id`.execute(store);
    }
  }
  // An id that lives again leads nowhere else.
  const ids = merged.map(({ incident }) => incident.id);
  if (touched === null) {
    await sql`DELETE FROM incident_redirects USING incidents WHERE old_id = incidents.id`.execute(store);
  } else if (ids.length > 0) {
    await store.deleteFrom('incident_redirects').where('old_id', 'in', ids).execute();
  }
}
