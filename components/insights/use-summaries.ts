'use client';
import { useMemo } from 'react';
import {
  type BinSummary,
  summariseBins,
  summariseTolls,
  type TollSummary,
} from '#lib/query/summarise-bins.ts';
import {
  type ColumnSource,
  summariseColumnBins,
  summariseColumnTolls,
  summariseTypeCounts,
} from '#lib/query/summarise-columns.ts';
import {
  summariseRegions,
  summariseTargets,
  summariseTypes,
  summariseWeapons,
  type ValueSummary,
} from '#lib/query/summarise-values.ts';
import type { MinuteWindow } from '#lib/query/time-order.ts';
import type { Incident } from '#lib/schema.ts';
import type { FacetsResponse } from '#lib/wire.ts';

export type Summaries = {
  attacks: number;
  bins: BinSummary | null;
  types: ValueSummary;
  regions: ValueSummary | null;
  targets: ValueSummary | null;
  weapons: ValueSummary | null;
  tolls: TollSummary | null;
  /** True where only the least numbers are at hand: there is no span to draw. */
  isLeastToll: boolean;
};

/** Width of the drawing inside a chart of the left pane. */
const CHART_PX = 246;
const MOST_VALUES = 10;

/** Summaries of records; `beyondTypes` are those without the filter by type. */
export function useRecordSummaries(
  shown: readonly Incident[],
  beyondTypes: readonly Incident[],
  clock: 'happened' | 'reported',
): Summaries {
  return useMemo(
    () => ({
      attacks: shown.length,
      bins: summariseBins(shown, clock, CHART_PX),
      types: summariseTypes(beyondTypes),
      regions: summariseRegions(shown, MOST_VALUES),
      targets: summariseTargets(shown, MOST_VALUES),
      weapons: summariseWeapons(shown, MOST_VALUES),
      tolls: summariseTolls(shown, clock, CHART_PX),
      isLeastToll: false,
    }),
    [shown, beyondTypes, clock],
  );
}

type Facet = FacetsResponse['facets']['weapon'];

function facetSummary(facet: Facet, total: number): ValueSummary {
  const values = facet.values.slice(0, MOST_VALUES);
  const listed = values.reduce((sum, { count }) => sum + count, 0);
  return {
    values,
    others: {
      values: facet.values.length - values.length + facet.others,
      count: Math.max(0, total - listed - facet.none),
    },
    notStated: facet.none,
  };
}

type ColumnInput = {
  source: ColumnSource;
  window: MinuteWindow;
  count: number;
  /** Without the filter by type, indexed as ATTACK_TYPES. */
  typeCounts: Int32Array;
  facets: FacetsResponse | undefined;
};

/** Summaries of columns, whatever their number; regions and weapons are the server's counts. */
export function useColumnSummaries({ source, window, count, typeCounts, facets }: ColumnInput): Summaries {
  const drawn = useMemo(
    () => ({
      bins: summariseColumnBins(source, window, CHART_PX),
      tolls: summariseColumnTolls(source, window, CHART_PX),
    }),
    [source, window],
  );
  const types = useMemo(() => summariseTypeCounts(typeCounts), [typeCounts]);
  return {
    attacks: count,
    ...drawn,
    types,
    regions: facets ? facetSummary(facets.facets.admin1, facets.total) : null,
    targets: facets ? facetSummary(facets.facets.target, facets.total) : null,
    weapons: facets ? facetSummary(facets.facets.weapon, facets.total) : null,
    isLeastToll: true,
  };
}
