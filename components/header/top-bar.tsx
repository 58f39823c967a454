'use client';
import { CircleHelp, Search } from 'lucide-react';
import type { Dispatch, RefObject } from 'react';
import { ThemeMenu } from '#components/header/theme-menu.tsx';
import { IconButton } from '#components/parts/icon-button.tsx';
import { formatShortDay } from '#lib/view/describe-time.ts';
import type { View, ViewAction } from '#lib/view/view-state.ts';
import styles from './top-bar.module.css';

type Props = {
  view: View;
  dispatch: Dispatch<ViewAction>;
  search: RefObject<HTMLInputElement | null>;
  counts: { attacks: number; articles: number } | null;
  /** ISO instant of the data. */
  asOf: string | null;
  onHelp: () => void;
};

function plural(count: number, noun: string): string {
  return count === 1 ? noun : `${noun}s`;
}

/** Wordmark, search, how much there is and as of when, theme and help. */
export function TopBar({ view, dispatch, search, counts, asOf, onHelp }: Props) {
  return (
    <header className={styles.top}>
      <h1 className={styles.wordmark}>
        Dateline<i aria-hidden="true">—</i>
      </h1>
      <label className={styles.search}>
        <Search size={15} aria-hidden="true" />
        <input
          ref={search}
          type="search"
          placeholder="Search attacks and articles"
          aria-label="Search attacks and articles"
          value={view.text}
          onChange={(event) => dispatch({ type: 'set-text', text: event.target.value })}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.stopPropagation();
            if (view.text === '') event.currentTarget.blur();
            else dispatch({ type: 'set-text', text: '' });
          }}
        />
        <kbd>/</kbd>
      </label>
      {counts && (
        <p className={styles.stamp}>
          <b>{counts.attacks}</b> {plural(counts.attacks, 'attack')} from <b>{counts.articles}</b>{' '}
          {plural(counts.articles, 'article')}
          {asOf !== null && <span>Data as of {formatShortDay(asOf.slice(0, 10))}</span>}
        </p>
      )}
      <nav aria-label="Site">
        <a href="/about" className={styles.link}>
          About
        </a>
        <span className={styles.rule} />
        <ThemeMenu theme={view.theme} onChange={(theme) => dispatch({ type: 'set-theme', theme })} />
        <IconButton label="Keys (?)" onClick={onHelp}>
          <CircleHelp size={16} />
        </IconButton>
      </nav>
    </header>
  );
}
