import type { Incident } from '#lib/schema.ts';

/** The records of these rows that have come. */
export function recordsOf(rows: Uint32Array, records: readonly (Incident | undefined)[] | null): Incident[] {
  if (!records) return [];
  const found: Incident[] = [];
  for (const row of rows) {
    const record = records[row];
    if (record) found.push(record);
  }
  return found;
}
