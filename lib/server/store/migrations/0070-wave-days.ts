/**
 * What waves are found by: those stored by the day that they are filed under, and the mentions that count weapons. With a
 * wave a day, reading all of them and all mentions of a day took most of the time that one more report takes.
 */
import { type Kysely, sql } from 'kysely';

const STATEMENTS = [
  `CREATE INDEX waves_by_filed_day ON waves ((data->>'day'))`,
  `CREATE INDEX mentions_with_counts ON mentions (article_id, id)
    WHERE jsonb_typeof(data#>'{weapon,count}') = 'object'`,
];

/** Makes the indexes. */
export async function indexWaveDays(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
