'use client';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { ThemeMenu } from '#components/header/theme-menu.tsx';
import type { View } from '#lib/view/view-state.ts';
import styles from './site-nav.module.css';

export type SitePage = 'explorer' | 'add' | 'brief';
type Props = {
  page: SitePage;
  theme: View['theme'];
  onTheme: (theme: View['theme']) => void;
  /** What only this page offers. */
  children?: ReactNode;
};

/** The address of a page of the app in the theme in force. */
export function pageHref(path: string, theme: View['theme']): string {
  return theme === 'auto' ? path : `${path}?theme=${theme}`;
}

/** Ways to the other pages, and the theme. */
export function SiteNav({ page, theme, onTheme, children }: Props) {
  return (
    <>
      <Link
        href={pageHref('/add', theme)}
        prefetch={false}
        className={styles.link}
        aria-current={page === 'add' ? 'page' : undefined}
      >
        Add
      </Link>
      {children}
      <a href="/about" className={styles.link}>
        About
      </a>
      <span className={styles.rule} />
      <ThemeMenu theme={theme} onChange={onTheme} />
    </>
  );
}
