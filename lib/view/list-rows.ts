/** The incident list as rows: a head per month, then its cards; undated attacks have their own group. */
import type { Incident } from '#lib/schema.ts';
import { formatMonth } from '#lib/view/describe-time.ts';

export type ListRow =
  | { kind: 'head'; key: string; label: string; count: number }
  | { kind: 'card'; key: string; incident: Incident };

function groupLabel(incident: Incident, clock: 'happened' | 'reported'): string {
  const day = clock === 'reported' ? incident.reported.first : (incident.time.start ?? incident.time.end);
  if (day === null) return clock === 'reported' ? 'Report undated' : 'Undated';
  return formatMonth(day);
}

/** Rows for sorted incidents; with `grouped` false there are no heads (an order that is not by time). */
export function listRows(
  incidents: readonly Incident[],
  clock: 'happened' | 'reported',
  grouped: boolean,
): ListRow[] {
  const rows: ListRow[] = [];
  let head = null as Extract<ListRow, { kind: 'head' }> | null;
  for (const incident of incidents) {
    if (grouped) {
      const label = groupLabel(incident, clock);
      if (head?.label !== label) {
        head = { kind: 'head', key: `head:${label}`, label, count: 0 };
        rows.push(head);
      }
      head.count += 1;
    }
    rows.push({ kind: 'card', key: incident.id, incident });
  }
  return rows;
}
