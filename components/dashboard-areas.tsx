'use client';
import dynamic from 'next/dynamic';
import { type Dispatch, useState } from 'react';
import type { useArticles, useIncidents } from '#components/data/use-dateline-data.ts';
import { Attribution } from '#components/map/attribution.tsx';
import { IncidentTable } from '#components/map/incident-table.tsx';
import { MapLegend } from '#components/map/map-legend.tsx';
import { activeFilters } from '#components/panel/filter-bar.tsx';
import { LeftPane } from '#components/panel/left-pane.tsx';
import { EmptyWelcome } from '#components/parts/empty-welcome.tsx';
import { NoMatch } from '#components/parts/no-match.tsx';
import { StateBanner } from '#components/parts/state-banner.tsx';
import { TimelinePane } from '#components/timeline/timeline-pane.tsx';
import type { Explorer } from '#components/use-explorer.ts';
import type { LiveTime } from '#components/use-live-time.ts';
import { useWebgl } from '#components/use-webgl.ts';
import type { MapGround } from '#lib/view/map-style/map-ground.ts';
import type { ViewAction } from '#lib/view/view-state.ts';
import styles from './dashboard.module.css';

const MapPane = dynamic(() => import('#components/map/map-pane.tsx').then((module) => module.MapPane), {
  ssr: false,
});
const OWN_GROUND: MapGround = { kind: 'own' };
const NO_WEBGL = 'This browser cannot draw the map (WebGL 2 is off): here are the attacks as a table.';

export type AreaProps = {
  time: LiveTime;
  dispatch: Dispatch<ViewAction>;
  explorer: Explorer;
  incidents: ReturnType<typeof useIncidents>;
  articles: ReturnType<typeof useArticles>;
};
type MapAreaProps = AreaProps & {
  theme: 'light' | 'dark';
  basemap: MapGround;
  mapFailure: string | null;
  onMapFailure: (reason: string) => void;
};

/** The map or the table that equals it, with the notices that lie over it. */
export function MapArea(props: MapAreaProps) {
  const { time, dispatch, explorer, incidents } = props;
  const { view } = time;
  const hasWebgl = useWebgl();
  const showsTable = view.mode === 'table' || hasWebgl === false;
  return (
    <div className={styles.map}>
      {!showsTable && hasWebgl === true && <MapWithKey {...props} />}
      {showsTable && (
        <IncidentTable
          incidents={explorer.shown}
          selected={view.incident}
          notice={hasWebgl === false ? NO_WEBGL : null}
          onSelect={(id) => dispatch({ type: 'select-incident', id })}
          onMap={() => dispatch({ type: 'set-mode', mode: 'map' })}
        />
      )}
      <StateBanner
        isStale={incidents.isError && incidents.data !== undefined}
        loadedAt={incidents.dataUpdatedAt}
        mapNotice={showsTable ? null : props.mapFailure}
        onRetry={() => void incidents.refetch()}
      />
      {incidents.data?.articleCount === 0 && <EmptyWelcome />}
    </div>
  );
}

function MapWithKey({ time, dispatch, explorer, theme, basemap, onMapFailure }: MapAreaProps) {
  const [hasFallenBack, setFallenBack] = useState(false);
  const ground = hasFallenBack ? OWN_GROUND : basemap;

  function handleFailure(reason: string) {
    if (ground.kind === 'own') return onMapFailure(reason);
    setFallenBack(true);
    onMapFailure(`The basemap that was set up does not answer (${reason}). Our own map is shown.`);
  }

  const { view } = time;
  const { shown } = explorer;
  return (
    <>
      <MapPane
        // A map that never had its style is not worth mending: the own ground gets a fresh one.
        key={ground.kind}
        incidents={shown}
        selected={view.incident}
        hovered={view.hovered}
        windowed={view.from !== null || view.to !== null || view.at !== null}
        camera={view.camera}
        theme={theme}
        basemap={ground}
        onSelect={(id) => dispatch({ type: 'select-incident', id })}
        onHover={(id) => dispatch({ type: 'hover', id })}
        onCamera={(camera) => dispatch({ type: 'set-camera', camera })}
        onTable={() => dispatch({ type: 'set-mode', mode: 'table' })}
        onFailure={handleFailure}
      />
      {shown.length > 0 && <MapLegend incidents={shown} />}
      <Attribution basemap={ground} />
    </>
  );
}

/** The timeline, or one line that says why there is none. */
export function TimelineArea({ time, dispatch, explorer, incidents }: AreaProps) {
  const { limits } = explorer;
  const isLoaded = incidents.data !== undefined;
  return (
    <div className={styles.timeline}>
      {!isLoaded && incidents.error !== null && (
        <p className={styles.note}>No timeline: incidents could not be loaded.</p>
      )}
      {isLoaded && limits === null && (
        <p className={styles.note}>The timeline begins with the first dated attack or article.</p>
      )}
      {isLoaded && limits !== null && (
        <TimelinePane
          view={time.view}
          incidents={explorer.beyondTime}
          reportDays={explorer.reportDays}
          limits={limits}
          onChange={time.change}
          onClock={(clock) => dispatch({ type: 'set-clock', clock })}
          onPlay={time.setPlaying}
          onSelect={(id) => dispatch({ type: 'select-incident', id })}
        />
      )}
    </div>
  );
}

/** The lists of incidents and articles, or what failed, or which filter hides everything. */
export function ListArea({ time, dispatch, explorer, incidents, articles }: AreaProps) {
  const { view } = time;
  const isEmpty = incidents.data?.articleCount === 0;
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
        incidents={{
          data: incidents.data && explorer.shown,
          error: incidents.error,
          retry: () => void incidents.refetch(),
        }}
        unfiltered={explorer.beyondTypes}
        total={explorer.total}
        articles={{
          data: articles.data && explorer.articles,
          error: articles.error,
          retry: () => void articles.refetch(),
        }}
        noMatch={isEmpty ? null : noMatch}
      />
    </div>
  );
}
