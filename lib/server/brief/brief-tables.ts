/** The tables of briefs as Kysely sees them. */
import type { ColumnType, JSONColumnType } from 'kysely';
import type { BriefContent } from '#lib/brief/brief-schema.ts';

type Content = JSONColumnType<BriefContent, string, string>;

export interface BriefTable {
  id: string;
  version: number;
  content: Content;
  created_at: ColumnType<string, string | undefined, never>;
  updated_at: ColumnType<string, string | undefined, string>;
}

export interface BriefVersionTable {
  brief_id: string;
  version: number;
  content: Content;
  saved_at: ColumnType<string, string | undefined, never>;
}
