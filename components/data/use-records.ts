'use client';
import { type QueryClient, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { create, keyResolver, windowedFiniteBatchScheduler } from '@yornaath/batshit';
import { useMemo } from 'react';
import { fetchIncidents } from '#components/data/dateline-api.ts';
import { retryOnce } from '#components/data/use-dateline-data.ts';
import type { IncidentColumns } from '#lib/query/incident-columns.ts';
import { idOfRow } from '#lib/query/row-matches.ts';
import type { Incident } from '#lib/schema.ts';

/** Up to so many incidents the page holds every record; beyond, only those that it shows. */
export const ALL_RECORDS = 10_000;
const BATCH = 200;
const NO_ROWS: readonly number[] = [];

/** Asks for single incidents of the same moment together. */
const batcher = create({
  fetcher: async (ids: string[]) => {
    const query = new URLSearchParams({ ids: ids.join(',') });
    return (await fetchIncidents(new AbortController().signal, query.toString())).incidents;
  },
  resolver: keyResolver('id'),
  scheduler: windowedFiniteBatchScheduler({ windowMs: 12, maxBatchSize: BATCH }),
});

function keyOf(id: string, version: string) {
  return ['record', version, id] as const;
}

/** Columns as known today, and some records. */
export type FirstAnswers = { columns: IncidentColumns; records: readonly Incident[] };

/** Puts answers that came with the page where the hooks look for them. */
export function seedRecords(client: QueryClient, { columns, records }: FirstAnswers): void {
  client.setQueryData(['columns', null], columns);
  for (const record of records) client.setQueryData(keyOf(record.id, columns.dataVersion), record);
}

/** Every record by its row, where there are few enough of them; undefined while they are on their way. */
export function useAllRecords(columns: IncidentColumns | undefined, knownAt: string | null) {
  const isSmall = columns !== undefined && columns.count > 0 && columns.count <= ALL_RECORDS;
  const query = useQuery({
    queryKey: ['records', columns?.dataVersion, knownAt],
    queryFn: ({ signal }) => fetchIncidents(signal, knownAt === null ? '' : `known_at=${knownAt}`),
    enabled: isSmall,
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: (previous) => previous,
    retry: retryOnce,
  });
  const incidents = query.data?.incidents;
  return useMemo(() => {
    if (!columns || !incidents || !isSmall) return null;
    const byId = new Map(incidents.map((incident) => [incident.id, incident]));
    return Array.from({ length: columns.count }, (_, row) => byId.get(idOfRow(columns, row)));
  }, [columns, incidents, isSmall]);
}

function recordQuery(id: string, version: string) {
  return {
    queryKey: keyOf(id, version),
    queryFn: async (): Promise<Incident | null> => (await batcher.fetch(id)) ?? null,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 120_000,
    retry: retryOnce,
  };
}

/**
 * The records of these rows, those that have come so far; asked for in batches. While `isPaused` nothing is asked for:
 * what is held is given.
 */
export function useRecords(
  columns: IncidentColumns | null,
  rows: readonly number[],
  all: readonly (Incident | undefined)[] | null,
  isPaused = false,
): ReadonlyMap<number, Incident> {
  const client = useQueryClient();
  const version = columns?.dataVersion ?? '';
  const missing = columns && !all && !isPaused ? rows : NO_ROWS;
  const answers = useQueries({
    queries: missing.map((row) => recordQuery(columns ? idOfRow(columns, row) : '', version)),
    combine: (results) => results.map((result) => result.data ?? undefined),
  });
  return useMemo(() => {
    const found = new Map<number, Incident>();
    rows.forEach((row, index) => {
      const record = all ? all[row] : isPaused ? heldRecord(client, columns, row) : answers[index];
      if (record) found.set(row, record);
    });
    return found;
  }, [rows, all, answers, isPaused, client, columns]);
}

function heldRecord(client: QueryClient, columns: IncidentColumns | null, row: number): Incident | undefined {
  if (!columns) return undefined;
  return client.getQueryData<Incident>(keyOf(idOfRow(columns, row), columns.dataVersion)) ?? undefined;
}
