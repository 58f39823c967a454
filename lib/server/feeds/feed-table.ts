/** The table of feeds as Kysely sees it. */
import type { ColumnType } from 'kysely';

type Filled<T> = ColumnType<T, T | undefined, T>;

export interface FeedTable {
  url: string;
  /** Named for all its articles that name none themselves. */
  publisher: string | null;
  every_minutes: number;
  added_at: Filled<string>;
  etag: Filled<string | null>;
  last_modified: Filled<string | null>;
  checked_at: Filled<string | null>;
  next_at: Filled<string>;
  /** How many articles came of it so far. */
  articles: Filled<number>;
  /** How often in a row it could not be read. */
  failures: Filled<number>;
  problem: Filled<string | null>;
}
