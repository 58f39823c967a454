'use client';
import { ChevronDown, CircleHelp, Search, X } from 'lucide-react';
import type { Dispatch } from 'react';
import { ShareButton } from '#components/header/share-button.tsx';
import { SiteNav } from '#components/header/site-nav.tsx';
import { IconButton } from '#components/parts/icon-button.tsx';
import { MenuOnDemand } from '#components/parts/menu-on-demand.tsx';
import { useWords } from '#components/words/use-words.ts';
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

type SearchProps = Pick<Props, 'view' | 'dispatch' | 'onSearch' | 'onSearchAhead'>;

/** Looks like a field and opens the search; shows the words that filter, and takes them away. */
function SearchBox({ view, dispatch, onSearch, onSearchAhead }: SearchProps) {
  const { say } = useWords();
  const text = view.text.trim();
  return (
    <div className={styles.search}>
      <button
        type="button"
        className={styles.open}
        aria-haspopup="dialog"
        aria-label={text === '' ? say('header.search') : say('header.searchNow', { text })}
        onClick={onSearch}
        onPointerEnter={onSearchAhead}
        onFocus={onSearchAhead}
      >
        <Search size="0.9375rem" aria-hidden="true" />
        {text === '' ? <span>{say('header.search')}</span> : <b>{text}</b>}
        {text === '' && <kbd>/</kbd>}
      </button>
      {text !== '' && (
        <IconButton
          label={say('header.clearSearch')}
          onClick={() => dispatch({ type: 'set-text', text: '' })}
        >
          <X size="0.875rem" />
        </IconButton>
      )}
    </div>
  );
}

/** Wordmark, search, how much there is and as of when, the other pages, theme and help. */
export function TopBar(props: Props) {
  const { view, dispatch, counts, asOf, onSearch, onSearchAhead, onHelp } = props;
  const { say, language } = useWords();
  return (
    <header className={styles.top}>
      <h1 className={styles.wordmark}>
        Dateline<i aria-hidden="true">—</i>
      </h1>
      <SearchBox view={view} dispatch={dispatch} onSearch={onSearch} onSearchAhead={onSearchAhead} />
      {counts && (
        <p className={styles.stamp}>
          <span>{say.rich('header.stamp', { ...counts, b: (text) => <b>{text}</b> })}</span>
          {asOf !== null && (
            <span className={styles.asOf}>
              {say('common.dataAsOf', { day: formatShortDay(asOf.slice(0, 10), language) })}
            </span>
          )}
        </p>
      )}
      <nav aria-label={say('header.site')}>
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
            {say('header.brief')}
          </MenuOnDemand>
          <ShareButton view={view} />
          <MenuOnDemand load={loadExportMenu} menu={{ view }} className={navStyles.trigger}>
            {say('header.export')}
            <ChevronDown size="0.75rem" aria-hidden="true" />
          </MenuOnDemand>
        </SiteNav>
        <IconButton label={say('header.keys')} onClick={onHelp}>
          <CircleHelp size="1rem" />
        </IconButton>
      </nav>
    </header>
  );
}
