/** Work that was asked for and is done apart from the request: its inputs until they are read, its report after. */
import { type Kysely, sql } from 'kysely';

const JOB_TABLES = [
  `CREATE TABLE jobs (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    state text NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'running', 'done', 'failed')),
    preview boolean NOT NULL,
    given jsonb NOT NULL,
    done int NOT NULL DEFAULT 0, total int NOT NULL,
    articles jsonb NOT NULL DEFAULT '[]',
    problem jsonb,
    created_at timestamptz NOT NULL DEFAULT now(),
    ended_at timestamptz
  )`,
  'CREATE INDEX jobs_by_age ON jobs (created_at)',
  `CREATE TABLE job_inputs (
    job_id uuid NOT NULL REFERENCES jobs ON DELETE CASCADE,
    seq int NOT NULL,
    name text NOT NULL,
    media_type text,
    url text,
    bytes bytea,
    PRIMARY KEY (job_id, seq),
    CHECK ((url IS NULL) <> (bytes IS NULL))
  )`,
];

/** Makes the tables of jobs. */
export async function makeJobTables(db: Kysely<unknown>): Promise<void> {
  for (const statement of JOB_TABLES) await sql.raw(statement).execute(db);
}
