/** GET /api/facets: which values a further filter could take, and how many incidents each would leave. */
import { countFacet, FACETS, type FacetCounts, findFacetRows } from '#lib/query/count-facets.ts';
import type { IncidentQuery } from '#lib/query/incident-query.ts';
import type { FacetsResponse } from '#lib/wire.ts';
import type { Store } from '../store/open-store.ts';
import { snapshotFor } from './known-snapshot.ts';
import { keyOfQuery, maskSnapshot } from './select-rows.ts';
import { remember } from './snapshot.ts';

const DEFAULT_VALUES = 50;

/** Each field's commonest values, `limit` (50) at most. */
export async function readFacets(store: Store, query: IncidentQuery): Promise<FacetsResponse> {
  const snapshot = await snapshotFor(store, query);
  const { dataVersion, asOf } = snapshot.table.columns;
  const limit = query.limit ?? DEFAULT_VALUES;
  const mask = await maskSnapshot(store, snapshot, query);
  const counts = await remember(snapshot, `facets ${limit} ${keyOfQuery(query)}`, 50_000, async () => {
    const rows = findFacetRows(mask);
    const counted = FACETS.map((facet) => [facet, countFacet(snapshot.table, rows, facet, limit)]);
    const facets = Object.fromEntries(counted) as Record<(typeof FACETS)[number], FacetCounts>;
    return { total: rows.passing.length, facets };
  });
  return { dataVersion, asOf, ...counts };
}
