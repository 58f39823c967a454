/** How often each value of a field occurs among incidents, for charts; what is not stated is counted apart. */
import type { Incident } from '#lib/schema.ts';

export type ValueCount = { value: string; count: number };
export type ValueSummary = {
  /** The most frequent first, ties by name. */
  values: ValueCount[];
  /** Incidents beyond the values that are listed. */
  others: { values: number; count: number };
  notStated: number;
};

function summarise(
  incidents: readonly Incident[],
  pick: (incident: Incident) => readonly string[],
  most: number,
): ValueSummary {
  const counts = new Map<string, number>();
  let notStated = 0;
  for (const incident of incidents) {
    const values = new Set(pick(incident));
    if (values.size === 0) notStated += 1;
    for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const ordered = [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  const rest = ordered.slice(most);
  return {
    values: ordered.slice(0, most),
    others: { values: rest.length, count: rest.reduce((sum, { count }) => sum + count, 0) },
    notStated,
  };
}

function stated(value: string | null | undefined): string[] {
  return value == null ? [] : [value];
}

/** Attacks by type. */
export function summariseTypes(incidents: readonly Incident[]): ValueSummary {
  return summarise(incidents, (incident) => [incident.type], Number.POSITIVE_INFINITY);
}

/** Attacks by region; where a place has none, by country. */
export function summariseRegions(incidents: readonly Incident[], most: number): ValueSummary {
  return summarise(incidents, ({ place }) => stated(place?.admin1 ?? place?.country), most);
}

/** Attacks by class of weapon. */
export function summariseWeapons(incidents: readonly Incident[], most: number): ValueSummary {
  return summarise(incidents, ({ weapon }) => stated(weapon?.kind), most);
}

/** Attacks by what was hit; one that hit several counts for each. */
export function summariseTargets(incidents: readonly Incident[], most: number): ValueSummary {
  return summarise(incidents, ({ targets }) => targets, most);
}
