/** Waves of attacks, kept beside the incidents. */
import { isDeepStrictEqual } from 'node:util';
import { type RawBuilder, sql } from 'kysely';
import { findWaves, WAVE_TYPES, type WaveCandidate, waveDayOf } from '#lib/merge/find-waves.ts';
import { memberKey } from '#lib/merge/report.ts';
import type { Incident, MemberRef, Wave } from '#lib/schema.ts';
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

/** Finds the waves of these days anew, or all of them; call inside the transaction of the change, after the incidents. */
export async function replaceWaves(store: Store, days: readonly string[] | null): Promise<void> {
  if (days?.length === 0) return;
  const wanted = days && new Set(days);
  const candidates = (await readCandidates(store, days)).filter(({ incident }) => {
    const day = waveDayOf(incident);
    return day !== null && (wanted === null || wanted.has(day));
  });
  const waves = findWaves(candidates);
  const before = days ? await readFiled(store, days) : new Map<string, Wave>();
  if (days === null) await store.deleteFrom('waves').execute();
  const changed = waves.filter((wave) => !isDeepStrictEqual(before.get(wave.id), wave));
  const living = new Set(waves.map(({ id }) => id));
  const gone = [...before.keys()].filter((id) => !living.has(id));
  if (gone.length > 0) await sql`DELETE FROM waves WHERE id = ANY(${gone}::text[])`.execute(store);
  await writeWaves(store, changed, before);
}

/** The stored waves of these days by id. */
async function readFiled(store: Store, days: readonly string[]): Promise<Map<string, Wave>> {
  const rows = await store
    .selectFrom('waves')
    .select('data')
    .where(sql<boolean>`data->>'day' = ANY(${days}::text[])`)
    .execute();
  return new Map(rows.map(({ data }) => [data.id, data]));
}

/** Writes waves and who joined or left them; all that leave do so first, for an attack is part of one wave. */
async function writeWaves(
  store: Store,
  waves: readonly Wave[],
  before: ReadonlyMap<string, Wave>,
): Promise<void> {
  if (waves.length === 0) return;
  const left = waves.flatMap(({ id, members }) => {
    const stay = new Set(members);
    return before.get(id)?.members.filter((member) => !stay.has(member)) ?? [];
  });
  const joined = waves.flatMap((wave) => {
    const were = new Set(before.get(wave.id)?.members);
    const ids = wave.members.filter((id) => !were.has(id));
    return ids.map((id) => ({ incident_id: id, wave_id: wave.id }));
  });
  if (left.length > 0) {
    await sql`DELETE FROM wave_members WHERE incident_id = ANY(${left}::text[])`.execute(store);
  }
  const rows = waves.map((wave) => ({ id: wave.id, start_day: wave.start, end_day: wave.end, data: wave }));
  await sql`INSERT INTO waves SELECT * FROM jsonb_populate_recordset(NULL::waves, ${JSON.stringify(rows)}::jsonb)
    ON CONFLICT (id) DO UPDATE SET start_day = excluded.start_day, end_day = excluded.end_day, data = excluded.data`.execute(
    store,
  );
  if (joined.length === 0) return;
  await sql`INSERT INTO wave_members
    SELECT * FROM jsonb_populate_recordset(NULL::wave_members, ${JSON.stringify(joined)}::jsonb)`.execute(
    store,
  );
}

type Told = WaveCandidate['told'][number];

/** Incidents that articles told, of these days or of all, with what is told of them; no more than waves look at. */
async function readCandidates(store: Store, days: readonly string[] | null): Promise<WaveCandidate[]> {
  // The day before, too: an evening belongs to the night that follows it.
  const near = days && [...new Set(days.flatMap((day) => [addDays(day, -1), day]))];
  const which = sql`i.end_day - i.start_day <= 2 AND ${near ? sql`i.start_day = ANY(${near}::date[])` : sql`true`}
      AND i.type = ANY(${WAVE_TYPES}::text[])`;
  const { rows } = await sql<WaveCandidate['incident'] & Pick<Incident, 'members'>>`
    SELECT i.id, i.type, i.data->'time' AS time, i.data->'place' AS place, i.data->'perpetrator' AS perpetrator,
      i.data->'members' AS members
    FROM ONLY incidents i WHERE ${which} AND i.origin = 'articles'`.execute(store);
  const counted = await readCounted(store, which);
  return rows.map(({ members, ...incident }) => ({
    incident,
    told: members.map((member) => counted.get(memberKey(member)) ?? uncounted(member, incident.type)),
  }));
}

/** The members of some incidents that count weapons, by their keys: few, and found by an index of their own. */
async function readCounted(store: Store, which: RawBuilder<unknown>): Promise<Map<string, Told>> {
  const { rows } = await sql<{ article: string } & Told['mention']>`
    SELECT m.article_id AS article, m.id, m.type, m.data->>'tier' AS tier, m.data->'weapon' AS weapon,
      m.data->'claims' AS claims
    FROM ONLY incidents i JOIN incident_members o ON o.incident_id = i.id
      JOIN mentions m ON (m.article_id, m.id) = (o.article_id, o.mention_id)
    WHERE ${which} AND jsonb_typeof(m.data#>'{weapon,count}') = 'object'`.execute(store);
  return new Map(
    rows.map(({ article, ...mention }) => [
      memberKey({ article, mention: mention.id }),
      { article, mention },
    ]),
  );
}

/** Of a mention that counts no weapons a wave asks only which article it is of. */
function uncounted({ article, mention: id }: MemberRef, type: Incident['type']): Told {
  return { article, mention: { id, type, tier: 'primary', weapon: null, claims: [] } };
}
