'use client';
import type { Dispatch } from 'react';
import { useFacets } from '#components/data/use-facets.ts';
import { InsightsPane } from '#components/insights/insights-pane.tsx';
import { useColumnSummaries, useRecordSummaries } from '#components/insights/use-summaries.ts';
import { FailureNotice } from '#components/parts/notice.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { ColumnSource } from '#lib/query/summarise-columns.ts';
import type { MinuteWindow } from '#lib/query/time-order.ts';
import type { Incident } from '#lib/schema.ts';
import type { View, ViewAction } from '#lib/view/view-state.ts';

type Common = {
  view: View;
  dispatch: Dispatch<ViewAction>;
  asOf: string | null;
};
export type RecordTabProps = Common & {
  shown: readonly Incident[];
  /** The shown ones and those that only the filter by type hides. */
  beyondTypes: readonly Incident[];
};
export type ColumnTabProps = Common & {
  source: ColumnSource;
  window: MinuteWindow;
  count: number;
  typeCounts: Int32Array;
  /** The view at rest: the server is not asked while something is dragged. */
  committed: View;
};

/** The charts over records, where the page holds all of them. */
export function RecordInsights({ shown, beyondTypes, view, dispatch, asOf }: RecordTabProps) {
  const summaries = useRecordSummaries(shown, beyondTypes, view.clock);
  return <InsightsPane summaries={summaries} view={view} dispatch={dispatch} asOf={asOf} />;
}

/** The charts over columns, for data of any size. */
export function ColumnInsights({ view, committed, dispatch, asOf, ...input }: ColumnTabProps) {
  const { say } = useWords();
  const facets = useFacets(committed, input.source.columns.dataVersion, true);
  const summaries = useColumnSummaries({ ...input, facets: facets.data });
  return (
    <>
      {facets.error && (
        <FailureNotice
          what={say('insights.uncounted')}
          why={facets.error}
          onRetry={() => void facets.refetch()}
        />
      )}
      <InsightsPane summaries={summaries} view={view} dispatch={dispatch} asOf={asOf} />
    </>
  );
}
