'use client';
import Link from 'next/link';
import { pageHref, SiteNav, type SitePage } from '#components/header/site-nav.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { View } from '#lib/view/view-state.ts';
import navStyles from './site-nav.module.css';
import styles from './top-bar.module.css';

type Props = { page: SitePage; theme: View['theme']; onTheme: (theme: View['theme']) => void };

/** The header of a page beside the explorer: the wordmark leads back to it. */
export function SiteHeader({ page, theme, onTheme }: Props) {
  const { say } = useWords();
  return (
    <header className={styles.top}>
      <Link
        href={pageHref('/', theme)}
        prefetch={false}
        className={styles.wordmark}
        aria-label={say('header.toTheMap')}
      >
        Dateline<i aria-hidden="true">—</i>
      </Link>
      <nav aria-label={say('header.site')}>
        <SiteNav page={page} theme={theme} onTheme={onTheme}>
          <Link
            href={pageHref('/brief', theme)}
            prefetch={false}
            className={navStyles.link}
            aria-current={page === 'brief' ? 'page' : undefined}
          >
            {say('header.brief')}
          </Link>
        </SiteNav>
      </nav>
    </header>
  );
}
