/** Feeds that are read again and again. */
import { type Kysely, sql } from 'kysely';

/** Makes the table of feeds. */
export async function makeFeedTable(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`CREATE TABLE feeds (
      url text PRIMARY KEY,
      publisher text,
      every_minutes int NOT NULL CHECK (every_minutes BETWEEN 5 AND 10080),
      added_at timestamptz NOT NULL DEFAULT now(),
      etag text, last_modified text,
      checked_at timestamptz,
      next_at timestamptz NOT NULL DEFAULT now(),
      articles int NOT NULL DEFAULT 0,
      failures int NOT NULL DEFAULT 0,
      problem text
    )`)
    .execute(db);
  await sql.raw('CREATE INDEX feeds_by_next ON feeds (next_at)').execute(db);
}
