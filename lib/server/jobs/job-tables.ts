/** The tables of jobs as Kysely sees them. */
import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { Problem } from '#lib/schema.ts';
import type { JobArticle, JobStatus } from '#lib/wire.ts';

/** What the person said of all inputs of a job. */
export type JobGiven = { published: string | null; publisher: string | null };

export interface JobTable {
  id: Generated<string>;
  state: ColumnType<JobStatus['state'], JobStatus['state'] | undefined, JobStatus['state']>;
  /** Read only: nothing is stored. */
  preview: boolean;
  given: JSONColumnType<JobGiven, string, never>;
  done: ColumnType<number, number | undefined, number>;
  total: number;
  articles: JSONColumnType<JobArticle[], string | undefined, string>;
  problem: JSONColumnType<Problem, string | undefined, string> | null;
  created_at: ColumnType<string, string | undefined, never>;
  ended_at: string | null;
}

/** Bytes, or the address to fetch them from. */
export interface JobInputTable {
  job_id: string;
  seq: number;
  name: string;
  media_type: string | null;
  url: string | null;
  bytes: Buffer | null;
}
