'use client';
import { useMemo } from 'react';
import type { Moments } from '#components/live/moments.ts';
import { useSlowMoment } from '#components/live/use-moment.ts';
import type { IncidentColumns } from '#lib/query/incident-columns.ts';
import { findShown } from '#lib/query/shown-rows.ts';
import type { SortOrder } from '#lib/query/sort-incidents.ts';
import type { TimeOrder } from '#lib/query/time-order.ts';

/** Lists follow a drag this often at most: they are the dearest part of the page, and no hand reads faster. */
const FOLLOW_MS = 100;
/** While time runs a list has only its first rows. */
const LIVE_ROWS = 200;

type Source = {
  columns: IncidentColumns | null;
  order: TimeOrder | null;
  fails: Uint16Array;
  /** At rest, all of them. */
  rows: Uint32Array;
};

/** The rows of the moment, in the list's order: all of them at rest, the first ones while time runs. */
export function useFollowedRows(
  { columns, order, fails, rows }: Source,
  moments: Moments,
  sort: SortOrder,
): { rows: Uint32Array; isLive: boolean } {
  const { window, isLive } = useSlowMoment(moments, FOLLOW_MS);
  return useMemo(() => {
    if (!isLive || !columns || !order) return { rows, isLive };
    return { rows: findShown(columns, order, fails, window, { sort, limit: LIVE_ROWS }), isLive };
  }, [columns, order, fails, rows, window, sort, isLive]);
}
