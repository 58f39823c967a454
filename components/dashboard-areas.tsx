'use client';
import dynamic from 'next/dynamic';
import { type Dispatch, useMemo, useState } from 'react';
import type { useArticles } from '#components/data/use-dateline-data.ts';
import { useRecords } from '#components/data/use-records.ts';
import type { Moments } from '#components/live/moments.ts';
import { useFollowedRows } from '#components/live/use-followed-rows.ts';
import { useMoment, useSlowMoment } from '#components/live/use-moment.ts';
import { Attribution } from '#components/map/attribution.tsx';
import { MapLegend } from '#components/map/map-legend.tsx';
import { LeftPane } from '#components/panel/left-pane.tsx';
import { EmptyWelcome } from '#components/parts/empty-welcome.tsx';
import { NoMatch } from '#components/parts/no-match.tsx';
import { ListSkeleton } from '#components/parts/notice.tsx';
import { StateBanner } from '#components/parts/state-banner.tsx';
import { TimelinePane } from '#components/timeline/timeline-pane.tsx';
import { type Explorer, recordsOf } from '#components/use-explorer.ts';
import type { LiveTime } from '#components/use-live-time.ts';
import { useWebgl } from '#components/use-webgl.ts';
import { useWords } from '#components/words/use-words.ts';
import { findShown } from '#lib/query/shown-rows.ts';
import type { Incident } from '#lib/schema.ts';
import { activeFilters } from '#lib/view/active-filters.ts';
import type { MapGround } from '#lib/view/map-style/map-ground.ts';
import type { ViewAction } from '#lib/view/view-state.ts';
import styles from './dashboard.module.css';

const loadMap = () => import('#components/map/map-pane.tsx').then((module) => module.MapPane);
const MapPane = dynamic(loadMap, { ssr: false });
/** The map is the longest way to the whole page: its scripts set out while the page wakes. */
if (typeof window !== 'undefined' && !/[?&]mode=table(?:&|$)/.test(window.location.search)) {
  void loadMap().catch(() => {});
}
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
  /** What follows the time while it runs. */
  moments: Moments;
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

function TableNow({
  time,
  moments,
  dispatch,
  explorer,
  data,
  notice,
}: MapAreaProps & { notice: string | null }) {
  const { view } = time;
  const { columns } = explorer;
  const { records } = data;
  const { rows, isLive } = useFollowedRows(explorer, moments, view.sort);
  const source = useMemo(() => columns && { columns, rows, records }, [columns, rows, records]);
  return (
    source && (
      <IncidentTable
        source={source}
        isLive={isLive}
        knownAt={view.knownAt}
        selected={view.incident}
        notice={notice}
        onSelect={(id) => dispatch({ type: 'select-incident', id })}
        onMap={() => dispatch({ type: 'set-mode', mode: 'map' })}
      />
    )
  );
}

/** The map or the table that equals it, with the notices that lie over it. */
export function MapArea(props: MapAreaProps) {
  const { time, data } = props;
  const { view } = time;
  const { say } = useWords();
  const hasWebgl = useWebgl();
  const showsTable = view.mode === 'table' || hasWebgl === false;
  return (
    <div className={styles.map}>
      {!showsTable && hasWebgl === true && <MapWithKey {...props} />}
      {showsTable && <TableNow {...props} notice={hasWebgl === false ? say('states.noWebgl') : null} />}
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

/** The key counts what the moment shows. */
function LegendNow({ moments, unplaced }: { moments: Moments; unplaced: number }) {
  const counts = useMoment(moments, (moment) => moment.typeCounts);
  const isEmpty = useMoment(moments, (moment) => moment.count === 0);
  return isEmpty ? null : <MapLegend counts={counts} unplaced={unplaced} />;
}

function MapWithKey(props: MapAreaProps) {
  const { time, moments, dispatch, explorer, data, theme, basemap, onMapFailure } = props;
  const { say } = useWords();
  const [hasFallenBack, setFallenBack] = useState(false);
  const ground = hasFallenBack ? OWN_GROUND : basemap;

  function handleFailure(reason: string) {
    if (ground.kind === 'own') return onMapFailure(reason);
    setFallenBack(true);
    onMapFailure(say('states.ownMap', { reason }));
  }

  const { view } = time;
  const { columns, order, unplaced } = explorer;
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
            moments,
            box: view.box,
            unplaced,
          }
        }
        rows={explorer.rows}
        records={data.records}
        knownAt={view.knownAt}
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
      <LegendNow moments={moments} unplaced={unplaced} />
      <Attribution basemap={ground} />
    </>
  );
}

/** So many undated attacks have a place in the tray; the list has them all. */
const TRAY_ROWS = 60;

/** The timeline, or one line that says why there is none. */
export function TimelineArea({ time, moments, dispatch, explorer, data }: AreaProps) {
  const { limits, columns, order, fails, counts, selected } = explorer;
  const source = useMemo(
    () => (columns && order && counts ? { columns, order, fails, counts } : null),
    [columns, order, fails, counts],
  );
  const undatedRows = useMemo(() => explorer.undated.slice(0, TRAY_ROWS), [explorer.undated]);
  const records = useRecords(columns, undatedRows, { all: data.records, knownAt: time.view.knownAt });
  const undated = useMemo(
    () => ({
      count: explorer.undated.length,
      incidents: undatedRows.flatMap((row) => records.get(row) ?? []),
    }),
    [explorer.undated, undatedRows, records],
  );
  const chosenRows = useMemo(() => (selected < 0 ? [] : [selected]), [selected]);
  const chosen = useRecords(columns, chosenRows, { all: data.records, knownAt: time.view.knownAt });

  const { say } = useWords();

  /** The words for the day, in the article that is open where it tells of the attack. */
  function openTimeWords() {
    const { members = [], id } = chosen.get(selected) ?? {};
    const member = members.find(({ article }) => article === time.view.article) ?? members[0];
    if (id === undefined || member === undefined) return;
    const focus = { mention: member.mention, field: 'time' } as const;
    dispatch({ type: 'focus-evidence', article: member.article, incident: id, focus });
  }

  return (
    <div className={styles.timeline}>
      {!data.isLoaded && data.error !== null && <p className={styles.note}>{say('states.noTimeline')}</p>}
      {data.isLoaded && limits === null && <p className={styles.note}>{say('states.emptyTimeline')}</p>}
      {source && limits !== null && (
        <TimelinePane
          view={time.view}
          moments={moments}
          source={source}
          selected={explorer.selected}
          hovered={explorer.hovered}
          undated={undated}
          reportDays={explorer.reportDays}
          limits={limits}
          lastKnown={data.asOf?.slice(0, 10) ?? ''}
          onChange={time.change}
          onPlay={time.setPlaying}
          onSelect={(id) => dispatch({ type: 'select-incident', id })}
          onHeat={(isHot) => dispatch({ type: 'heat-field', field: isHot ? 'time' : null })}
          onMark={openTimeWords}
          onSet={dispatch}
        />
      )}
    </div>
  );
}

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
