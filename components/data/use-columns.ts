'use client';
import { keepPreviousData, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { fetchColumns, fetchIds } from '#components/data/columns-api.ts';
import { FIRST_REFRESH_MS, REFRESH_MS, retryOnce } from '#components/data/use-dateline-data.ts';
import type { IncidentColumns } from '#lib/query/incident-columns.ts';
import { ASKED_FILTERS, type AskedFilter, type RowMatches } from '#lib/query/row-fails.ts';
import { matchRows } from '#lib/query/row-matches.ts';
import type { View } from '#lib/view/view-state.ts';

/**
 * All incidents as columns, as known on a day; refreshed now and then unless that is not wanted (`isQuiet`: something is
 * dragged, or changes are told by the server). Unchanged data keeps its very arrays.
 */
export function useColumns(knownAt: string | null, isQuiet: boolean) {
  const client = useQueryClient();
  const queryKey = ['columns', knownAt];
  return useQuery({
    queryKey,
    queryFn: async ({ signal }) => {
      const fresh = await fetchColumns(knownAt, signal);
      const held = client.getQueryData<IncidentColumns>(queryKey);
      return held && held.dataVersion === fresh.dataVersion && held.count === fresh.count ? held : fresh;
    },
    refetchInterval: (query) => {
      if (isQuiet) return false;
      return query.state.data?.count === 0 ? FIRST_REFRESH_MS : REFRESH_MS;
    },
    structuralSharing: false,
    placeholderData: keepPreviousData,
    // A million rows are not kept for every day that was looked at.
    gcTime: 30_000,
    retry: retryOnce,
  });
}

const PARAMS: Record<AskedFilter, string> = {
  search: 'text',
  weapons: 'weapon',
  targets: 'target',
  actors: 'actor',
  regions: 'region',
  disputed: 'disputed',
};

function askedValue(view: View, filter: AskedFilter): string {
  if (filter === 'disputed') return view.disputed ? 'tolls' : '';
  return filter === 'search' ? view.text.trim() : (view[filter] ?? []).join(',');
}

export type Matches = {
  rows: RowMatches;
  isPending: boolean;
  /** True once every filter that is set has an answer, be it one for other values, or a failure. */
  isAnswered: boolean;
  error: Error | null;
  retry: () => void;
};

/** Which rows pass the filters that columns cannot answer; while an answer is on its way the last one stands. */
export function useMatches(view: View, columns: IncidentColumns | undefined): Matches {
  const asked = ASKED_FILTERS.filter((filter) => askedValue(view, filter) !== '');
  const version = columns?.dataVersion ?? '';
  const queries = useQueries({
    queries: ASKED_FILTERS.map((filter) => {
      const value = askedValue(view, filter);
      return {
        queryKey: ['ids', filter, value, version, view.knownAt],
        queryFn: ({ signal }: { signal: AbortSignal }) =>
          fetchIds(
            { [PARAMS[filter]]: value, ...(view.knownAt === null ? {} : { known_at: view.knownAt }) },
            signal,
          ),
        enabled: columns !== undefined && value !== '',
        structuralSharing: false,
        placeholderData: value === '' ? undefined : keepPreviousData<BigUint64Array>,
        staleTime: Number.POSITIVE_INFINITY,
        gcTime: 60_000,
        retry: retryOnce,
      };
    }),
  });
  const answers = queries.map((query) => query.data);
  const names = asked.join(',');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the answers are listed one by one
  const rows = useMemo(() => {
    const matches: RowMatches = {};
    if (!columns) return matches;
    ASKED_FILTERS.forEach((filter, index) => {
      const ids = answers[index];
      if (ids && names.split(',').includes(filter)) matches[filter] = matchRows(columns, ids);
    });
    return matches;
  }, [columns, names, ...answers]);
  const failed = queries.find(
    (query, index) => query.error && asked.includes(ASKED_FILTERS[index] ?? 'search'),
  );
  return {
    rows,
    isPending: queries.some((query) => query.isFetching),
    isAnswered: queries.every(
      (query, index) => query.data || query.error || !asked.includes(ASKED_FILTERS[index] ?? 'search'),
    ),
    error: failed?.error ?? null,
    retry: () => void failed?.refetch(),
  };
}
