'use client';
import { Menu as MenuIcon } from 'lucide-react';
import Link from 'next/link';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { ThemeButton } from '#components/header/theme-button.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { View } from '#lib/view/view-state.ts';
import styles from './site-nav.module.css';

export type SitePage = 'explorer' | 'add' | 'brief' | 'login' | 'about' | 'other';
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

/** Open until Escape, or a press beside it and beside the menus that it opened. */
function useFold() {
  const [isOpen, setOpen] = useState(false);
  const fold = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!isOpen) return;
    function handlePress({ target }: PointerEvent) {
      if (!(target instanceof Element)) return;
      if (!fold.current?.contains(target) && !target.closest('[role="menu"]')) setOpen(false);
    }
    function handleKey({ key }: KeyboardEvent) {
      if (key === 'Escape') setOpen(false);
    }
    document.addEventListener('pointerdown', handlePress);
    document.addEventListener('keydown', handleKey);
    return () => {
      document.removeEventListener('pointerdown', handlePress);
      document.removeEventListener('keydown', handleKey);
    };
  }, [isOpen]);
  return { fold, isOpen, toggle: () => setOpen(!isOpen) };
}

/** Ways to the other pages, and the theme; on a narrow screen the ways fold behind one button. */
export function SiteNav({ page, theme, onTheme, children }: Props) {
  const { fold, isOpen, toggle } = useFold();
  const { say } = useWords();
  return (
    <>
      <div ref={fold} className={styles.fold}>
        <button
          type="button"
          className={styles.unfold}
          aria-label={say('header.menu')}
          aria-expanded={isOpen}
          onClick={toggle}
        >
          <MenuIcon size="1.125rem" aria-hidden="true" />
        </button>
        <div className={styles.ways} data-open={isOpen || undefined}>
          <Link
            href={pageHref('/add', theme)}
            prefetch={false}
            className={styles.link}
            aria-current={page === 'add' ? 'page' : undefined}
          >
            {say('header.add')}
          </Link>
          {children}
          <a
            href={pageHref('/about', theme)}
            className={styles.link}
            aria-current={page === 'about' ? 'page' : undefined}
          >
            {say('header.about')}
          </a>
        </div>
      </div>
      <span className={styles.rule} />
      <ThemeButton theme={theme} onChange={onTheme} />
    </>
  );
}
