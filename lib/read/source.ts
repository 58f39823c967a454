/** What every reader is given: one input, and what the person who adds it says about it. */
import type { Article } from '#lib/schema.ts';

/** One file or download. `name` is the path or address that problems name. */
export type SourceInput = {
  name: string;
  bytes: Uint8Array;
  mediaType?: string | null | undefined;
  url?: string | null | undefined;
};

/** Facts stated by the person who adds the input; `publishedFrom` says where the day comes from. */
export type Given = {
  publishedAt?: string | null | undefined;
  publishedFrom?: string | null | undefined;
  publisher?: string | null | undefined;
  url?: string | null | undefined;
  /** Where the input was fetched: base of its links, and its url when neither it nor the person names one. */
  address?: string | null | undefined;
};

/** An article before it has an id. */
export type Draft = Omit<Article, 'id'>;

/** One article of at most this many UTF-16 units (5 MB of plain text) is read. */
export const MAX_ARTICLE_LENGTH = 5_000_000;

/** One input of many articles (JSON lines, CSV, feed) of at most this many bytes is read. */
export const MAX_COLLECTION_BYTES = 200_000_000;

/** At most this many problems of one input are listed. */
export const MAX_PROBLEMS = 50;
