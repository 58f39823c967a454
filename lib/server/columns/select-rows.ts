/** An incident query over the snapshot; of the database only titles of articles are asked. */
import { sql } from 'kysely';
import { foldWords } from '#lib/query/fold-words.ts';
import { numberOfId } from '#lib/query/incident-number.ts';
import type { IncidentQuery } from '#lib/query/incident-query.ts';
import { maskRows, passingRows, type RowMask } from '#lib/query/mask-rows.ts';
import type { Store } from '../store/open-store.ts';
import { countryCodes, prefixQuery } from '../store/select-incidents.ts';
import { remember, type Snapshot } from './snapshot.ts';

/** How each row fares with the query's clauses. */
export async function maskSnapshot(store: Store, snapshot: Snapshot, query: IncidentQuery): Promise<RowMask> {
  const { text, ids, regions, disputed } = query;
  const bytes = 6 * snapshot.table.columns.count;
  return remember(snapshot, `mask ${keyOfQuery(query)}`, bytes, async () =>
    maskRows(snapshot.table, query, {
      countryCodes: countryCodes(regions ?? []),
      titleRows: text === undefined ? null : await readTitleRows(store, snapshot, foldWords(text)),
      disputedRows: disputed === undefined ? null : await readDisputedRows(store, snapshot),
      idRows: ids === undefined ? null : findRows(snapshot, ids),
    }),
  );
}

/** Rows that pass the query, in the table's order. */
export async function selectRows(
  store: Store,
  snapshot: Snapshot,
  query: IncidentQuery,
): Promise<Uint32Array> {
  const bytes = 4 * snapshot.table.columns.count;
  return remember(snapshot, `rows ${keyOfQuery(query)}`, bytes, async () =>
    passingRows(await maskSnapshot(store, snapshot, query)),
  );
}

/** The clauses of a query as a key; order and page play no part. */
export function keyOfQuery({ sort, limit, cursor, ...clauses }: IncidentQuery): string {
  return JSON.stringify(Object.entries(clauses).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Rows of incidents that an article tells of whose title holds the words; null when there is none. */
export async function readTitleRows(
  store: Store,
  snapshot: Snapshot,
  words: readonly string[],
): Promise<Uint8Array | null> {
  const rows = await store
    .selectFrom('incident_members')
    .innerJoin('articles', 'articles.id', 'article_id')
    .select('incident_id')
    .distinct()
    .where(sql<boolean>`articles.title_words @@ ${prefixQuery(words)}::tsquery`)
    .execute();
  const ids = rows.map(({ incident_id }) => incident_id);
  return ids.length === 0 ? null : flagRows(snapshot, ids);
}

/** Rows whose tolls disagree, as of the snapshot's day. */
async function readDisputedRows(store: Store, snapshot: Snapshot): Promise<Uint8Array> {
  const then = snapshot.disputedThen ?? new Map<string, boolean>();
  const { rows } = await sql<{ id: string }>`SELECT id FROM ONLY incidents WHERE disputed`.execute(store);
  const today = rows.map(({ id }) => id).filter((id) => !then.has(id));
  const known = [...then].flatMap(([id, isDisputed]) => (isDisputed ? [id] : []));
  return flagRows(snapshot, [...today, ...known]);
}

function flagRows(snapshot: Snapshot, ids: readonly string[]): Uint8Array {
  const flags = new Uint8Array(snapshot.table.columns.count);
  for (const row of findRows(snapshot, ids)) flags[row] = 1;
  return flags;
}

/** The rows of these ids that exist, ascending. */
function findRows({ rowOf }: Snapshot, ids: readonly string[]): Uint32Array {
  const found = ids.flatMap((id) => {
    const number = numberOfId(id);
    const row = number === null ? -1 : rowOf.find(number);
    return row < 0 ? [] : [row];
  });
  return Uint32Array.from(new Set(found)).sort();
}
