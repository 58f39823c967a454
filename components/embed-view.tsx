'use client';
import { ExternalLink } from 'lucide-react';
import { useMemo, useState, useSyncExternalStore } from 'react';
import { MapArea } from '#components/dashboard-areas.tsx';
import { TimelineArea } from '#components/dashboard-timeline.tsx';
import { ClockZoneProvider } from '#components/data/clock-zone.tsx';
import { useRecords } from '#components/data/use-records.ts';
import { FailureNotice } from '#components/parts/notice.tsx';
import { useExplorer } from '#components/use-explorer.ts';
import { useExplorerData } from '#components/use-explorer-data.ts';
import { useLiveTime, useMoments, useTimePlayback } from '#components/use-live-time.ts';
import { usePageKeys } from '#components/use-page-keys.ts';
import { useTheme } from '#components/use-theme.ts';
import { useViewUrl, viewHref } from '#components/use-view-url.ts';
import { useWords } from '#components/words/use-words.ts';
import { incidentTitle } from '#lib/view/incident-title.ts';
import type { KeyCommand } from '#lib/view/key-commands.ts';
import type { BasemapAnswer } from '#lib/view/map-style/map-ground.ts';
import type { View } from '#lib/view/view-state.ts';
import styles from './embed-view.module.css';

const noChange = () => () => {};

/** The way to the whole: the same view in the explorer, in a tab of its own; what is selected is named. */
function OpenLink({ view, title }: { view: View; title: string | null }) {
  const { say, language } = useWords();
  const href = viewHref(view);
  return (
    <footer className={styles.foot}>
      <b>Dateline</b>
      {title !== null && <span className={styles.chosen}>{title}</span>}
      <a
        href={`${href}${href.includes('?') ? '&' : '?'}lang=${language}`}
        target="_blank"
        rel="noopener"
        className={styles.open}
      >
        {say(title === null ? 'embed.open' : 'embed.openIncident')}
        <ExternalLink size="0.8125rem" aria-hidden="true" />
      </a>
    </footer>
  );
}

/** The explorer without its chrome, for a frame in another page: map, timeline, and the way to the rest. */
export function EmbedView({ query, basemap }: { query: string; basemap: BasemapAnswer }) {
  const [committed, dispatch] = useViewUrl(query);
  const time = useLiveTime(committed, dispatch);
  const { view } = time;
  const words = useWords();
  const { say } = words;
  const isAwake = useSyncExternalStore(
    noChange,
    () => true,
    () => false,
  );
  const [mapFailure, setMapFailure] = useState(basemap.problem);
  const theme = useTheme(view.theme);
  const { shown, matches, articles, data } = useExplorerData(committed, time.isLive);
  const explorer = useExplorer(committed, {
    columns: shown,
    matches: matches.rows,
    records: data.records,
    articles: articles.data?.articles,
  });
  const moments = useMoments(time, explorer.limits, explorer.counts);
  useTimePlayback(time, explorer.limits);
  const { selected, rows, idOf } = explorer;
  const chosenRows = useMemo(() => (selected < 0 ? [] : [selected]), [selected]);
  const chosen = useRecords(explorer.columns, chosenRows, {
    all: data.records,
    knownAt: committed.knownAt,
  }).get(selected);

  function step(by: 1 | -1) {
    const at = selected < 0 ? -1 : rows.indexOf(selected);
    const next = at < 0 ? rows[by > 0 ? 0 : rows.length - 1] : rows[at + by];
    if (next !== undefined) dispatch({ type: 'select-incident', id: idOf(next) });
  }
  const commands: Partial<Record<KeyCommand, () => void>> = {
    table: () => dispatch({ type: 'set-mode', mode: view.mode === 'map' ? 'table' : 'map' }),
    'next-attack': () => step(1),
    'previous-attack': () => step(-1),
    play: () => time.setPlaying(!view.playing),
    'step-back': () =>
      view.playing ? time.setPlaying(false) : dispatch({ type: 'select-incident', id: null }),
  };
  usePageKeys((command) => commands[command]?.(), null);
  const areas = { time, moments, dispatch, explorer, data, articles };

  return (
    <ClockZoneProvider zone={view.zone}>
      <div
        className={styles.frame}
        data-theme={view.theme === 'auto' ? undefined : view.theme}
        data-awake={isAwake || undefined}
      >
        <main className={styles.main}>
          <h1 className="visually-hidden">{say('embed.title')}</h1>
          <MapArea
            {...areas}
            theme={theme}
            basemap={basemap}
            mapFailure={mapFailure}
            onMapFailure={setMapFailure}
          />
          {data.error !== null && !data.isLoaded && (
            <FailureNotice what={say('embed.failed')} why={data.error} onRetry={data.retry} />
          )}
          <TimelineArea {...areas} />
        </main>
        <OpenLink view={committed} title={chosen ? incidentTitle(chosen, words) : null} />
      </div>
    </ClockZoneProvider>
  );
}
