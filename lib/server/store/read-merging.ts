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

/** One mention with what merging needs of its article. */
export type ReportRow = {
  articleId: string;
  publisher: string | null;
  sources: string[];
  notes: ReportNotes | null;
  replacedBy: string | null;
  published_day: string | null;
  published_basis: string | null;
  published_why: string[];
  data: Mention;
};

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
  return collectReports(store, rows);
}

/** Puts the mentions of each article together, in the order of the rows; texts that have no notes are noted. */
export async function collectReports(store: Store, rows: readonly ReportRow[]): Promise<Report[]> {
  const reports = new Map<string, Report & { mentions: Mention[] }>();
  for (const row of rows) {
    const known = reports.get(row.articleId);
    if (known) {
      known.mentions.push(row.data);
      continue;
    }
    const { articleId, publisher, sources, replacedBy, published_day: value, published_why: why } = row;
    const basis = row.published_basis as PublicationDay['basis'];
    reports.set(articleId, {
      ...{ articleId, publisher, sources, replacedBy },
      published: { value, basis, why },
      notes: row.notes ?? undefined,
      mentions: [row.data],
    });
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

/** All members as stored. */
export async function readMembers(store: Store): Promise<StoredMembers> {
  const rows = await store
    .selectFrom('incident_members')
    .innerJoin('incidents', 'incidents.id', 'incident_members.incident_id')
    .select(['incident_id', 'article_id', 'mention_id', 'born'])
    .execute();
  const found: StoredMembers = { of: new Map(), members: new Map(), born: new Map() };
  for (const row of rows) {
    const key = `${row.article_id}/${row.mention_id}`;
    found.of.set(key, row.incident_id);
    const keys = found.members.get(row.incident_id);
    if (keys) keys.push(key);
    else found.members.set(row.incident_id, [key]);
    found.born.set(row.incident_id, Number(row.born ?? 0));
  }
  return found;
}
