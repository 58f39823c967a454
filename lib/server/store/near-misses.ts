/** The near misses of merging, kept beside the incidents. Call inside the transaction of the whole ingest. */
import { sql } from 'kysely';
import { type MergedIncident, memberOf } from '#lib/merge/report.ts';
import type { MemberRef } from '#lib/schema.ts';
import type { Store } from './open-store.ts';
import type { NearMissTable } from './tables.ts';

/** Rows that travel in one statement. */
const BATCH = 1_000;

/**
 * Puts the near misses of these incidents in place of those that were found for the mentions (keys) of `touched`, or of
 * all (null); rows that stay as they are are not written.
 */
export async function replaceNearMisses(
  store: Store,
  merged: readonly MergedIncident[],
  touched: readonly string[] | null,
): Promise<void> {
  if (touched === null) await store.deleteFrom('near_misses').execute();
  const before = touched === null ? [] : await readFoundFor(store, touched);
  const after = listMisses(merged);
  const same = new Set(before.filter((row) => isSame(row, after.get(keyOf(row)))).map(keyOf));
  await deleteMisses(
    store,
    before.filter((row) => !same.has(keyOf(row))),
  );
  const added = [...after].flatMap(([key, row]) => (same.has(key) ? [] : [row]));
  for (let at = 0; at < added.length; at += BATCH) {
    await sql`INSERT INTO near_misses
      SELECT * FROM jsonb_populate_recordset(NULL::near_misses, ${JSON.stringify(added.slice(at, at + BATCH))}::jsonb)`.execute(
      store,
    );
  }
}

/** Those of the mentions in question: pairs of grounded ones by either, others by the open one that asked. */
async function readFoundFor(store: Store, keys: readonly string[]): Promise<NearMissTable[]> {
  if (keys.length === 0) return [];
  const members = keys.map(memberOf);
  const given = sql`unnest(${members.map(({ article }) => article)}::text[], ${members.map(({ mention }) => mention)}::text[])
    AS t (article, mention)`;
  const { rows } = await sql<NearMissTable>`
    SELECT n.* FROM ${given} JOIN near_misses n ON a_article = article AND a_mention = mention AND asked_by = ''
    UNION SELECT n.* FROM ${given} JOIN near_misses n ON b_article = article AND b_mention = mention AND asked_by = ''
    UNION SELECT * FROM near_misses WHERE asked_by <> '' AND asked_by = ANY(${keys}::text[])`.execute(store);
  return rows;
}

async function deleteMisses(store: Store, rows: readonly NearMissTable[]): Promise<void> {
  for (let at = 0; at < rows.length; at += BATCH) {
    await sql`DELETE FROM near_misses n
      USING jsonb_populate_recordset(NULL::near_misses, ${JSON.stringify(rows.slice(at, at + BATCH))}::jsonb) AS t
      WHERE (n.a_article, n.a_mention, n.b_article, n.b_mention, n.asked_by)
        = (t.a_article, t.a_mention, t.b_article, t.b_mention, t.asked_by)`.execute(store);
  }
}

function keyOf(row: NearMissTable): string {
  return [row.a_article, row.a_mention, row.b_article, row.b_mention, row.asked_by].join('\n');
}

/** The database keeps scores as numbers of 32 bits. */
function isSame(row: NearMissTable, other: NearMissTable | undefined): boolean {
  return row.why === other?.why && Math.fround(row.score) === Math.fround(other.score);
}

function listMisses(merged: readonly MergedIncident[]): Map<string, NearMissTable> {
  const rows = new Map<string, NearMissTable>();
  for (const { a, b, score, why, askedBy } of merged.flatMap(({ apart }) => apart)) {
    const [x, y] = [a, b].sort(byCodeUnits).map(memberOf) as [MemberRef, MemberRef];
    const row = {
      ...{ a_article: x.article, a_mention: x.mention, b_article: y.article, b_mention: y.mention },
      ...{ score, why, asked_by: askedBy ?? '' },
    };
    rows.set(keyOf(row), row);
  }
  return rows;
}

function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : 1;
}
