/** Reads what merging needs. Call inside the transaction of the whole ingest. */
import { sql } from 'kysely';
import { noteReport, type ReportNotes } from '#lib/merge/note-report.ts';
import type { Report } from '#lib/merge/report.ts';
import type { Mention, PublicationDay } from '#lib/schema.ts';
import type { Store } from './open-store.ts';

/** Takes the ingest lock for this transaction: merges of two writers never interleave. */
export async function lockIngest(store: Store): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtext('dateline ingest'))`.execute(store);
}

/** Every article with at least one mention, or those named with older versions of them; by id. */
export async function readReports(store: Store, ids?: readonly string[]): Promise<Report[]> {
  let query = store
    .selectFrom('articles')
    .innerJoin('mentions', 'mentions.article_id', 'articles.id')
    .select([
      'articles.id as articleId',
      'articles.publisher',
      'articles.sources',
      'articles.notes',
      'articles.replaced_by as replacedBy',
      'published_day',
      'published_basis',
      'published_why',
      'data',
    ]);
  if (ids) {
    query = query.where(
      sql<boolean>`articles.id = ANY(${ids}::text[]) OR articles.replaced_by = ANY(${ids}::text[])`,
    );
  }
  const rows = await query.orderBy('articles.id').orderBy('mentions.seq').execute();
  const reports = new Map<string, Report & { mentions: Mention[] }>();
  for (const row of rows) {
    const known = reports.get(row.articleId);
    if (known) known.mentions.push(row.data);
    else {
      const { published_day: value, published_basis, published_why: why, data, notes, ...head } = row;
      const basis = published_basis as PublicationDay['basis'];
      reports.set(row.articleId, {
        ...head,
        published: { value, basis, why },
        notes: notes ?? undefined,
        mentions: [data],
      });
    }
  }
  return noteMissing(store, [...reports.values()]);
}

/** Texts that are noted at once. */
const NOTED_AT_ONCE = 500;

/** Forgets what was noted of all texts, so that the next merge notes them anew: for a change of what is noted. */
export async function forgetNotes(store: Store): Promise<void> {
  await sql`UPDATE articles SET notes = NULL
    WHERE notes IS NOT NULL AND EXISTS (SELECT FROM mentions WHERE article_id = articles.id)`.execute(store);
}

/** Notes the texts of articles that have no notes: stored before notes were kept, or before they changed. */
async function noteMissing(store: Store, reports: readonly Report[]): Promise<Report[]> {
  const without = reports.filter((report) => report.notes === undefined);
  const made = new Map<string, ReportNotes>();
  for (let at = 0; at < without.length; at += NOTED_AT_ONCE) {
    const batch = new Map(
      without.slice(at, at + NOTED_AT_ONCE).map((report) => [report.articleId, report.mentions]),
    );
    const texts = await store
      .selectFrom('articles')
      .select(['id', 'text'])
      .where(sql<boolean>`id = ANY(${[...batch.keys()]}::text[])`)
      .execute();
    const rows = texts.map(({ id, text }) => ({ id, notes: noteReport(text, batch.get(id) ?? []) }));
    for (const { id, notes } of rows) made.set(id, notes);
    await sql`UPDATE articles SET notes = t.notes
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS t (id text, notes jsonb)
      WHERE articles.id = t.id`.execute(store);
  }
  return reports.map((report) => ({ ...report, notes: report.notes ?? made.get(report.articleId) }));
}

/** Which incident each member belongs to, the members of each, and when its id was given. */
export type StoredMembers = {
  of: Map<string, string>;
  members: Map<string, string[]>;
  born: Map<string, number>;
};

/** All members as stored, or those of the incidents that the named articles tell of. */
export async function readMembers(store: Store, articleIds?: readonly string[]): Promise<StoredMembers> {
  let query = store
    .selectFrom('incident_members')
    .innerJoin('incidents', 'incidents.id', 'incident_members.incident_id')
    .select(['incident_id', 'article_id', 'mention_id', 'born']);
  if (articleIds) {
    query = query.where(
      sql<boolean>`incident_id IN (SELECT incident_id FROM incident_members WHERE article_id = ANY(${articleIds}::text[]))`,
    );
  }
  const found: StoredMembers = { of: new Map(), members: new Map(), born: new Map() };
  for (const row of await query.execute()) {
    const key = `${row.article_id}/${row.mention_id}`;
    found.of.set(key, row.incident_id);
    const keys = found.members.get(row.incident_id);
    if (keys) keys.push(key);
    else found.members.set(row.incident_id, [key]);
    found.born.set(row.incident_id, Number(row.born ?? 0));
  }
  return found;
}

/** Articles with a mention in any of these drawers, each drawer looked up by itself: many at once are read row by row. */
export async function findInDrawers(store: Store, drawers: readonly string[]): Promise<string[]> {
  if (drawers.length === 0) return [];
  const { rows } = await sql<{ article_id: string }>`
    SELECT DISTINCT article_id FROM unnest(${drawers}::text[]) AS name
      CROSS JOIN LATERAL (SELECT article_id FROM mentions WHERE drawers @> ARRAY[name] OFFSET 0) found`.execute(
    store,
  );
  return rows.map((row) => row.article_id);
}
