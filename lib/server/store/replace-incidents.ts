/** Writes what merging gives. Call inside the transaction of the whole ingest. */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { areTollsDisputed } from '#lib/merge/disputed-tolls.ts';
import { waveDayOf } from '#lib/merge/find-waves.ts';
import { type MergedIncident, memberKey } from '#lib/merge/report.ts';
import { GROUND_TYPES, type Incident } from '#lib/schema.ts';
import type { Store } from './open-store.ts';

/** Rows that travel in one statement. */
const BATCH = 1_000;

/** What is stored under an id, as far as merging asks. */
export type Standing = { digest: string; isLoaded: boolean; waveDay: string | null };

/**
 * What is stored under these ids, with the day under which each incident of `touched` is filed as part of a wave; all
 * that articles told, or is in the way of an id of `made`, where `touched` is null.
 */
export async function readStanding(
  store: Store,
  touched: readonly string[] | null,
  made: readonly string[],
): Promise<Map<string, Standing>> {
  const which = touched
    ? sql`id = ANY(${[...touched, ...made]}::text[])`
    : sql`origin = 'articles' OR id = ANY(${made}::text[])`;
  const { rows } = await sql<{ id: string; digest: string; origin: string; data: Incident | null }>`
    SELECT id, digest, origin, CASE WHEN id = ANY(${touched ?? []}::text[]) THEN data END AS data
    FROM incidents WHERE ${which}`.execute(store);
  return new Map(
    rows.map(({ id, digest, origin, data }) => [
      id,
      { digest, isLoaded: origin !== 'articles', waveDay: data && waveDayOf(data) },
    ]),
  );
}

/**
 * Puts these incidents in place of those with the ids of `touched`, or of all that articles told (null). Rows that stay
 * as they are are not written; ids that go away lead on to the incident that took their members. `before` is what stood
 * under these ids, `members` the keys of the mentions in `touched`. Gives the ids of the rows that were written or taken
 * away.
 */
export async function replaceIncidents(
  store: Store,
  merged: readonly MergedIncident[],
  touched: readonly string[] | null,
  { before, members }: { before: ReadonlyMap<string, Standing>; members: Iterable<string> },
): Promise<Set<string>> {
  const rows = merged.map(incidentRow);
  const changed = rows.filter((row) => before.get(row.id)?.digest !== row.digest);
  for (const batch of inBatches(changed)) await writeIncidents(store, batch);
  await writeMembers(store, merged, touched, members);
  const living = new Set(rows.map((row) => row.id));
  const gone = [...before].flatMap(([id, { isLoaded }]) => (isLoaded || living.has(id) ? [] : [id]));
  if (gone.length > 0) await sql`DELETE FROM incidents WHERE id = ANY(${gone}::text[])`.execute(store);
  const fresh = rows.flatMap(({ id }) => (before.has(id) ? [] : [id]));
  await redirectOldIds(store, merged, touched, fresh);
  return new Set([...changed.map((row) => row.id), ...gone]);
}

function* inBatches<T>(rows: readonly T[]): Generator<T[]> {
  for (let at = 0; at < rows.length; at += BATCH) yield rows.slice(at, at + BATCH);
}

function incidentRow({ incident, why, ledger, denials }: MergedIncident) {
  const disputed = areTollsDisputed(ledger);
  const row = { data: incident, why, ledger, denials };
  // A row of before the mark that would bear it is written anew.
  const noted = disputed ? { ...row, disputed } : row;
  return {
    id: incident.id,
    type: incident.type,
    ground: (GROUND_TYPES as readonly string[]).includes(incident.type),
    start_day: incident.time.start,
    end_day: incident.time.end,
    lng: incident.place?.lng ?? null,
    lat: incident.place?.lat ?? null,
    ...row,
    disputed,
    digest: createHash('sha256').update(JSON.stringify(noted)).digest('base64url').slice(0, 22),
  };
}

/** One statement whatever the number of rows: they travel as one JSON parameter. */
async function writeIncidents(store: Store, rows: readonly object[]): Promise<void> {
  await sql`INSERT INTO incidents
      (id, type, ground, start_day, end_day, lng, lat, data, why, ledger, denials, disputed, digest, born)
    SELECT id, type, ground, start_day, end_day, lng, lat, data, why, ledger, denials, disputed, digest,
      (SELECT value::bigint FROM meta WHERE key = 'data_version')
    FROM jsonb_populate_recordset(NULL::incidents, ${JSON.stringify(rows)}::jsonb)
    ON CONFLICT (id) DO UPDATE SET
      type = excluded.type, ground = excluded.ground, start_day = excluded.start_day, end_day = excluded.end_day,
      lng = excluded.lng, lat = excluded.lat, data = excluded.data, why = excluded.why, ledger = excluded.ledger,
      denials = excluded.denials, disputed = excluded.disputed, digest = excluded.digest`.execute(store);
}

async function writeMembers(
  store: Store,
  merged: readonly MergedIncident[],
  touched: readonly string[] | null,
  before: Iterable<string>,
): Promise<void> {
  const members = merged.flatMap(({ incident }) =>
    incident.members.map((m) => ({ incident_id: incident.id, article_id: m.article, mention_id: m.mention })),
  );
  const given = sql`jsonb_populate_recordset(NULL::incident_members, ${JSON.stringify(members)}::jsonb)`;
  await sql`INSERT INTO incident_members SELECT * FROM ${given} g WHERE NOT EXISTS
      (SELECT FROM incident_members m WHERE (m.article_id, m.mention_id, m.incident_id) = (g.article_id, g.mention_id, g.incident_id))
    ON CONFLICT (article_id, mention_id) DO UPDATE SET incident_id = excluded.incident_id`.execute(store);
  const stay = new Set(merged.flatMap(({ incident }) => incident.members.map(memberKey)));
  if (touched !== null && [...before].every((key) => stay.has(key))) return;
  const scope = touched ? sql`m.incident_id = ANY(${touched}::text[]) AND` : sql``;
  await sql`DELETE FROM incident_members m WHERE ${scope} NOT EXISTS
    (SELECT FROM ${given} g WHERE (g.article_id, g.mention_id) = (m.article_id, m.mention_id))`.execute(
    store,
  );
}

/** `fresh` are the ids that no incident had until now. */
async function redirectOldIds(
  store: Store,
  merged: readonly MergedIncident[],
  touched: readonly string[] | null,
  fresh: readonly string[],
): Promise<void> {
  const moved = merged.flatMap(({ incident, replaces }) =>
    replaces.map((old) => ({ old_id: old, incident_id: incident.id })),
  );
  if (moved.length > 0) {
    const given = sql`jsonb_populate_recordset(NULL::incident_redirects, ${JSON.stringify(moved)}::jsonb) AS t`;
    await sql`UPDATE incident_redirects r SET incident_id = t.incident_id FROM ${given}
      WHERE r.incident_id = t.old_id`.execute(store);
    await sql`INSERT INTO incident_redirects SELECT * FROM ${given}
      ON CONFLICT (old_id) DO UPDATE SET incident_id = excluded.incident_id`.execute(store);
  }
  // An id that lives again leads nowhere else.
  if (touched === null) {
    await sql`DELETE FROM incident_redirects USING incidents WHERE old_id = incidents.id`.execute(store);
  } else if (fresh.length > 0) {
    await sql`DELETE FROM incident_redirects WHERE old_id = ANY(${fresh}::text[])`.execute(store);
  }
}
