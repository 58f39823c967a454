/** One incident with all that is known of it, shaped as lib/wire.ts says. */
import { sql } from 'kysely';
import type { Incident, Ledger, MemberRef } from '#lib/schema.ts';
import type { IncidentDetail } from '#lib/wire.ts';
import type { Store } from './open-store.ts';
import { readArticleSummaries } from './read-articles.ts';

/** At most so many near ones are told of. */
const MOST_APART = 8;
/** Of loaded incidents, whose reports are elsewhere, and before the first merge of an older database. */
const NO_LEDGER: Ledger = { entries: [], killed: null, injured: null, knownAt: null };

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

/**
 * One incident with what each article says of it, in the order of its members, its ledger, its denials and the near
 * ones that were kept apart; null if there is none.
 */
export async function readIncident(store: Store, id: string): Promise<IncidentDetail | null> {
  const row = await store
    .selectFrom('incidents')
    .leftJoin('wave_members', 'wave_members.incident_id', 'incidents.id')
    .leftJoin('waves', 'waves.id', 'wave_members.wave_id')
    .select(['incidents.data', 'why', 'ledger', 'denials', 'waves.data as wave'])
    .where('incidents.id', '=', id)
    .executeTakeFirst();
  if (row === undefined) return null;
  const incident = row.data as Incident;
  return {
    incident,
    why: row.why,
    reports: await readTold(store, incident.members),
    ledger: row.ledger ?? NO_LEDGER,
    denials: await readTold(store, row.denials),
    apart: await readApart(store, id),
    wave: row.wave && { id: row.wave.id, title: row.wave.title },
  };
}

/** What the articles of these mentions say, in their order; mentions that are gone are left out. */
async function readTold(store: Store, refs: readonly MemberRef[]): Promise<IncidentDetail['reports']> {
  if (refs.length === 0) return [];
  const mentions = await store
    .selectFrom('mentions')
    .select(['article_id', 'id', 'data'])
    .where(
      sql<boolean>`(article_id, id) IN (SELECT article, mention
        FROM jsonb_to_recordset(${JSON.stringify(refs)}::jsonb) AS t (article text, mention text))`,
    )
    .execute();
  const articles = await readArticleSummaries(store, [...new Set(mentions.map((m) => m.article_id))]);
  return refs.flatMap((ref) => {
    const found = mentions.find((m) => m.article_id === ref.article && m.id === ref.mention);
    const article = articles.find((a) => a.id === ref.article);
    return found && article ? [{ article, mention: found.data }] : [];
  });
}

async function readApart(store: Store, id: string): Promise<IncidentDetail['apart']> {
  const { rows } = await sql<{ id: string; title: string; why: string[] }>`
    WITH own AS (SELECT article_id, mention_id FROM incident_members WHERE incident_id = ${id}),
    misses AS (
      SELECT b_article AS article_id, b_mention AS mention_id, score, why FROM near_misses
        JOIN own ON (a_article, a_mention) = (article_id, mention_id)
      UNION ALL
      SELECT a_article, a_mention, score, why FROM near_misses
        JOIN own ON (b_article, b_mention) = (article_id, mention_id)
    )
    SELECT incidents.id, data->>'title' AS title, array_agg(DISTINCT misses.why) AS why
    FROM misses
      JOIN incident_members m ON (m.article_id, m.mention_id) = (misses.article_id, misses.mention_id)
      JOIN incidents ON incidents.id = m.incident_id
    WHERE m.incident_id <> ${id}
    GROUP BY incidents.id, data->>'title' ORDER BY max(score) DESC, incidents.id LIMIT ${MOST_APART}`.execute(
    store,
  );
  return rows.map(({ id: incident, title, why }) => ({ incident, title, why }));
}
