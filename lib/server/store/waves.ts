/** Waves of attacks, kept beside the incidents. */
import { sql } from 'kysely';
import { findWaves, WAVE_TYPES, type WaveCandidate, waveDayOf } from '#lib/merge/find-waves.ts';
import type { Incident, Wave } from '#lib/schema.ts';
import { addDays } from '#lib/time.ts';
import type { Store } from './open-store.ts';

/** All waves, or those that overlap the days from…to (inclusive); oldest first. */
export async function readWaves(
  store: Store,
  { from, to }: { from?: string | undefined; to?: string | undefined } = {},
): Promise<Wave[]> {
  let query = store.selectFrom('waves').select('data');
  if (from !== undefined) query = query.where('end_day', '>=', from);
  if (to !== undefined) query = query.where('start_day', '<=', to);
  return (await query.orderBy('start_day').orderBy('id').execute()).map((row) => row.data);
}

/** One wave by its id, or null. */
export async function readWave(store: Store, id: string): Promise<Wave | null> {
  const row = await store.selectFrom('waves').select('data').where('id', '=', id).executeTakeFirst();
  return row?.data ?? null;
}

/** The day under which each of these stored incidents is filed as part of a wave, where there is one. */
export async function readWaveDays(store: Store, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await store
    .selectFrom('incidents')
    .select('data')
    .where(sql<boolean>`id = ANY(${ids}::text[])`)
    .execute();
  return listWaveDays(rows.map((row) => row.data as Incident));
}

/** The day under which each incident is filed as part of a wave, where there is one. */
export function listWaveDays(incidents: readonly Incident[]): Map<string, string> {
  const days = incidents.map((incident) => [incident.id, waveDayOf(incident)] as const);
  return new Map(days.flatMap(([id, day]) => (day === null ? [] : [[id, day] as const])));
}

/** Finds the waves of these days anew, or all of them; call inside the transaction of the change, after the incidents. */
export async function replaceWaves(store: Store, days: readonly string[] | null): Promise<void> {
  if (days?.length === 0) return;
  const wanted = days && new Set(days);
  const candidates = (await readCandidates(store, days)).filter(({ incident }) => {
    const day = waveDayOf(incident);
    return day !== null && (wanted === null || wanted.has(day));
  });
  const waves = findWaves(candidates);
  let old = store.deleteFrom('waves');
  if (days) old = old.where(sql<boolean>`data->>'day' = ANY(${days}::text[])`);
  await old.execute();
  if (waves.length === 0) return;
  const rows = waves.map((wave) => ({ id: wave.id, start_day: wave.start, end_day: wave.end, data: wave }));
  const members = waves.flatMap((wave) => wave.members.map((id) => ({ incident_id: id, wave_id: wave.id })));
  await sql`INSERT INTO waves SELECT * FROM jsonb_populate_recordset(NULL::waves, ${JSON.stringify(rows)}::jsonb)`.execute(
    store,
  );
  await sql`INSERT INTO wave_members
    SELECT * FROM jsonb_populate_recordset(NULL::wave_members, ${JSON.stringify(members)}::jsonb)`.execute(
    store,
  );
}

/** Incidents that articles told, of these days or of all, with what is told of them; no more than waves look at. */
async function readCandidates(store: Store, days: readonly string[] | null): Promise<WaveCandidate[]> {
  // The day before, too: an evening belongs to the night that follows it.
  const near = days && [...new Set(days.flatMap((day) => [addDays(day, -1), day]))];
  const { rows } = await sql<WaveCandidate>`
    SELECT jsonb_build_object('id', i.id, 'type', i.type, 'time', i.data->'time', 'place', i.data->'place',
        'perpetrator', i.data->'perpetrator') AS incident,
      jsonb_agg(jsonb_build_object('article', m.article_id, 'mention', jsonb_build_object('id', m.id, 'type', m.type,
        'tier', m.data->'tier', 'weapon', m.data->'weapon', 'claims', m.data->'claims'))) AS told
    FROM ONLY incidents i JOIN incident_members o ON o.incident_id = i.id
      JOIN mentions m ON (m.article_id, m.id) = (o.article_id, o.mention_id)
    WHERE i.end_day - i.start_day <= 2 AND ${near ? sql`i.start_day = ANY(${near}::date[])` : sql`true`}
      AND i.type = ANY(${WAVE_TYPES}::text[])
    GROUP BY i.id`.execute(store);
  return rows;
}
