/** What analysts decided about incidents, kept by mention so that it outlives merges and re-added articles. */
import { sql } from 'kysely';
import type { Rulings } from '#lib/merge/rulings.ts';
import type { GradeLevel } from '#lib/schema.ts';
import type { Store } from './open-store.ts';

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

/** Writes a ruling; it takes the place of earlier ones on the same pairs, or of earlier grades of the same mention. */
export async function writeRuling(store: Store, ruling: Ruling, { by, at, note }: RulingNote): Promise<void> {
  const made = { made_by: by, made_at: at.toISOString(), note };
  if (ruling.kind === 'grade') {
    const { kind, key: a, level } = ruling;
    await store.deleteFrom('rulings').where('kind', '=', 'grade').where('a', '=', a).execute();
    await store
      .insertInto('rulings')
      .values({ ...made, kind, a, b: null, level })
      .execute();
    return;
  }
  for (const pair of ruling.pairs) {
    const [a, b] = [...pair].sort() as [string, string];
    await store.deleteFrom('rulings').where('a', '=', a).where('b', '=', b).execute();
    await store
      .insertInto('rulings')
      .values({ ...made, kind: ruling.kind, a, b, level: null })
      .execute();
  }
}

/** Takes back rulings of one kind on pairs between two groups of mentions, or on any of one group. */
export async function deleteRulings(
  store: Store,
  kind: Ruling['kind'],
  first: readonly string[],
  second?: readonly string[],
): Promise<void> {
  let query = store.deleteFrom('rulings').where('kind', '=', kind);
  if (!second) query = query.where(sql<boolean>`a = ANY(${first}::text[])`);
  else {
    query = query.where(
      sql<boolean>`(a = ANY(${first}::text[]) AND b = ANY(${second}::text[]))
        OR (a = ANY(${second}::text[]) AND b = ANY(${first}::text[]))`,
    );
  }
  await query.execute();
}
