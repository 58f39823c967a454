/**
 * Which incidents have tolls that disagree: written with the ledger that says so. Ready-made incidents have no ledger and
 * none. Incidents of before are marked by the merge that a new version of the program begins with.
 */
import { type Kysely, sql } from 'kysely';

const STATEMENTS = [
  'ALTER TABLE incidents ADD disputed boolean NOT NULL DEFAULT false',
  'CREATE INDEX incidents_disputed ON incidents (id) WHERE disputed',
];

/** Adds the column and its index. */
export async function addDisputes(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
