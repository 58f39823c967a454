/** Reads what merging needs and writes what it gives. Call inside the transaction of the whole ingest. */
import { sql } from 'kysely';
import { GROUND_TYPES, type Incident, type Mention, type PublicationDay } from '#lib/schema.ts';
import type { Store } from './open-store.ts';

/** One article as merging sees it. */
export type StoredReport = {
  articleId: string;
  publisher: string | null;
  published: PublicationDay;
  mentions: Mention[];
};

/** Takes the ingest lock for this transaction: merges of two writers never interleave. */
export async function lockIngest(store: Store): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtext('dateline ingest'))`.execute(store);
}

/** The texts of all articles, by id. */
export async function readTexts(store: Store): Promise<Map<string, string>> {
  const rows = await store.selectFrom('articles').select(['id', 'text']).execute();
  return new Map(rows.map((row) => [row.id, row.text]));
}

/** Every article with at least one mention, by id. */
export async function readReports(store: Store): Promise<StoredReport[]> {
  const rows = await store
    .selectFrom('articles')
    .innerJoin('mentions', 'mentions.article_id', 'articles.id')
    .select([
      'articles.id as articleId',
      'articles.publisher',
      'published_day',
      'published_basis',
      'published_why',
      'data',
    ])
    .orderBy('articles.id')
    .orderBy('seq')
    .execute();
  const reports = new Map<string, StoredReport>();
  for (const row of rows) {
    const known = reports.get(row.articleId);
    if (known) known.mentions.push(row.data);
    else reports.set(row.articleId, { ...reportHead(row), mentions: [row.data] });
  }
  return [...reports.values()];
}

type ReportHead = {
  articleId: string;
  publisher: string | null;
  published_day: string | null;
  published_basis: string | null;
  published_why: string[];
};

function reportHead(row: ReportHead): Omit<StoredReport, 'mentions'> {
  return {
    articleId: row.articleId,
    publisher: row.publisher,
    published: {
      value: row.published_day,
      basis: row.published_basis as PublicationDay['basis'],
      why: row.published_why,
    },
  };
}

/** Incident id of each member (`articleId/mentionId`) as stored. */
export async function readPreviousIds(store: Store): Promise<Map<string, string>> {
  const rows = await store.selectFrom('incident_members').selectAll().execute();
  return new Map(rows.map((row) => [`${row.article_id}/${row.mention_id}`, row.incident_id]));
}

/**
 * Puts these incidents in place of all stored ones. An id that goes away leads on to the incident that took most of
 * its members.
 */
export async function replaceIncidents(
  store: Store,
  merged: readonly { incident: Incident; why: string[] }[],
  previousIds: ReadonlyMap<string, string>,
): Promise<void> {
  await store.deleteFrom('incidents').execute();
  const incidents = merged.map(({ incident, why }) => incidentRow(incident, why));
  await insertAll(store, 'incidents', incidents);
  const members = merged.flatMap(({ incident }) =>
    incident.members.map((m) => ({ incident_id: incident.id, article_id: m.article, mention_id: m.mention })),
  );
  await insertAll(store, 'incident_members', members);
  await redirectOldIds(store, merged, previousIds);
}

function incidentRow(incident: Incident, why: string[]) {
  return {
    id: incident.id,
    type: incident.type,
    ground: (GROUND_TYPES as readonly string[]).includes(incident.type),
    start_day: incident.time.start,
    end_day: incident.time.end,
    lng: incident.place?.lng ?? null,
    lat: incident.place?.lat ?? null,
    data: incident,
    why,
  };
}

/** One statement whatever the number of rows: they travel as one JSON parameter. */
async function insertAll(
  store: Store,
  table: 'incidents' | 'incident_members',
  rows: object[],
): Promise<void> {
  if (rows.length === 0) return;
  const into = sql.table(table);
  await sql`INSERT INTO ${into} SELECT * FROM jsonb_populate_recordset(NULL::${into}, ${JSON.stringify(rows)}::jsonb)`.execute(
    store,
  );
}

async function redirectOldIds(
  store: Store,
  merged: readonly { incident: Incident }[],
  previousIds: ReadonlyMap<string, string>,
): Promise<void> {
  const votes = new Map<string, Map<string, number>>();
  const living = new Set(merged.map(({ incident }) => incident.id));
  for (const { incident } of merged) {
    for (const member of incident.members) {
      const old = previousIds.get(`${member.article}/${member.mention}`);
      if (old === undefined || living.has(old)) continue;
      const of = votes.get(old) ?? new Map<string, number>();
      votes.set(old, of.set(incident.id, (of.get(incident.id) ?? 0) + 1));
    }
  }
  for (const [old, candidates] of votes) {
    const next = [...candidates].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]![0];
    await sql`UPDATE incident_redirects SET incident_id = ${next} WHERE incident_id = ${old}`.execute(store);
    await sql`INSERT INTO incident_redirects VALUES (${old}, ${next})
      ON CONFLICT (old_id) DO UPDATE SET incident_id = excluded.incident_id`.execute(store);
  }
  await sql`DELETE FROM incident_redirects USING incidents WHERE old_id = incidents.id`.execute(store);
}
