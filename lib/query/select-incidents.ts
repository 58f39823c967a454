/**
 * Cross-filtering. Each filter is a clause that names its source; a pane asks for the incidents
 * that pass every clause but its own, so that it can show what its own filter hides.
 */

import { type Clock, type DayInterval, incidentInterval, overlaps } from '#lib/query/incident-interval.ts';
import { matchIncidentText, queryWords } from '#lib/query/search-text.ts';
import { type AttackType, GROUND_TYPES, type GradeLevel, type Incident } from '#lib/schema.ts';
import { dayNumber } from '#lib/time.ts';

export type ClauseSource = 'timeline' | 'types' | 'grades' | 'search';
export type Clause = { source: ClauseSource; test: (incident: Incident) => boolean };

/** The filters of a view; null means "not filtered" (types: the attacks on the ground). */
export type Filter = {
  from: string | null;
  to: string | null;
  /** Playhead: nothing that begins after this day is shown. */
  at: string | null;
  clock: Clock;
  types: readonly AttackType[] | null;
  grades: readonly GradeLevel[] | null;
  text: string;
};

/** The time window as a half-open interval of days; open ends are infinite. `at` cuts it at the playhead. */
export function windowInterval(filter: Pick<Filter, 'from' | 'to' | 'at'>): DayInterval {
  const start = filter.from === null ? Number.NEGATIVE_INFINITY : dayNumber(filter.from);
  const end = filter.to === null ? Number.POSITIVE_INFINITY : dayNumber(filter.to) + 1;
  const head = filter.at === null ? Number.POSITIVE_INFINITY : dayNumber(filter.at) + 1;
  return { start, end: Math.min(end, head) };
}

function timeClause(filter: Filter): Clause {
  const window = windowInterval(filter);
  return {
    source: 'timeline',
    // An attack without a day cannot be shown to lie outside: it stays, in its own tray.
    test: (incident) => {
      const interval = incidentInterval(incident, filter.clock);
      return interval === null || overlaps(interval, window);
    },
  };
}

/** The clauses of a filter; those that pass everything are left out, save the default of ground types. */
export function buildClauses(filter: Filter): Clause[] {
  const clauses: Clause[] = [];
  if (filter.from !== null || filter.to !== null || filter.at !== null) clauses.push(timeClause(filter));
  const types = new Set<AttackType>(filter.types ?? GROUND_TYPES);
  clauses.push({ source: 'types', test: (incident) => types.has(incident.type) });
  if (filter.grades !== null) {
    const grades = new Set(filter.grades);
    clauses.push({ source: 'grades', test: (incident) => grades.has(incident.grade.level) });
  }
  if (queryWords(filter.text).length > 0) {
    clauses.push({ source: 'search', test: matchIncidentText(filter.text) });
  }
  return clauses;
}

/** The incidents that pass every clause, save those of `except` (the pane that asks). */
export function selectIncidents(
  incidents: readonly Incident[],
  clauses: readonly Clause[],
  except?: ClauseSource,
): Incident[] {
  const tests = clauses.filter((clause) => clause.source !== except);
  return incidents.filter((incident) => tests.every((clause) => clause.test(incident)));
}

/** When nothing matches: the one clause whose removal brings back most, and how many; null if none alone does. */
export function findTightClause(
  incidents: readonly Incident[],
  clauses: readonly Clause[],
): { source: ClauseSource; count: number } | null {
  let tightest: { source: ClauseSource; count: number } | null = null;
  for (const source of new Set(clauses.map((clause) => clause.source))) {
    const count = selectIncidents(incidents, clauses, source).length;
    if (count > (tightest?.count ?? 0)) tightest = { source, count };
  }
  return tightest;
}

/** How many incidents there are of each type. */
export function countTypes(incidents: readonly Incident[]): Map<AttackType, number> {
  const counts = new Map<AttackType, number>();
  for (const incident of incidents) counts.set(incident.type, (counts.get(incident.type) ?? 0) + 1);
  return counts;
}
