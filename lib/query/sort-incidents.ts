import { type Clock, incidentInterval } from '#lib/query/incident-interval.ts';
import type { Incident } from '#lib/schema.ts';

export type SortOrder = 'newest' | 'oldest' | 'toll';

/** The incidents in the given order, undated ones last; ties by id, so the order is total. */
export function sortIncidents(incidents: readonly Incident[], order: SortOrder, clock: Clock): Incident[] {
  const keyed = incidents.map((incident) => ({
    incident,
    start: incidentInterval(incident, clock)?.start ?? null,
    killed: incident.casualties.killed?.min ?? -1,
  }));
  keyed.sort((a, b) => {
    if (order === 'toll' && a.killed !== b.killed) return b.killed - a.killed;
    if ((a.start === null) !== (b.start === null)) return a.start === null ? 1 : -1;
    const byTime = (a.start ?? 0) - (b.start ?? 0);
    if (byTime !== 0) return order === 'oldest' ? byTime : -byTime;
    return a.incident.id < b.incident.id ? -1 : 1;
  });
  return keyed.map((entry) => entry.incident);
}
