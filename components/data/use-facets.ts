'use client';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getJson } from '#components/data/dateline-api.ts';
import { retryOnce } from '#components/data/use-dateline-data.ts';
import { incidentParamsOf } from '#lib/view/incident-params-of.ts';
import type { View } from '#lib/view/view-state.ts';

const loadSchema = () => import('#lib/wire.ts').then(({ facetsResponse }) => facetsResponse);

/** Values of weapon, region and the like with their counts, each without its own filter; the last answer stands meanwhile. */
export function useFacets(view: View, version: string, isNeeded: boolean) {
  // No type chosen at all selects nothing: there is nothing to ask.
  const hasTypes = view.types === null || view.types.length > 0;
  const params = incidentParamsOf(view).toString();
  return useQuery({
    queryKey: ['facets', params, version],
    queryFn: ({ signal }) => getJson(`/api/facets?${params}`, loadSchema, signal),
    enabled: isNeeded && hasTypes,
    placeholderData: keepPreviousData,
    retry: retryOnce,
  });
}
