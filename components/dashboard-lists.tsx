'use client';
import dynamic from 'next/dynamic';
import { useMemo } from 'react';
import type { AreaProps } from '#components/dashboard-areas.tsx';
import { recordsOf } from '#components/data/records-of.ts';
import { useSlowMoment } from '#components/live/use-moment.ts';
import { LeftPane } from '#components/panel/left-pane.tsx';
import { NoMatch } from '#components/parts/no-match.tsx';
import { ListSkeleton } from '#components/parts/notice.tsx';
import { useWords } from '#components/words/use-words.ts';
import { findShown } from '#lib/query/shown-rows.ts';
import { activeFilters } from '#lib/view/active-filters.ts';
import styles from './dashboard.module.css';

const RecordInsights = dynamic(
  () => import('#components/insights/insights-tab.tsx').then((module) => module.RecordInsights),
  { ssr: false, loading: () => <ListSkeleton rows={5} /> },
);
const ColumnInsights = dynamic(
  () => import('#components/insights/insights-tab.tsx').then((module) => module.ColumnInsights),
  { ssr: false, loading: () => <ListSkeleton rows={5} /> },
);
/** Charts follow a drag more slowly than the lists: each is a drawing of its own. */
const CHARTS_FOLLOW_MS = 250;

/** The charts: over records where the page holds them all, else over columns. */
function InsightsArea({ time, moments, dispatch, explorer, data }: AreaProps) {
  const { columns, order, fails, counts, menuCounts } = explorer;
  const { window, count, isLive } = useSlowMoment(moments, CHARTS_FOLLOW_MS);
  const source = useMemo(
    () => (columns && order && counts ? { columns, order, fails, counts } : null),
    [columns, order, fails, counts],
  );
  const { records } = data;
  const shown = useMemo(() => {
    if (!isLive || !columns || !order || !records) return explorer.shown;
    return recordsOf(findShown(columns, order, fails, window, { sort: 'newest' }), records);
  }, [isLive, columns, order, fails, window, records, explorer.shown]);
  const common = { view: time.view, dispatch, asOf: data.asOf };
  if (records) return <RecordInsights {...common} shown={shown} beyondTypes={explorer.beyondTypes} />;
  if (!source) return <ListSkeleton rows={5} />;
  const { types: typeCounts } = menuCounts;
  return <ColumnInsights {...common} {...{ source, window, count, typeCounts }} committed={time.view} />;
}

/** The lists of incidents and articles, or what failed, or which filter hides everything. */
export function ListArea(props: AreaProps) {
  const { time, moments, dispatch, explorer, data, articles } = props;
  const { view } = time;
  const { columns, order, fails, rows } = explorer;
  const { records } = data;
  const { knownAt } = view;
  const words = useWords();
  const source = useMemo(
    () => columns && order && { columns, order, fails, rows, records, knownAt },
    [columns, order, fails, rows, records, knownAt],
  );
  const noMatch = (
    <NoMatch
      filters={activeFilters(view, words)}
      tight={explorer.tight}
      onClear={(filter) => {
        time.drop();
        dispatch({ type: 'clear-filter', filter });
      }}
    />
  );
  return (
    <div className={styles.left} id="lists" tabIndex={-1}>
      <LeftPane
        view={view}
        dispatch={dispatch}
        moments={moments}
        // Over the map stands how old the data is; the lists go on showing it.
        incidents={{
          data: source ?? undefined,
          error: data.isLoaded ? null : data.error,
          retry: data.retry,
        }}
        menuCounts={explorer.menuCounts}
        total={explorer.total}
        articles={{
          data: articles.data && explorer.articles,
          error: articles.error,
          retry: () => void articles.refetch(),
        }}
        noMatch={data.isEmpty ? <p className={styles.none}>{words.say('panel.noAttacks')}</p> : noMatch}
        insights={<InsightsArea {...props} />}
      />
    </div>
  );
}
