/**
 * Loads of ready-made incidents. The rows of one load are a child table of `incidents` of its own (incidents_load_<id>),
 * joined to it only when the load is whole; beside it stand its columns in packed chunks, so that the map's snapshot
 * need not read a million rows. Indexes of `incidents` are made for each child when it is joined.
 */
import { type Kysely, sql } from 'kysely';

const STATEMENTS = [
  `CREATE TABLE loads (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text NOT NULL,
    content_hash text NOT NULL,
    state text NOT NULL CHECK (state IN ('loading', 'done')),
    mapping jsonb NOT NULL,
    rows_read bigint NOT NULL DEFAULT 0,
    row_count bigint NOT NULL DEFAULT 0,
    rejected_count bigint NOT NULL DEFAULT 0,
    started_at timestamptz NOT NULL DEFAULT now(),
    finished_at timestamptz
  )`,
  `CREATE UNIQUE INDEX loads_by_name ON loads (name, state)`,
  `CREATE TABLE load_columns (
    load_id bigint NOT NULL REFERENCES loads ON DELETE CASCADE,
    chunk int NOT NULL,
    bytes bytea NOT NULL,
    names jsonb NOT NULL,
    PRIMARY KEY (load_id, chunk)
  )`,
  'ALTER TABLE load_columns ALTER bytes SET STORAGE EXTERNAL',
];

/** Makes the tables of loads. */
export async function makeLoadTables(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
