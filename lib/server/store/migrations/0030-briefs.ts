/** Briefs and their earlier versions. */
import { type Kysely, sql } from 'kysely';

/** Makes the tables of briefs. */
export async function makeBriefTables(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`CREATE TABLE briefs (
      id text PRIMARY KEY,
      version int NOT NULL,
      content jsonb NOT NULL,
      created_at timestamptz NOT NULL DEFAULT now(),
      updated_at timestamptz NOT NULL DEFAULT now()
    )`)
    .execute(db);
  await sql
    .raw(`CREATE TABLE brief_versions (
      brief_id text NOT NULL REFERENCES briefs ON DELETE CASCADE,
      version int NOT NULL,
      content jsonb NOT NULL,
      saved_at timestamptz NOT NULL DEFAULT now(),
      PRIMARY KEY (brief_id, version)
    )`)
    .execute(db);
}
