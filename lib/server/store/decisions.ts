/** The log of what analysts decided: who, when, why, and whether it still holds. */
import { sql } from 'kysely';
import type { GradeLevel } from '#lib/schema.ts';
import type { RulingRecord } from '#lib/wire.ts';
import type { Store } from './open-store.ts';
import type { DecisionTable, RemovedRuling } from './ruling-tables.ts';
import { insertRulings, type RulingNote } from './rulings.ts';

/** A decision on mentions: their keys, each with its incident before it. */
type NewDecision = {
  kind: DecisionTable['kind'];
  before: ReadonlyMap<string, string>;
  level: GradeLevel | null;
};

/** Writes a decision down; gives its id. */
export async function insertDecision(
  store: Store,
  decision: NewDecision,
  { by, at, note }: RulingNote,
): Promise<string> {
  const { id } = await store
    .insertInto('decisions')
    .values({
      kind: decision.kind,
      level: decision.level,
      keys: [...decision.before.keys()],
      before: JSON.stringify(Object.fromEntries(decision.before)),
      made_by: by,
      made_at: at.toISOString(),
      note,
      removed: '[]',
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Notes which rulings a decision took the place of. */
export async function noteRemoved(
  store: Store,
  id: string,
  removed: readonly RemovedRuling[],
): Promise<void> {
  await store
    .updateTable('decisions')
    .set({ removed: JSON.stringify(removed) })
    .where('id', '=', id)
    .execute();
}

/** The decision that holds on these very mentions, if it is this one by the same person with the same note. */
export async function findSame(
  store: Store,
  { kind, before, level }: NewDecision,
  { by, note }: RulingNote,
): Promise<string | null> {
  const row = await store
    .selectFrom('decisions')
    .select('id')
    .where('kind', '=', kind)
    .where(sql<boolean>`level IS NOT DISTINCT FROM ${level} AND note IS NOT DISTINCT FROM ${note}`)
    .where('made_by', '=', by)
    .where('undone_at', 'is', null)
    .where(sql<boolean>`before = ${JSON.stringify(Object.fromEntries(before))}::jsonb`)
    .where(sql<boolean>`EXISTS (SELECT FROM rulings WHERE decision_id = decisions.id)`)
    .executeTakeFirst();
  return row?.id ?? null;
}

/** Whether the log has a decision of this number. */
export async function isDecision(store: Store, id: string): Promise<boolean> {
  const row = await store.selectFrom('decisions').select('id').where('id', '=', id).executeTakeFirst();
  return row !== undefined;
}

/** A decision that still holds, by its id; null where there is none, it was undone, or a later one took its place. */
export async function findStanding(
  store: Store,
  id: string,
): Promise<{ before: Map<string, string>; removed: RemovedRuling[] } | null> {
  const row = await store
    .selectFrom('decisions')
    .select(['keys', 'before', 'removed'])
    .where('id', '=', id)
    .where('undone_at', 'is', null)
    .where(sql<boolean>`EXISTS (SELECT FROM rulings WHERE decision_id = decisions.id)`)
    .executeTakeFirst();
  if (!row) return null;
  const before = new Map(row.keys.map((key) => [key, row.before[key] ?? '']));
  return { before, removed: row.removed };
}

/** Takes the rulings of a decision away, brings back what they took the place of, and notes who undid it. */
export async function undoRulings(
  store: Store,
  id: string,
  removed: readonly RemovedRuling[],
  { by, at }: { by: string; at: Date },
): Promise<void> {
  await store.deleteFrom('rulings').where('decision_id', '=', id).execute();
  await insertRulings(store, removed);
  await store
    .updateTable('decisions')
    .set({ undone_by: by, undone_at: at.toISOString() })
    .where('id', '=', id)
    .execute();
}

/** The latest decisions, of all or on the mentions of one incident, the newest first. */
export async function readDecisions(
  store: Store,
  { incident, limit }: { incident?: string | undefined; limit: number },
): Promise<RulingRecord[]> {
  const about = incident
    ? sql`d.keys && ARRAY(SELECT article_id || '/' || mention_id FROM incident_members WHERE incident_id = ${incident})`
    : sql`true`;
  const { rows } = await sql<{
    id: string;
    kind: DecisionTable['kind'];
    level: GradeLevel | null;
    made_by: string;
    made_at: string;
    note: string | null;
    undone_by: string | null;
    undone_at: string | null;
    holds: boolean;
    incidents: { id: string; title: string }[];
  }>`SELECT d.id, d.kind, d.level, made_by, made_at, note, undone_by, undone_at,
      undone_at IS NULL AND EXISTS (SELECT FROM rulings WHERE decision_id = d.id) AS holds,
      (SELECT coalesce(jsonb_agg(DISTINCT jsonb_build_object('id', i.id, 'title', i.data->>'title')), '[]')
        FROM unnest(d.keys) AS key JOIN incident_members m
          ON m.article_id = left(key, -strpos(reverse(key), '/')) AND m.mention_id = right(key, strpos(reverse(key), '/') - 1)
        JOIN incidents i ON i.id = m.incident_id) AS incidents
    FROM decisions d WHERE ${about} ORDER BY d.id DESC LIMIT ${limit}`.execute(store);
  return rows.map(({ made_by: by, made_at: at, undone_by, undone_at, ...row }) => ({
    ...row,
    by,
    at,
    undone: undone_by !== null && undone_at !== null ? { by: undone_by, at: undone_at } : null,
  }));
}
