/** The tables of uploads as Kysely sees them. */
import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { Problem } from '#lib/schema.ts';
import type { UploadStatus } from '#lib/wire.ts';

/** bigint: text from the driver, a number to it. */
type Count = ColumnType<string, number | undefined, number>;
type Moment = ColumnType<string | null, string | undefined, string | null>;

export interface UploadTable {
  id: Generated<string>;
  name: string;
  bytes: Count;
  state: ColumnType<UploadStatus['state'], UploadStatus['state'] | undefined, UploadStatus['state']>;
  /** "field=column" pairs as they were asked for. */
  mapping: JSONColumnType<string[], string | undefined, string>;
  rows_read: Count;
  share: ColumnType<number, number | undefined, number>;
  incidents: Count;
  rejected: Count;
  resumed_at: Count;
  unchanged: ColumnType<boolean, boolean | undefined, boolean>;
  problem: JSONColumnType<Problem, string | undefined, string | null> | null;
  created_at: ColumnType<string, string | undefined, never>;
  /** Last sign of life of whoever loads it. */
  noted_at: Moment;
  ended_at: Moment;
}

export interface UploadChunkTable {
  upload_id: string;
  seq: number;
  bytes: Buffer;
}

/** A stretch of the CSV of rejected rows. */
export interface UploadRejectTable {
  upload_id: string;
  seq: number;
  csv: string;
}
