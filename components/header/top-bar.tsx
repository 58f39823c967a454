'use client';
import { CircleHelp, Search, X } from 'lucide-react';
import dynamic from 'next/dynamic';
import type { Dispatch } from 'react';
import { ExportMenu } from '#components/header/export-menu.tsx';
import { SiteNav } from '#components/header/site-nav.tsx';
import { IconButton } from '#components/parts/icon-button.tsx';
import { formatShortDay } from '#lib/view/describe-time.ts';
import { encodeView } from '#lib/view/view-codec.ts';
import type { View, ViewAction } from '#lib/view/view-state.ts';
import navStyles from './site-nav.module.css';
import styles from './top-bar.module.css';

/** Briefs come in their own file; until then their word holds its place. */
const BriefMenu = dynamic(
  () => import('#components/brief/brief-menu.tsx').then((module) => module.BriefMenu),
  {
    ssr: false,
    loading: () => <span className={navStyles.trigger}>Brief</span>,
  },
);

type Props = {
  view: View;
  dispatch: Dispatch<ViewAction>;
  counts: { attacks: number; articles: number } | null;
  /** ISO instant of the data. */
  asOf: string | null;
  onSearch: () => void;
  onHelp: () => void;
};

function plural(count: number, noun: string): string {
  return count === 1 ? noun : `${noun}s`;
}

/** Looks like a field and opens the search; shows the words that filter, and takes them away. */
function SearchBox({ view, dispatch, onSearch }: Pick<Props, 'view' | 'dispatch' | 'onSearch'>) {
  const text = view.text.trim();
  return (
    <div className={styles.search}>
      <button
        type="button"
        className={styles.open}
        aria-haspopup="dialog"
        aria-label={text === '' ? 'Search attacks, articles, places' : `Search, now ${text}`}
        onClick={onSearch}
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
export function TopBar({ view, dispatch, counts, asOf, onSearch, onHelp }: Props) {
  return (
    <header className={styles.top}>
      <h1 className={styles.wordmark}>
        Dateline<i aria-hidden="true">—</i>
      </h1>
      <SearchBox view={view} dispatch={dispatch} onSearch={onSearch} />
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
          <BriefMenu view={() => encodeView(view)} className={navStyles.trigger} />
          <ExportMenu view={view} />
        </SiteNav>
        <IconButton label="Keys (?)" onClick={onHelp}>
          <CircleHelp size={16} />
        </IconButton>
      </nav>
    </header>
  );
}
