/** All incidents of articles that were told otherwise on a day than today: what the columns and lists of that day show. */
import { sql } from 'kysely';
import { ledgerAsKnownAt } from '#lib/merge/build-ledger.ts';
import { areTollsDisputed } from '#lib/merge/disputed-tolls.ts';
import { readGrades } from '#lib/merge/rulings.ts';
import type { Incident } from '#lib/schema.ts';
import { readKnownReports, remakeIncident, type ToldIncident } from './incident-as-known-at.ts';
import type { Store } from './open-store.ts';
import { readRulings } from './rulings.ts';

/** So many are made anew at a time: their reports are held in memory. */
const CHUNK = 500;
const NO_LEDGER: ToldIncident['ledger'] = { entries: [], killed: null, injured: null, knownAt: null };

/** `incident` is null where no report had told of it yet; `isDisputed`: whether its tolls disagreed by then. */
export type Restated = { incident: Incident | null; isDisputed: boolean };

/**
 * The incidents, as they stood at the end of `day` (ISO), of which a report, a denial or an analyst's grade may have come
 * later.
 */
export async function readRestated(store: Store, day: string): Promise<Map<string, Restated>> {
  const grades = readGrades(await readRulings(store));
  const restated = new Map<string, Restated>();
  const ids = await findTouched(store, day, [...grades.keys()]);
  for (let from = 0; from < ids.length; from += CHUNK) {
    const told = await readTold(store, ids.slice(from, from + CHUNK));
    const known = await readKnownReports(store, told, day);
    for (const each of told) {
      restated.set(each.incident.id, {
        incident: remakeIncident(each, known, grades, day),
        isDisputed: areTollsDisputed(ledgerAsKnownAt(each.ledger, day)),
      });
    }
  }
  return restated;
}

/** Incidents known by the day with a report of a later or of no day, with denials, or with an analyst's grade. */
async function findTouched(store: Store, day: string, graded: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM ONLY incidents
    WHERE reported_first <= ${day} AND (
      reported_last > ${day}
      OR jsonb_array_length(denials) > 0
      OR EXISTS (SELECT 1 FROM incident_members m JOIN articles a ON a.id = m.article_id
        WHERE m.incident_id = incidents.id AND a.published_day IS NULL)
      OR EXISTS (SELECT 1 FROM incident_members m
        WHERE m.incident_id = incidents.id AND m.article_id || '/' || m.mention_id = ANY(${graded}::text[])))
    ORDER BY id`.execute(store);
  return rows.map(({ id }) => id);
}

async function readTold(store: Store, ids: readonly string[]): Promise<ToldIncident[]> {
  const rows = await store
    .selectFrom('incidents')
    .select(['data', 'ledger', 'denials'])
    .where(sql<boolean>`id = ANY(${ids}::text[])`)
    .execute();
  return rows.map(({ data, ledger, denials }) => ({
    incident: data as Incident,
    denials,
    ledger: ledger ?? NO_LEDGER,
  }));
}
