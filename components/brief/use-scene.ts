'use client';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { fetchBins, fetchByIds, fetchScene } from '#components/brief/brief-api.ts';
import type { SceneFacts } from '#lib/brief/brief-schema.ts';
import type { Incident } from '#lib/schema.ts';
import type { HistogramResponse } from '#lib/wire.ts';

export type SceneData = {
  incidents: readonly Incident[];
  /** How many the filter selects; more than are drawn where there are very many. */
  total: number;
  bins: HistogramResponse | null;
  failure: string | null;
};

const NONE: readonly Incident[] = [];

/** What a scene shows: its incidents, its selected one even where the filter leaves it out, its attacks over time. */
export function useScene(view: string, facts: SceneFacts | undefined): SceneData {
  const chosen = facts?.selected?.id ?? null;
  const all = useQuery({
    queryKey: ['brief-scene', view],
    queryFn: ({ signal }) => fetchScene(view, signal),
    placeholderData: keepPreviousData,
  });
  const one = useQuery({
    queryKey: ['brief-selected', chosen],
    queryFn: ({ signal }) => fetchByIds([chosen ?? ''], signal),
    enabled: chosen !== null,
  });
  const bins = useQuery({
    queryKey: ['brief-bins', view],
    queryFn: ({ signal }) => fetchBins(view, signal),
  });
  const incidents = useMemo(() => {
    const found = all.data?.incidents ?? NONE;
    const extra = chosen === null ? undefined : one.data?.incidents[0];
    return extra && !found.some(({ id }) => id === extra.id) ? [...found, extra] : found;
  }, [all.data, one.data, chosen]);
  return {
    incidents,
    total: all.data?.total ?? 0,
    bins: bins.data ?? null,
    failure: all.error?.message ?? null,
  };
}
