/** Single values: the data version, its instant, and notes of the shell. */
import { sql } from 'kysely';
import type { Store } from './open-store.ts';

export type DataState = { dataVersion: string; asOf: string };

/** Changes whenever the data does; differs between databases. */
export async function readDataState(store: Store): Promise<DataState> {
  const rows = await store
    .selectFrom('meta')
    .select(['key', 'value'])
    .where('key', 'in', ['database_id', 'data_version', 'as_of'])
    .execute();
  const value = new Map(rows.map((row) => [row.key, row.value]));
  return {
    dataVersion: `${value.get('database_id')?.slice(0, 8)}-${value.get('data_version')}`,
    asOf: value.get('as_of') ?? '',
  };
}

/** Counts the data version up and stamps it with `now`; call in the transaction that changes the data. */
export async function bumpDataVersion(store: Store, now: Date): Promise<void> {
  const asOf = `${now.toISOString().slice(0, 19)}Z`;
  await sql`UPDATE meta SET value = CASE key WHEN 'data_version' THEN (value::bigint + 1)::text ELSE ${asOf} END
    WHERE key IN ('data_version', 'as_of')`.execute(store);
}

/** A note of the shell, or null. */
export async function readNote(store: Store, key: string): Promise<string | null> {
  const row = await store.selectFrom('meta').select('value').where('key', '=', key).executeTakeFirst();
  return row?.value ?? null;
}

/** Writes a note; null removes it. */
export async function writeNote(store: Store, key: string, value: string | null): Promise<void> {
  if (value === null) {
    await store.deleteFrom('meta').where('key', '=', key).execute();
    return;
  }
  await store
    .insertInto('meta')
    .values({ key, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute();
}
