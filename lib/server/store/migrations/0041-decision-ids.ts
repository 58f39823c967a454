/** Which incident each mention of a decision belonged to before it, so that undoing it gives the ids back. */
import { type Kysely, sql } from 'kysely';

/** Adds the column. */
export async function addDecisionIds(db: Kysely<unknown>): Promise<void> {
  await sql.raw(`ALTER TABLE decisions ADD COLUMN before jsonb NOT NULL DEFAULT '{}'`).execute(db);
}
