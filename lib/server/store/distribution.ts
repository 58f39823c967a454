/**
 * How the tables are spread over several machines by the extension Citus. What articles say is filed by article, so that
 * one article's mentions, problems and memberships lie on one machine; imported places stand by themselves. Articles,
 * incidents and the tables of loads stay with the coordinator: they have triggers and children, which Citus does not
 * spread, and the map reads them from memory (docs/decisions/010-citus-keys.md).
 */
import { sql } from 'kysely';
import { fail, ok, type Result } from '#lib/result.ts';
import type { Store } from './open-store.ts';

/** Tables by the column that decides on which machine a row lies; those of a group lie together. */
const DISTRIBUTED: readonly { table: string; column: string; group: string }[] = [
  { table: 'mentions', column: 'article_id', group: 'mentions' },
  { table: 'problems', column: 'article_id', group: 'mentions' },
  { table: 'incident_members', column: 'article_id', group: 'mentions' },
  { table: 'near_misses', column: 'a_article', group: 'mentions' },
  { table: 'places', column: 'id', group: 'places' },
  { table: 'place_names', column: 'key', group: 'place_names' },
];

/** Keys that would reach over machines: what they guard, the program does itself where it removes rows. */
const PREPARED: readonly string[] = [
  'ALTER TABLE mentions DROP CONSTRAINT mentions_article_id_fkey',
  'ALTER TABLE problems DROP CONSTRAINT problems_article_id_fkey',
  'ALTER TABLE problems DROP CONSTRAINT problems_pkey, ADD PRIMARY KEY (article_id, id)',
  'ALTER TABLE incident_members DROP CONSTRAINT incident_members_incident_id_fkey',
  'ALTER TABLE near_misses DROP CONSTRAINT near_misses_b_article_b_mention_fkey',
];

/** Every statement, in its order. */
export function listDistribution(): string[] {
  const spread = DISTRIBUTED.map(({ table, column, group }) => {
    const beside = group === table ? 'none' : group;
    return `SELECT create_distributed_table('${table}', '${column}', colocate_with => '${beside}')`;
  });
  return [...PREPARED, ...spread];
}

/** Spreads the tables, all or none; fails in one line where the extension is missing or it has been done. */
export async function distributeStore(store: Store): Promise<Result<string[]>> {
  const { rows } = await sql<{ there: boolean; done: boolean }>`SELECT
    EXISTS (SELECT 1 FROM pg_extension WHERE extname = 'citus') AS there,
    NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conname = 'mentions_article_id_fkey') AS done`.execute(
    store,
  );
  if (!rows[0]?.there) {
    return fail(
      'unsupported',
      'the extension Citus is not installed in this database: "CREATE EXTENSION citus" on every machine comes first',
    );
  }
  if (rows[0].done) return fail('refused', 'the tables of this database are spread already');
  const statements = listDistribution();
  await store.transaction().execute(async (all) => {
    for (const statement of statements) await sql.raw(statement).execute(all);
  });
  return ok(statements);
}
