/** Which entries of a feed were read already, so that their pages are fetched once; feeds can rest. */
import { type Kysely, sql } from 'kysely';

const STATEMENTS = [
  'ALTER TABLE feeds ADD id uuid NOT NULL DEFAULT gen_random_uuid(), ADD paused boolean NOT NULL DEFAULT false',
  'CREATE UNIQUE INDEX feeds_by_id ON feeds (id)',
  `CREATE TABLE feed_entries (
    feed_url text NOT NULL REFERENCES feeds ON DELETE CASCADE,
    entry text NOT NULL,
    seen_at timestamptz NOT NULL DEFAULT now(),
    tries int NOT NULL DEFAULT 1,
    done boolean NOT NULL,
    PRIMARY KEY (feed_url, entry)
  )`,
];

/** Makes the table of feed entries and the feeds' new columns. */
export async function addFeedEntries(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
