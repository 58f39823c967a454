/** Files of ready-made incidents that the page has sent: their bytes until they are loaded, how far that is, and the rows that were rejected. */
import { type Kysely, sql } from 'kysely';

const STATEMENTS = [
  `CREATE TABLE uploads (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    name text NOT NULL,
    bytes bigint NOT NULL DEFAULT 0,
    state text NOT NULL DEFAULT 'arriving'
      CHECK (state IN ('arriving', 'ready', 'queued', 'loading', 'stopping', 'stopped', 'done', 'failed')),
    mapping jsonb NOT NULL DEFAULT '[]',
    rows_read bigint NOT NULL DEFAULT 0,
    share real NOT NULL DEFAULT 0,
    incidents bigint NOT NULL DEFAULT 0,
    rejected bigint NOT NULL DEFAULT 0,
    resumed_at bigint NOT NULL DEFAULT 0,
    unchanged boolean NOT NULL DEFAULT false,
    problem jsonb,
    created_at timestamptz NOT NULL DEFAULT now(),
    noted_at timestamptz,
    ended_at timestamptz
  )`,
  `CREATE TABLE upload_chunks (
    upload_id uuid NOT NULL REFERENCES uploads ON DELETE CASCADE,
    seq int NOT NULL,
    bytes bytea NOT NULL,
    PRIMARY KEY (upload_id, seq)
  )`,
  'ALTER TABLE upload_chunks ALTER bytes SET STORAGE EXTERNAL',
  `CREATE TABLE upload_rejects (
    upload_id uuid NOT NULL REFERENCES uploads ON DELETE CASCADE,
    seq int NOT NULL,
    csv text NOT NULL,
    PRIMARY KEY (upload_id, seq)
  )`,
];

/** Makes the tables of uploads. */
export async function makeUploadTables(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
