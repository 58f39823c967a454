'use client';
import dynamic from 'next/dynamic';
import { type Dispatch, useMemo, useState } from 'react';
import type { useArticles } from '#components/data/use-dateline-data.ts';
import type { Moments } from '#components/live/moments.ts';
import { useFollowedRows } from '#components/live/use-followed-rows.ts';
import { Attribution } from '#components/map/attribution.tsx';
import { MapLegend } from '#components/map/map-legend.tsx';
import { EmptyWelcome } from '#components/parts/empty-welcome.tsx';
import { ListSkeleton } from '#components/parts/notice.tsx';
import { StateBanner } from '#components/parts/state-banner.tsx';
import type { Explorer } from '#components/use-explorer.ts';
import type { LiveTime } from '#components/use-live-time.ts';
import { useWebgl } from '#components/use-webgl.ts';
import { useWords } from '#components/words/use-words.ts';
import type { Incident } from '#lib/schema.ts';
import { mapLanguage } from '#lib/view/map-style/label-languages.ts';
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
  /** What of the address could not be read. */
  unread?: readonly string[];
  /** The page that adds articles; none in a frame. */
  addHref?: string;
};
const NOTHING: readonly string[] = [];

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
        isEmpty={data.isEmpty}
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
        unread={props.unread ?? NOTHING}
        onRetry={data.retry}
      />
      {data.isEmpty && <EmptyWelcome addHref={props.addHref} />}
    </div>
  );
}

function MapWithKey(props: MapAreaProps) {
  const { time, moments, dispatch, explorer, data, theme, basemap, onMapFailure } = props;
  const { say, language } = useWords();
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
        labels={mapLanguage(view.labels, language)}
        onSelect={(id) => dispatch({ type: 'select-incident', id })}
        onHover={(id) => dispatch({ type: 'hover', id })}
        onCamera={(camera) => dispatch({ type: 'set-camera', camera })}
        onBox={(box) => dispatch({ type: 'set-box', box })}
        onLabels={(labels) => dispatch({ type: 'set-labels', labels })}
        onTable={() => dispatch({ type: 'set-mode', mode: 'table' })}
        onFailure={handleFailure}
      />
      <MapLegend moments={moments} unplaced={unplaced} />
      <Attribution basemap={ground} />
    </>
  );
}
