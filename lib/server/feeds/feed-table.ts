/** The table of feeds as Kysely sees it. */
import type { ColumnType, Generated } from 'kysely';

type Filled<T> = ColumnType<T, T | undefined, T>;

export interface FeedTable {
  id: Generated<string>;
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
  /** True while it is not to be read. */
  paused: Filled<boolean>;
}

/** An entry that was read; `entry` is a digest of its address and its words in the feed. */
export interface FeedEntryTable {
  feed_url: string;
  entry: string;
  seen_at: Filled<string>;
  /** How often its page was asked for. */
  tries: Filled<number>;
  /** True when its page needs not be asked for again. */
  done: boolean;
}
