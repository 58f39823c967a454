'use client';
import dynamic from 'next/dynamic';
import { type Dispatch, useMemo, useState } from 'react';
import type { useArticles } from '#components/data/use-dateline-data.ts';
import { useRecords } from '#components/data/use-records.ts';
import { Attribution } from '#components/map/attribution.tsx';
import { MapLegend } from '#components/map/map-legend.tsx';
import { LeftPane } from '#components/panel/left-pane.tsx';
import { EmptyWelcome } from '#components/parts/empty-welcome.tsx';
import { NoMatch } from '#components/parts/no-match.tsx';
import { ListSkeleton } from '#components/parts/notice.tsx';
import { StateBanner } from '#components/parts/state-banner.tsx';
import { TimelinePane } from '#components/timeline/timeline-pane.tsx';
import type { Explorer } from '#components/use-explorer.ts';
import type { LiveTime } from '#components/use-live-time.ts';
import { useWebgl } from '#components/use-webgl.ts';
import type { Incident } from '#lib/schema.ts';
import { activeFilters } from '#lib/view/active-filters.ts';
import type { MapGround } from '#lib/view/map-style/map-ground.ts';
import type { View, ViewAction } from '#lib/view/view-state.ts';
import styles from './dashboard.module.css';

const MapPane = dynamic(() => import('#components/map/map-pane.tsx').then((module) => module.MapPane), {
  ssr: false,
});
const IncidentTable = dynamic(
  () => import('#components/map/incident-table.tsx').then((module) => module.IncidentTable),
  { ssr: false, loading: () => <ListSkeleton rows={12} /> },
);
const RecordInsights = dynamic(
  () => import('#components/insights/insights-tab.tsx').then((module) => module.RecordInsights),
  { ssr: false, loading: () => <ListSkeleton rows={5} /> },
);
const ColumnInsights = dynamic(
  () => import('#components/insights/insights-tab.tsx').then((module) => module.ColumnInsights),
  { ssr: false, loading: () => <ListSkeleton rows={5} /> },
);
const OWN_GROUND: MapGround = { kind: 'own' };
const NO_WEBGL = 'This browser cannot draw the map (WebGL 2 is off): here are the attacks as a table.';

/** What the panes must know of the requests behind them. */
export type DataState = {
  /** True once there is something to show; an empty database counts. */
  isLoaded: boolean;
  /** True where the database holds no article and no incident. */
  isEmpty: boolean;
  error: Error | null;
  /** When the shown data arrived, in ms since 1970. */
  loadedAt: number;
  asOf: string | null;
  /** By row, where the page holds every record. */
  records: readonly (Incident | undefined)[] | null;
  retry: () => void;
};

export type AreaProps = {
  time: LiveTime;
  dispatch: Dispatch<ViewAction>;
  explorer: Explorer;
  data: DataState;
  articles: ReturnType<typeof useArticles>;
};
type MapAreaProps = AreaProps & {
  theme: 'light' | 'dark';
  basemap: MapGround;
  mapFailure: string | null;
  onMapFailure: (reason: string) => void;
};

/** The rows that a pane without columns shows, at most so many: beyond, the filters bring the rest in reach. */
const TABLE_ROWS = 1000;

function useTableRecords(
  explorer: Explorer,
  data: DataState,
  isNeeded: boolean,
  isPaused: boolean,
): readonly Incident[] {
  const rows = useMemo(
    () => (isNeeded && !data.records ? [...explorer.rows.subarray(0, TABLE_ROWS)] : []),
    [explorer.rows, data.records, isNeeded],
  );
  const records = useRecords(explorer.columns, rows, data.records, isPaused);
  return useMemo(
    () => (data.records ? explorer.shown : rows.flatMap((row) => records.get(row) ?? [])),
    [data.records, explorer.shown, rows, records],
  );
}

/** The map or the table that equals it, with the notices that lie over it. */
export function MapArea(props: MapAreaProps) {
  const { time, dispatch, explorer, data } = props;
  const { view } = time;
  const hasWebgl = useWebgl();
  const showsTable = view.mode === 'table' || hasWebgl === false;
  const listed = useTableRecords(explorer, data, showsTable, time.isLive);
  return (
    <div className={styles.map}>
      {!showsTable && hasWebgl === true && <MapWithKey {...props} />}
      {showsTable && (
        <IncidentTable
          incidents={listed}
          selected={view.incident}
          notice={hasWebgl === false ? NO_WEBGL : null}
          onSelect={(id) => dispatch({ type: 'select-incident', id })}
          onMap={() => dispatch({ type: 'set-mode', mode: 'map' })}
        />
      )}
      <StateBanner
        isStale={data.error !== null && data.isLoaded}
        loadedAt={data.loadedAt}
        mapNotice={showsTable ? null : props.mapFailure}
        onRetry={data.retry}
      />
      {data.isEmpty && <EmptyWelcome />}
    </div>
  );
}

function MapWithKey({ time, dispatch, explorer, data, theme, basemap, onMapFailure }: MapAreaProps) {
  const [hasFallenBack, setFallenBack] = useState(false);
  const ground = hasFallenBack ? OWN_GROUND : basemap;

  function handleFailure(reason: string) {
    if (ground.kind === 'own') return onMapFailure(reason);
    setFallenBack(true);
    onMapFailure(`The basemap that was set up does not answer (${reason}). Our own map is shown.`);
  }

  const { view } = time;
  const { columns, order, count, unplaced } = explorer;
  return (
    <>
      <MapPane
        // A map that never had its style is not worth mending: the own ground gets a fresh one.
        key={ground.kind}
        marks={
          columns &&
          order && {
            columns,
            order,
            selected: explorer.selected,
            hovered: explorer.hovered,
            window: explorer.window,
            isWindowed: view.from !== null || view.to !== null || view.at !== null,
            trailMinutes: explorer.trailMinutes,
            isLive: time.isLive,
            hasBox: view.box !== null,
            count: Math.max(0, count - unplaced),
          }
        }
        rows={explorer.rows}
        records={data.records}
        idOf={explorer.idOf}
        camera={view.camera}
        theme={theme}
        basemap={ground}
        labels={view.labels}
        onSelect={(id) => dispatch({ type: 'select-incident', id })}
        onHover={(id) => dispatch({ type: 'hover', id })}
        onCamera={(camera) => dispatch({ type: 'set-camera', camera })}
        onBox={(box) => dispatch({ type: 'set-box', box })}
        onLabels={(labels) => dispatch({ type: 'set-labels', labels })}
        onTable={() => dispatch({ type: 'set-mode', mode: 'table' })}
        onFailure={handleFailure}
      />
      {count > 0 && <MapLegend counts={explorer.typeCounts} unplaced={unplaced} />}
      <Attribution basemap={ground} />
    </>
  );
}

/** So many undated attacks have a place in the tray; the list has them all. */
const TRAY_ROWS = 60;

/** The timeline, or one line that says why there is none. */
export function TimelineArea({ time, dispatch, explorer, data }: AreaProps) {
  const { limits, columns, order, fails, counts } = explorer;
  const source = useMemo(
    () => (columns && order && counts ? { columns, order, fails, counts } : null),
    [columns, order, fails, counts],
  );
  const undatedRows = useMemo(() => explorer.undated.slice(0, TRAY_ROWS), [explorer.undated]);
  const records = useRecords(columns, undatedRows, data.records);
  const undated = useMemo(
    () => ({
      count: explorer.undated.length,
      incidents: undatedRows.flatMap((row) => records.get(row) ?? []),
    }),
    [explorer.undated, undatedRows, records],
  );
  return (
    <div className={styles.timeline}>
      {!data.isLoaded && data.error !== null && (
        <p className={styles.note}>No timeline: incidents could not be loaded.</p>
      )}
      {data.isLoaded && limits === null && (
        <p className={styles.note}>The timeline begins with the first dated attack or article.</p>
      )}
      {source && limits !== null && (
        <TimelinePane
          view={time.view}
          source={source}
          selected={explorer.selected}
          undated={undated}
          reportDays={explorer.reportDays}
          limits={limits}
          lastKnown={data.asOf?.slice(0, 10) ?? ''}
          onChange={time.change}
          onPlay={time.setPlaying}
          onSelect={(id) => dispatch({ type: 'select-incident', id })}
          onSet={dispatch}
        />
      )}
    </div>
  );
}

/** The charts: over records where the page holds them all, else over columns. */
function InsightsArea({ time, committed, dispatch, explorer, data }: AreaProps & { committed: View }) {
  const { columns, order, fails, counts, window, count, menuCounts } = explorer;
  const source = useMemo(
    () => (columns && order && counts ? { columns, order, fails, counts } : null),
    [columns, order, fails, counts],
  );
  const common = { view: time.view, dispatch, asOf: data.asOf };
  if (data.records) {
    return <RecordInsights {...common} shown={explorer.shown} beyondTypes={explorer.beyondTypes} />;
  }
  if (!source) return <ListSkeleton rows={5} />;
  const { types: typeCounts } = menuCounts;
  return <ColumnInsights {...common} {...{ committed, source, window, count, typeCounts }} />;
}

/** The lists of incidents and articles, or what failed, or which filter hides everything. */
export function ListArea(props: AreaProps & { committed: View }) {
  const { time, dispatch, explorer, data, articles } = props;
  const { view } = time;
  const { columns, rows, count } = explorer;
  const { records } = data;
  const { isLive } = time;
  const source = useMemo(
    () => columns && { columns, rows, count, records, isLive },
    [columns, rows, count, records, isLive],
  );
  const noMatch = (
    <NoMatch
      filters={activeFilters(view)}
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
        incidents={{ data: source ?? undefined, error: data.error, retry: data.retry }}
        menuCounts={explorer.menuCounts}
        total={explorer.total}
        articles={{
          data: articles.data && explorer.articles,
          error: articles.error,
          retry: () => void articles.refetch(),
        }}
        noMatch={data.isEmpty ? null : noMatch}
        insights={<InsightsArea {...props} />}
      />
    </div>
  );
}
