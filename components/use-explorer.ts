'use client';
import { useMemo } from 'react';
import { incidentInterval, spanIntervals } from '#lib/query/incident-interval.ts';
import { matchArticleText } from '#lib/query/search-text.ts';
import {
  buildClauses,
  type Clause,
  type Filter,
  findTightClause,
  selectIncidents,
} from '#lib/query/select-incidents.ts';
import { sortIncidents } from '#lib/query/sort-incidents.ts';
import type { ArticleSummary, Incident } from '#lib/schema.ts';
import { dayNumber, isDay } from '#lib/time.ts';
import type { DayWindow } from '#lib/view/brush-window.ts';
import type { View } from '#lib/view/view-state.ts';

export type Explorer = {
  clauses: Clause[];
  /** What every filter lets through, in the list's order. */
  shown: Incident[];
  /** Without the time window: what the timeline draws. */
  beyondTime: Incident[];
  /** How many attacks on the ground there are in all. */
  groundCount: number;
  /** How many there are of the chosen types. */
  total: number;
  /** Without the type filter: what the type menu counts. */
  beyondTypes: Incident[];
  articles: ArticleSummary[];
  reportDays: number[];
  limits: DayWindow | null;
  tight: ReturnType<typeof findTightClause>;
};

const NO_FILTER: Filter = {
  from: null,
  to: null,
  at: null,
  clock: 'happened',
  types: null,
  grades: null,
  text: '',
};
const NO_INCIDENTS: readonly Incident[] = [];
const NO_ARTICLES: readonly ArticleSummary[] = [];

function publicationDays(articles: readonly ArticleSummary[]): number[] {
  return articles.flatMap(({ published }) =>
    published.value !== null && isDay(published.value) ? [dayNumber(published.value)] : [],
  );
}

/** All days that the data names, with a margin of one in fifty; null when nothing is dated. */
function findLimits(
  incidents: readonly Incident[],
  days: readonly number[],
  clock: View['clock'],
): DayWindow | null {
  const intervals = incidents.flatMap((incident) => incidentInterval(incident, clock) ?? []);
  const span = spanIntervals([...intervals, ...days.map((day) => ({ start: day, end: day + 1 }))]);
  if (!span) return null;
  const margin = Math.max(1, Math.round((span.end - span.start) / 50));
  return { from: Math.floor(span.start) - margin, to: Math.ceil(span.end) - 1 + margin };
}

/** Everything that the panes show, derived from the data and the view; each pane ignores its own filter. */
export function useExplorer(
  view: View,
  allIncidents: readonly Incident[] = NO_INCIDENTS,
  allArticles: readonly ArticleSummary[] = NO_ARTICLES,
): Explorer {
  const { from, to, at, clock, types, grades, text, sort } = view;
  const clauses = useMemo(
    () => buildClauses({ from, to, at, clock, types, grades, text }),
    [from, to, at, clock, types, grades, text],
  );
  const beyondTime = useMemo(
    () =>
      selectIncidents(
        allIncidents,
        buildClauses({ from: null, to: null, at: null, clock, types, grades, text }),
      ),
    [allIncidents, clock, types, grades, text],
  );
  const shown = useMemo(
    () => sortIncidents(selectIncidents(allIncidents, clauses), sort, clock),
    [allIncidents, clauses, sort, clock],
  );
  const beyondTypes = useMemo(() => selectIncidents(allIncidents, clauses, 'types'), [allIncidents, clauses]);
  const reportDays = useMemo(() => publicationDays(allArticles), [allArticles]);
  const limits = useMemo(
    () => findLimits(allIncidents, reportDays, clock),
    [allIncidents, reportDays, clock],
  );
  const articles = useMemo(() => allArticles.filter(matchArticleText(text)), [allArticles, text]);
  const tight = useMemo(
    () => (shown.length === 0 ? findTightClause(allIncidents, clauses) : null),
    [shown, allIncidents, clauses],
  );
  const groundCount = useMemo(
    () => selectIncidents(allIncidents, buildClauses(NO_FILTER)).length,
    [allIncidents],
  );
  const total = useMemo(
    () => selectIncidents(allIncidents, buildClauses({ ...NO_FILTER, types })).length,
    [allIncidents, types],
  );
  return { clauses, shown, beyondTime, groundCount, total, beyondTypes, articles, reportDays, limits, tight };
}
