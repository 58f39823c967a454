'use client';
import dynamic from 'next/dynamic';
import { type Dispatch, memo, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { type DataState, MapArea } from '#components/dashboard-areas.tsx';
import { ListArea } from '#components/dashboard-lists.tsx';
import { TimelineArea } from '#components/dashboard-timeline.tsx';

import { ClockZoneProvider } from '#components/data/clock-zone.tsx';
import { useRecords } from '#components/data/use-records.ts';
import { pageHref } from '#components/header/site-nav.tsx';
import { TopBar } from '#components/header/top-bar.tsx';
import { ListSkeleton } from '#components/parts/notice.tsx';
import { useDroppedFiles } from '#components/use-dropped-files.ts';
import { type Explorer, useExplorer } from '#components/use-explorer.ts';
import { useExplorerData } from '#components/use-explorer-data.ts';
import { useFocusBack } from '#components/use-focus-back.ts';
import { type LiveTime, useLiveTime, useMoments, useTimePlayback } from '#components/use-live-time.ts';
import { usePageKeys } from '#components/use-page-keys.ts';
import { useSheet } from '#components/use-sheet.ts';
import { useStable } from '#components/use-stable.ts';
import { useTheme } from '#components/use-theme.ts';
import { useViewUrl, viewHref } from '#components/use-view-url.ts';
import { useWhenIdle } from '#components/use-when-idle.ts';
import { useWords } from '#components/words/use-words.ts';
import type { KeyCommand } from '#lib/view/key-commands.ts';
import type { BasemapAnswer } from '#lib/view/map-style/map-ground.ts';
import type { View, ViewAction } from '#lib/view/view-state.ts';
import type { WordsToPin } from '#lib/view/words-to-pin.ts';
import styles from './dashboard.module.css';

const HelpDialog = dynamic(
  () => import('#components/header/help-dialog.tsx').then((module) => module.HelpDialog),
  { ssr: false },
);
/** The search comes in its own file, fetched when it is about to be opened. */
const loadSearch = () => import('#components/search/search-dialog.tsx').then((module) => module.SearchDialog);
const SearchDialog = dynamic(loadSearch, { ssr: false });
const fetchSearch = () => void loadSearch().catch(() => {});

/** These show nothing of the time that runs: they are drawn anew only when the view is committed. */
const TopBarAtRest = memo(TopBar);
/** The panel and the reader come when they are first asked for, or when the page has nothing else to do. */
const loadRightPane = () =>
  import('#components/panel/right-pane.tsx').then(({ RightPane }) => memo(RightPane));
const RightPaneAtRest = dynamic(loadRightPane, { ssr: false, loading: () => <ListSkeleton rows={3} /> });

/** The scenes of a brief come when one is opened here. */
const ExplorerStrip = dynamic(
  () => import('#components/brief/explorer-strip.tsx').then((module) => module.ExplorerStrip),
  { ssr: false },
);

/** The document shows the list before its scripts hear keys and clicks: `data-awake` says that they do. */
const noChange = () => () => {};
const isTrue = () => true;
const isFalse = () => false;

type Hands = {
  time: LiveTime;
  dispatch: Dispatch<ViewAction>;
  openSearch: () => void;
  stepAttack: (step: 1 | -1) => void;
  openHelp: () => void;
};

function commandsOf({
  time,
  dispatch,
  openSearch,
  stepAttack,
  openHelp,
}: Hands): Record<KeyCommand, () => void> {
  const { view } = time;
  return {
    search: openSearch,
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

/** The record of the selected attack as the lists have it. */
function useSelectedRecord({ columns, selected }: Explorer, data: DataState, knownAt: string | null) {
  const rows = useMemo(() => (selected < 0 ? [] : [selected]), [selected]);
  return useRecords(columns, rows, { all: data.records, knownAt }).get(selected);
}

type Props = {
  /** The URL's query string, as far as it could be read. */
  query: string;
  /** What of it could not, as "name=value". */
  unread: readonly string[];
  basemap: BasemapAnswer;
};

/** The one place where the panes meet. */
export function Dashboard({ query, unread, basemap }: Props) {
  const [committed, dispatch] = useViewUrl(query);
  const time = useLiveTime(committed, dispatch);
  const { view } = time;
  const isAwake = useSyncExternalStore(noChange, isTrue, isFalse);
  const { say } = useWords();
  const [isHelpOpen, setHelpOpen] = useState(false);
  const [isSearchOpen, setSearchOpen] = useState(false);
  useWhenIdle(loadRightPane);
  const [mapFailure, setMapFailure] = useState(basemap.problem);
  const theme = useTheme(view.theme);
  const { columns, shown, matches, articles, data } = useExplorerData(committed, time.isLive);
  const { isLoaded } = data;
  const explorer = useExplorer(committed, {
    columns: shown,
    matches: matches.rows,
    records: data.records,
    articles: articles.data?.articles,
  });
  const selectedRecord = useSelectedRecord(explorer, data, committed.knownAt);
  const sheet = useSheet(view.incident ?? view.article);
  const hasSelection = view.incident !== null || view.article !== null;
  const moments = useMoments(time, explorer.limits, explorer.counts);
  useTimePlayback(time, explorer.limits);
  useFocusBack(view.incident);
  useDroppedFiles(pageHref('/add', view.theme));

  const stepAttack = useStable((step: 1 | -1) => {
    const { rows, selected, idOf } = explorer;
    const index = selected < 0 ? -1 : rows.indexOf(selected);
    const next = index < 0 ? rows[step > 0 ? 0 : rows.length - 1] : rows[index + step];
    if (next !== undefined) dispatch({ type: 'select-incident', id: idOf(next) });
  });

  const [pin, setPin] = useState<((words: WordsToPin) => void) | null>(null);
  const takePinner = useStable((next: typeof pin) => setPin(() => next));
  const showView = useStable((next: View) => {
    time.drop();
    dispatch({ type: 'restore', view: next });
  });
  const early = useRef('');
  const openSearch = useStable(() => {
    early.current = '';
    setSearchOpen(true);
  });
  const openHelp = useStable(() => setHelpOpen(true));
  const articleCount = articles.data?.articles.length;
  const { groundCount } = explorer;
  const counts = useMemo(
    () => (isLoaded && articleCount !== undefined ? { attacks: groundCount, articles: articleCount } : null),
    [isLoaded, groundCount, articleCount],
  );
  const commands = commandsOf({ time, dispatch, openSearch, stepAttack, openHelp });
  usePageKeys(
    (command) => {
      if (isSearchOpen && command === 'step-back') setSearchOpen(false);
      else commands[command]();
    },
    isSearchOpen ? early : null,
  );
  const areas = { time, moments, dispatch, explorer, data, articles };

  return (
    <ClockZoneProvider zone={view.zone}>
      <div
        className={styles.screen}
        data-theme={view.theme === 'auto' ? undefined : view.theme}
        data-selection={hasSelection || undefined}
        data-brief={view.brief !== null || undefined}
        data-sheet={sheet.height}
        data-awake={isAwake || undefined}
      >
        <a href="#lists" className={styles.skip}>
          {say('common.skip')}
        </a>
        <div className={styles.header}>
          <TopBarAtRest
            view={committed}
            dispatch={dispatch}
            counts={counts}
            asOf={data.asOf}
            onSearch={openSearch}
            onSearchAhead={fetchSearch}
            onHelp={openHelp}
          />
        </div>
        <main className={styles.main}>
          <MapArea
            {...areas}
            theme={theme}
            basemap={basemap}
            mapFailure={mapFailure}
            onMapFailure={setMapFailure}
            unread={unread}
            addHref={pageHref('/add', view.theme)}
          />
          <TimelineArea {...areas} />
          <div className={styles.sheet}>
            <button type="button" className={styles.grip} aria-label={sheet.label} onClick={sheet.cycle}>
              <i />
            </button>
            <ListArea {...areas} />
            {hasSelection && (
              <div className={styles.right}>
                <RightPaneAtRest
                  view={committed}
                  dispatch={dispatch}
                  incident={selectedRecord}
                  dataVersion={columns.data?.dataVersion ?? ''}
                  hrefOf={viewHref}
                  onStep={stepAttack}
                  onPin={pin}
                />
              </div>
            )}
          </div>
          {view.brief !== null && (
            <div className={styles.film}>
              <ExplorerStrip
                id={view.brief}
                view={committed}
                theme={theme}
                onView={showView}
                onClose={() => dispatch({ type: 'open-brief', id: null })}
                onPinner={takePinner}
              />
            </div>
          )}
        </main>
        <p className="visually-hidden" role="status">
          {shown && !time.isLive ? say('common.shownAttacks', { count: explorer.count }) : ''}
        </p>
        {isHelpOpen && <HelpDialog open onOpenChange={setHelpOpen} />}
        {isSearchOpen && (
          <SearchDialog open onOpenChange={setSearchOpen} view={view} dispatch={dispatch} early={early} />
        )}
      </div>
    </ClockZoneProvider>
  );
}
