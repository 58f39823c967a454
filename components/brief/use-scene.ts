'use client';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { fetchBins, fetchByIds, fetchDrawn, fetchScene } from '#components/brief/brief-api.ts';
import type { Scene, SceneFacts } from '#lib/brief/brief-schema.ts';
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

/** Read from the view, before the scene is stored: its incidents, its selected one, its attacks over time. */
function useOfView(view: string, chosen: string | null, isWanted: boolean): SceneData {
  const all = useQuery({
    queryKey: ['brief-scene', view],
    queryFn: ({ signal }) => fetchScene(view, signal),
    placeholderData: keepPreviousData,
    enabled: isWanted,
  });
  const one = useQuery({
    queryKey: ['brief-selected', chosen],
    queryFn: ({ signal }) => fetchByIds([chosen ?? ''], signal),
    enabled: isWanted && chosen !== null,
  });
  const bins = useQuery({
    queryKey: ['brief-bins', view],
    queryFn: ({ signal }) => fetchBins(view, signal),
    enabled: isWanted,
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

/** What a stored scene draws; asked for ahead, so that the next scene is there when it is shown. */
export function drawnQuery(brief: string, version: number, scene: string) {
  return {
    queryKey: ['brief-drawn', brief, version, scene],
    queryFn: ({ signal }: { signal: AbortSignal }) => fetchDrawn(brief, scene, signal),
    staleTime: 60_000,
  };
}

/** What a scene shows: its incidents, its selected one even where the filter leaves it out, its attacks over time. */
export function useScene(
  scene: Scene,
  facts: SceneFacts | undefined,
  stored: { brief: string; version: number } | null,
): SceneData {
  const ofView = useOfView(scene.view, facts?.selected?.id ?? null, stored === null);
  const drawn = useQuery({
    ...drawnQuery(stored?.brief ?? '', stored?.version ?? 0, scene.id),
    placeholderData: keepPreviousData,
    enabled: stored !== null,
  });
  if (stored === null) return ofView;
  return {
    incidents: drawn.data?.incidents ?? NONE,
    total: drawn.data?.total ?? 0,
    bins: drawn.data?.bins ?? null,
    failure: drawn.error?.message ?? null,
  };
}
