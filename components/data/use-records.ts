'use client';
import { type QueryClient, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { create, keyResolver, windowedFiniteBatchScheduler } from '@yornaath/batshit';
import { useEffect, useMemo, useState } from 'react';
import { fetchIncidents } from '#components/data/dateline-api.ts';
import { retryOnce } from '#components/data/use-dateline-data.ts';
import type { IncidentColumns } from '#lib/query/incident-columns.ts';
import { idOfRow } from '#lib/query/row-matches.ts';
import type { Incident } from '#lib/schema.ts';

/** Up to so many incidents the page holds every record; beyond, only those that it shows. */
export const ALL_RECORDS = 10_000;
const BATCH = 200;
const NO_ROWS: readonly number[] = [];

/** Rows that come and go faster than this, as under a dragged scroll bar, are not asked for. */
const REST_MS = 80;

/** Asks for single incidents of the same moment together, as known on a day (null = now). */
function makeBatcher(knownAt: string | null) {
  return create({
    fetcher: async (ids: string[]) => {
      const query = new URLSearchParams({ ids: ids.join(',') });
      if (knownAt !== null) query.set('known_at', knownAt);
      return (await fetchIncidents(new AbortController().signal, query.toString())).incidents;
    },
    resolver: keyResolver('id'),
    scheduler: windowedFiniteBatchScheduler({ windowMs: 12, maxBatchSize: BATCH }),
  });
}

/** One for the day that is looked at. */
let batcher = { knownAt: null as string | null, ...makeBatcher(null) };

function fetchRecord(id: string, knownAt: string | null): Promise<Incident | null> {
  if (batcher.knownAt !== knownAt) batcher = { knownAt, ...makeBatcher(knownAt) };
  return batcher.fetch(id);
}

function keyOf(id: string, version: string, knownAt: string | null) {
  return ['record', version, knownAt, id] as const;
}

/** Columns as known today, and some records. */
export type FirstAnswers = { columns: IncidentColumns; records: readonly Incident[] };

/** Puts answers that came with the page where the hooks look for them. */
export function seedRecords(client: QueryClient, { columns, records }: FirstAnswers): void {
  client.setQueryData(['columns', null], columns);
  for (const record of records) client.setQueryData(keyOf(record.id, columns.dataVersion, null), record);
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

function recordQuery(id: string, version: string, knownAt: string | null) {
  return {
    queryKey: keyOf(id, version, knownAt),
    queryFn: async (): Promise<Incident | null> => (await fetchRecord(id, knownAt)) ?? null,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 120_000,
    retry: retryOnce,
  };
}

/** The value, once it has stayed the same for a moment; the first at once. */
function useRested<T>(value: T): T {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    if (rested === value) return;
    const timer = window.setTimeout(() => setRested(value), REST_MS);
    return () => window.clearTimeout(timer);
  }, [rested, value]);
  return rested;
}

/** Gives the record of a row if it is at hand; asks for nothing. */
export function useHeldRecord(
  columns: IncidentColumns,
  { records, knownAt }: { records: readonly (Incident | undefined)[] | null; knownAt: string | null },
): (row: number) => Incident | undefined {
  const client = useQueryClient();
  return (row) => {
    if (records) return records[row];
    const key = keyOf(idOfRow(columns, row), columns.dataVersion, knownAt);
    return client.getQueryData<Incident>(key) ?? undefined;
  };
}

type Options = {
  /** By row, where the page holds every record. */
  all: readonly (Incident | undefined)[] | null;
  /** While true nothing is asked for: what is held is given. */
  isPaused?: boolean;
  /** The day as of which they stand; null = now. */
  knownAt: string | null;
};

/** The records of these rows, those that have come so far; asked for in batches. */
export function useRecords(
  columns: IncidentColumns | null,
  rows: readonly number[],
  { all, isPaused = false, knownAt }: Options,
): ReadonlyMap<number, Incident> {
  const client = useQueryClient();
  const version = columns?.dataVersion ?? '';
  const rested = useRested(rows);
  const isHeld = isPaused || rested !== rows;
  const missing = columns && !all && !isHeld ? rows : NO_ROWS;
  const answers = useQueries({
    queries: missing.map((row) => recordQuery(columns ? idOfRow(columns, row) : '', version, knownAt)),
    combine: (results) => results.map((result) => result.data ?? undefined),
  });
  return useMemo(() => {
    const held = (row: number) => {
      if (!columns) return undefined;
      return client.getQueryData<Incident>(keyOf(idOfRow(columns, row), version, knownAt)) ?? undefined;
    };
    const found = new Map<number, Incident>();
    rows.forEach((row, index) => {
      const record = all ? all[row] : isHeld ? held(row) : answers[index];
      if (record) found.set(row, record);
    });
    return found;
  }, [rows, all, answers, isHeld, client, columns, version, knownAt]);
}
