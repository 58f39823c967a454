'use client';
import { type Dispatch, type RefObject, useRef, useState } from 'react';
import { ListArea, MapArea, TimelineArea } from '#components/dashboard-areas.tsx';
import { useArticles, useIncidents } from '#components/data/use-dateline-data.ts';
import { HelpDialog } from '#components/header/help-dialog.tsx';
import { TopBar } from '#components/header/top-bar.tsx';
import { RightPane } from '#components/panel/right-pane.tsx';
import { useExplorer } from '#components/use-explorer.ts';
import { type LiveTime, useLiveTime, useTimePlayback } from '#components/use-live-time.ts';
import { usePageKeys } from '#components/use-page-keys.ts';
import { useSheet } from '#components/use-sheet.ts';
import { useTheme } from '#components/use-theme.ts';
import { useViewUrl, viewHref } from '#components/use-view-url.ts';
import type { KeyCommand } from '#lib/view/key-commands.ts';
import type { BasemapAnswer } from '#lib/view/map-style/map-ground.ts';
import type { ViewAction } from '#lib/view/view-state.ts';
import styles from './dashboard.module.css';

type Hands = {
  time: LiveTime;
  dispatch: Dispatch<ViewAction>;
  search: RefObject<HTMLInputElement | null>;
  stepAttack: (step: 1 | -1) => void;
  openHelp: () => void;
};

function commandsOf({ time, dispatch, search, stepAttack, openHelp }: Hands): Record<KeyCommand, () => void> {
  const { view } = time;
  return {
    search: () => search.current?.select(),
    help: openHelp,
    table: () => dispatch({ type: 'set-mode', mode: view.mode === 'map' ? 'table' : 'map' }),
    'next-attack': () => stepAttack(1),
    'previous-attack': () => stepAttack(-1),
    play: () => time.setPlaying(!view.playing),
    'step-back': () => {
      if (view.playing) time.setPlaying(false);
      else if (view.article !== null) dispatch({ type: 'open-article', id: null });
      else dispatch({ type: 'select-incident', id: null });
    },
  };
}

/** The one place where the panes meet. `query` is the URL's query string. */
export function Dashboard({ query, basemap }: { query: string; basemap: BasemapAnswer }) {
  const [committed, dispatch] = useViewUrl(query);
  const time = useLiveTime(committed, dispatch);
  const { view } = time;
  const [isHelpOpen, setHelpOpen] = useState(false);
  const [mapFailure, setMapFailure] = useState(basemap.problem);
  const search = useRef<HTMLInputElement>(null);
  const theme = useTheme(view.theme);
  const incidents = useIncidents(time.isLive);
  const articles = useArticles(time.isLive);
  const explorer = useExplorer(view, incidents.data?.incidents, articles.data?.articles);
  const sheet = useSheet(view.incident ?? view.article);
  const hasSelection = view.incident !== null || view.article !== null;
  useTimePlayback(time, explorer.limits);

  function stepAttack(step: 1 | -1) {
    const { shown } = explorer;
    const index = shown.findIndex((incident) => incident.id === view.incident);
    const next = index < 0 ? shown[step > 0 ? 0 : shown.length - 1] : shown[index + step];
    if (next) dispatch({ type: 'select-incident', id: next.id });
  }

  const commands = commandsOf({ time, dispatch, search, stepAttack, openHelp: () => setHelpOpen(true) });
  usePageKeys((command) => commands[command]());
  const areas = { time, dispatch, explorer, incidents, articles };

  return (
    <div
      className={styles.screen}
      data-theme={view.theme === 'auto' ? undefined : view.theme}
      data-selection={hasSelection || undefined}
      data-sheet={sheet.height}
    >
      <a href="#lists" className={styles.skip}>
        Skip to the lists
      </a>
      <div className={styles.header}>
        <TopBar
          view={view}
          dispatch={dispatch}
          search={search}
          counts={
            incidents.data ? { attacks: explorer.groundCount, articles: incidents.data.articleCount } : null
          }
          asOf={incidents.data?.asOf ?? null}
          onHelp={() => setHelpOpen(true)}
        />
      </div>
      <main className={styles.main}>
        <MapArea
          {...areas}
          theme={theme}
          basemap={basemap}
          mapFailure={mapFailure}
          onMapFailure={setMapFailure}
        />
        <TimelineArea {...areas} />
        <div className={styles.sheet}>
          <button type="button" className={styles.grip} aria-label={sheet.label} onClick={sheet.cycle}>
            <i />
          </button>
          <ListArea {...areas} />
          {hasSelection && (
            <div className={styles.right}>
              <RightPane
                view={view}
                dispatch={dispatch}
                incident={incidents.data?.incidents.find((incident) => incident.id === view.incident)}
                dataVersion={incidents.data?.dataVersion ?? ''}
                hrefOf={viewHref}
                onStep={stepAttack}
              />
            </div>
          )}
        </div>
      </main>
      <p className="visually-hidden" role="status">
        {incidents.data && !time.isLive ? `${explorer.shown.length} attacks shown` : ''}
      </p>
      <HelpDialog open={isHelpOpen} onOpenChange={setHelpOpen} />
    </div>
  );
}
