import { useMemo } from 'react';
import { useRecords } from '#components/data/use-records.ts';
import type { MarkPick } from '#components/map/pick-mark.ts';
import type { IncidentColumns } from '#lib/query/incident-columns.ts';
import type { Incident } from '#lib/schema.ts';

type Marked = { columns: IncidentColumns; selected: number } | null;
/** By row, where the page holds every record; `knownAt` is the day as of which they stand, null = now. */
type Records = { records: readonly (Incident | undefined)[] | null; knownAt: string | null };

const NO_ROWS: readonly number[] = [];

/** Records of the rows that are named on the map: under the pointer, in the ring, selected, or among the biggest. */
export function useNamedRecords(
  marks: Marked,
  { records, knownAt }: Records,
  pick: MarkPick | null,
  ring: MarkPick | null,
  tagged: readonly number[],
) {
  const selected = marks?.selected ?? -1;
  const rows = useMemo(() => {
    const named = [...tagged, ...(pick?.rows.slice(0, 3) ?? NO_ROWS), ...(ring?.rows ?? NO_ROWS)];
    if (selected >= 0) named.push(selected);
    return [...new Set(named)];
  }, [pick, ring, tagged, selected]);
  const named = useRecords(marks?.columns ?? null, rows, { all: records, knownAt });
  return {
    named,
    recordOf: (row: number) => (records ? records[row] : named.get(row)),
    recordStamp: records ? -1 : named.size,
  };
}
