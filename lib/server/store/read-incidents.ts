/** How much the store holds. */
import { sql } from 'kysely';
import type { Store } from './open-store.ts';

/** Number of articles, or of incidents; loads know their own number, so that a million rows need not be counted. */
export async function countRows(store: Store, table: 'articles' | 'incidents'): Promise<number> {
  const from = sql.table(table);
  const loaded = sql`(SELECT coalesce(sum(row_count), 0) FROM loads WHERE state = 'done')`;
  const { rows } = await sql<{ n: string }>`
    SELECT count(*) + ${table === 'incidents' ? loaded : sql`0`} AS n FROM ONLY ${from}`.execute(store);
  return Number(rows[0]?.n ?? 0);
}
