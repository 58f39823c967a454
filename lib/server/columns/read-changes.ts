/** What has changed since a table was read: enough to mend it, or the word that it must be read anew. */
import { sql } from 'kysely';
import { numberOfId } from '#lib/query/incident-number.ts';
import { type IncidentTable, tableOf } from '#lib/query/incident-table.ts';
import type { Incident } from '#lib/schema.ts';
import type { Store } from '../store/open-store.ts';
import type { RowIndex } from './row-index.ts';

/** Above so many changed incidents, reading everything is as quick. */
const MOST_IDS = 20_000;
/** The database keeps the changes of a thousand versions (migration 0060); some are left for those that come meanwhile. */
const MOST_VERSIONS = 900;

/** `dropped` are rows, ascending, that are gone or changed; `added` are those that are new or changed. */
export type TableChanges = { dropped: Uint32Array; added: IncidentTable };

function numberOfVersion(dataVersion: string): number {
  return Number(dataVersion.split('-')[1]);
}

/**
 * The changes from a table's version to the present one (`now`) of `store`, which should be a snapshot (repeatable read);
 * null where they are not known or too many.
 */
export async function readChanges(
  store: Store,
  { table, rowOf }: { table: IncidentTable; rowOf: RowIndex },
  now: string,
): Promise<TableChanges | null> {
  const before = numberOfVersion(table.columns.dataVersion);
  const gap = numberOfVersion(now) - before;
  if (!(gap >= 0 && gap <= MOST_VERSIONS)) return null;
  const { rows } = await sql<{ id: string }>`SELECT DISTINCT id FROM incident_changes
    WHERE version > ${before} OR version IS NULL LIMIT ${MOST_IDS + 1}`.execute(store);
  const ids = rows.map(({ id }) => id);
  if (ids.length > MOST_IDS || ids.includes('*')) return null;
  const { rows: found } = await sql<{ data: Incident }>`SELECT data FROM ONLY incidents
    WHERE id = ANY(${ids}::text[])`.execute(store);
  const dropped = ids.flatMap((id) => {
    const number = numberOfId(id);
    const row = number === null ? -1 : rowOf.find(number);
    return row < 0 ? [] : [row];
  });
  const changed = found.map(({ data }) => data).filter(({ id }) => numberOfId(id) !== null);
  return { dropped: Uint32Array.from(dropped).sort(), added: tableOf(changed) };
}
