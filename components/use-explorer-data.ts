'use client';
import { useState } from 'react';
import type { DataState } from '#components/dashboard-areas.tsx';
import { useChanges } from '#components/data/use-changes.ts';
import { useColumns, useMatches } from '#components/data/use-columns.ts';
import { useArticles } from '#components/data/use-dateline-data.ts';
import { useAllRecords } from '#components/data/use-records.ts';
import type { View } from '#lib/view/view-state.ts';

/** Columns, what the server must say of filters, records and articles: asked for once, for all panes. */
export function useExplorerData(committed: View, isBusy: boolean) {
  const [isHeard, setHeard] = useState(false);
  const columns = useColumns(committed.knownAt, isBusy || isHeard);
  const matches = useMatches(committed, columns.data);
  // A link that filters shows nothing before it can show what passes; later, what stood goes on standing meanwhile.
  const [isReady, setReady] = useState(false);
  if (!isReady && columns.data && matches.isAnswered) setReady(true);
  const shown = isReady ? columns.data : undefined;
  const articles = useArticles(isBusy || isHeard);
  const heard = useChanges(columns.data?.dataVersion, isBusy);
  if (heard !== isHeard) setHeard(heard);
  const records = useAllRecords(columns.data, committed.knownAt);
  const data: DataState = {
    isLoaded: shown !== undefined,
    isEmpty: columns.data?.count === 0 && articles.data?.articles.length === 0,
    error: columns.error ?? matches.error,
    loadedAt: columns.dataUpdatedAt,
    asOf: columns.data?.asOf ?? null,
    records,
    retry: () => {
      if (columns.error) void columns.refetch();
      if (matches.error) matches.retry();
    },
  };
  return { columns, shown, matches, articles, data };
}
