'use client';
import { Settings2 } from 'lucide-react';
import type { ThemeMenuProps } from '#components/header/theme-menu.tsx';
import buttonStyles from '#components/parts/icon-button.module.css';
import { MenuOnDemand } from '#components/parts/menu-on-demand.tsx';
import { useWords } from '#components/words/use-words.ts';

const loadMenu = () => import('#components/header/theme-menu.tsx').then((module) => module.ThemeMenu);

/** The button of theme and language; its menu comes when it is first opened. */
export function ThemeButton(props: ThemeMenuProps) {
  const { say } = useWords();
  return (
    <MenuOnDemand
      load={loadMenu}
      menu={props}
      className={buttonStyles.button}
      aria-label={say('header.settings')}
      title={say('header.settings')}
    >
      <Settings2 size="1rem" aria-hidden="true" />
    </MenuOnDemand>
  );
}
