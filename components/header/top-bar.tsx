'use client';
import { ChevronDown, CircleHelp, Search, X } from 'lucide-react';
import type { Dispatch } from 'react';
import { SiteNav } from '#components/header/site-nav.tsx';
import { IconButton } from '#components/parts/icon-button.tsx';
import { MenuOnDemand } from '#components/parts/menu-on-demand.tsx';
import { formatShortDay } from '#lib/view/describe-time.ts';
import { encodeView } from '#lib/view/view-codec.ts';
import type { View, ViewAction } from '#lib/view/view-state.ts';
import navStyles from './site-nav.module.css';
import styles from './top-bar.module.css';

const loadBriefMenu = () => import('#components/brief/brief-menu.tsx').then((module) => module.BriefMenu);
const loadExportMenu = () => import('#components/header/export-menu.tsx').then((module) => module.ExportMenu);

type Props = {
  view: View;
  dispatch: Dispatch<ViewAction>;
  counts: { attacks: number; articles: number } | null;
  /** ISO instant of the data. */
  asOf: string | null;
  onSearch: () => void;
  /** The search may be wanted soon. */
  onSearchAhead: () => void;
  onHelp: () => void;
};

function plural(count: number, noun: string): string {
  return count === 1 ? noun : `${noun}s`;
}

type SearchProps = Pick<Props, 'view' | 'dispatch' | 'onSearch' | 'onSearchAhead'>;

/** Looks like a field and opens the search; shows the words that filter, and takes them away. */
function SearchBox({ view, dispatch, onSearch, onSearchAhead }: SearchProps) {
  const text = view.text.trim();
  return (
    <div className={styles.search}>
      <button
        type="button"
        className={styles.open}
        aria-haspopup="dialog"
        aria-label={text === '' ? 'Search attacks, articles, places' : `Search, now ${text}`}
        onClick={onSearch}
        onPointerEnter={onSearchAhead}
        onFocus={onSearchAhead}
      >
        <Search size={15} aria-hidden="true" />
        {text === '' ? <span>Search attacks, articles, places</span> : <b>{text}</b>}
        {text === '' && <kbd>/</kbd>}
      </button>
      {text !== '' && (
        <IconButton label="Clear search" onClick={() => dispatch({ type: 'set-text', text: '' })}>
          <X size={14} />
        </IconButton>
      )}
    </div>
  );
}

/** Wordmark, search, how much there is and as of when, the other pages, theme and help. */
export function TopBar(props: Props) {
  const { view, dispatch, counts, asOf, onSearch, onSearchAhead, onHelp } = props;
  return (
    <header className={styles.top}>
      <h1 className={styles.wordmark}>
        Dateline<i aria-hidden="true">—</i>
      </h1>
      <SearchBox view={view} dispatch={dispatch} onSearch={onSearch} onSearchAhead={onSearchAhead} />
      {counts && (
        <p className={styles.stamp}>
          <b>{counts.attacks}</b> {plural(counts.attacks, 'attack')} from <b>{counts.articles}</b>{' '}
          {plural(counts.articles, 'article')}
          {asOf !== null && <span>Data as of {formatShortDay(asOf.slice(0, 10))}</span>}
        </p>
      )}
      <nav aria-label="Site">
        <SiteNav
          page="explorer"
          theme={view.theme}
          onTheme={(theme) => dispatch({ type: 'set-theme', theme })}
        >
          <MenuOnDemand
            load={loadBriefMenu}
            menu={{
              view: () => encodeView(view),
              onOpen: (id: string) => dispatch({ type: 'open-brief', id }),
              className: navStyles.trigger,
            }}
            className={navStyles.trigger}
          >
            Brief
          </MenuOnDemand>
          <MenuOnDemand load={loadExportMenu} menu={{ view }} className={navStyles.trigger}>
            Export
            <ChevronDown size={12} aria-hidden="true" />
          </MenuOnDemand>
        </SiteNav>
        <IconButton label="Keys (?)" onClick={onHelp}>
          <CircleHelp size={16} />
        </IconButton>
      </nav>
    </header>
  );
}
