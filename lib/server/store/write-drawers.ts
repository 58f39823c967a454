/** Files mentions where merging finds them. Call inside the transaction of the whole ingest. */
import { sql } from 'kysely';
import { listDrawers } from '#lib/merge/merge-index.ts';
import type { Report } from '#lib/merge/report.ts';
import type { Store } from './open-store.ts';

/** Reports whose drawers travel in one statement. */
const BATCH = 1_000;

/** Writes the drawers of all mentions of these reports; those told as fact by nobody, or replaced, lie in none. */
export async function writeDrawers(store: Store, reports: readonly Report[]): Promise<void> {
  for (let at = 0; at < reports.length; at += BATCH) {
    const rows = reports.slice(at, at + BATCH).flatMap((report) => {
      const drawers = listDrawers(report);
      return report.mentions.map(({ id }) => ({
        article: report.articleId,
        mention: id,
        drawers: drawers.get(id) ?? [],
      }));
    });
    await sql`UPDATE mentions SET drawers = t.drawers
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS t (article text, mention text, drawers text[])
      WHERE article_id = article AND id = mention AND mentions.drawers IS DISTINCT FROM t.drawers`.execute(
      store,
    );
  }
}
