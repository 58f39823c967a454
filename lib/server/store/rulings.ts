/** What analysts decided about incidents, kept by mention so that it outlives merges and re-added articles. */
import { sql } from 'kysely';
import type { Rulings } from '#lib/merge/rulings.ts';
import type { GradeLevel } from '#lib/schema.ts';
import type { Store } from './open-store.ts';
import type { RemovedRuling } from './ruling-tables.ts';

/** A decision on mentions, by member key (`articleId/mentionId`). */
export type Ruling =
  | { kind: 'together' | 'apart'; pairs: readonly (readonly [string, string])[] }
  | { kind: 'grade'; key: string; level: GradeLevel };

export type RulingNote = { by: string; at: Date; note: string | null };

/** All rulings in force, oldest first. */
export async function readRulings(store: Store): Promise<Rulings> {
  const rows = await store.selectFrom('rulings').selectAll().orderBy('id').execute();
  const pairs = (kind: string): [string, string][] =>
    rows.flatMap((row) => (row.kind === kind && row.b !== null ? [[row.a, row.b] as [string, string]] : []));
  return {
    together: pairs('together'),
    apart: pairs('apart'),
    grades: rows.flatMap(({ kind, level, a: key, made_by: by, made_at, note }) =>
      kind === 'grade' && level !== null ? [{ key, level, by, day: made_at.slice(0, 10), note }] : [],
    ),
  };
}

/** Writes a ruling of a decision; earlier ones on the same pairs, or grades of the same mention, must be gone. */
export async function writeRuling(
  store: Store,
  ruling: Ruling,
  decision: string,
  { by, at, note }: RulingNote,
): Promise<void> {
  const made = { made_by: by, made_at: at.toISOString(), note, decision_id: decision };
  const rows: RemovedRuling[] =
    ruling.kind === 'grade'
      ? [{ ...made, kind: 'grade', a: ruling.key, b: null, level: ruling.level }]
      : ruling.pairs.map((pair) => {
          const [a, b] = [...pair].sort() as [string, string];
          return { ...made, kind: ruling.kind, a, b, level: null };
        });
  await insertRulings(store, rows);
}

/** Writes rulings as they are. */
export async function insertRulings(store: Store, rows: readonly RemovedRuling[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`INSERT INTO rulings (kind, a, b, level, made_by, made_at, note, decision_id)
    SELECT kind, a, b, level, made_by, made_at, note, decision_id
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS t
      (kind text, a text, b text, level text, made_by text, made_at timestamptz, note text, decision_id bigint)
    WHERE NOT EXISTS (SELECT FROM rulings r WHERE r.a = t.a AND r.b IS NOT DISTINCT FROM t.b
      AND (r.kind = 'grade') = (t.kind = 'grade'))`.execute(store);
}

/** Takes back the grades of these mentions, or every ruling on pairs between two groups; gives what was there. */
export async function deleteRulings(
  store: Store,
  first: readonly string[],
  second?: readonly string[],
): Promise<RemovedRuling[]> {
  const which = second
    ? sql<boolean>`kind <> 'grade' AND ((a = ANY(${first}::text[]) AND b = ANY(${second}::text[]))
        OR (a = ANY(${second}::text[]) AND b = ANY(${first}::text[])))`
    : sql<boolean>`kind = 'grade' AND a = ANY(${first}::text[])`;
  const rows = await store.deleteFrom('rulings').where(which).returningAll().execute();
  return rows.map(({ id: _, ...row }) => row);
}
