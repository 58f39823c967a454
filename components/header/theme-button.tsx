'use client';
import { Contrast } from 'lucide-react';
import type { ThemeMenuProps } from '#components/header/theme-menu.tsx';
import buttonStyles from '#components/parts/icon-button.module.css';
import { MenuOnDemand } from '#components/parts/menu-on-demand.tsx';

const loadMenu = () => import('#components/header/theme-menu.tsx').then((module) => module.ThemeMenu);

/** The button of the theme; its menu comes when it is first opened. */
export function ThemeButton(props: ThemeMenuProps) {
  return (
    <MenuOnDemand
      load={loadMenu}
      menu={props}
      className={buttonStyles.button}
      aria-label="Theme"
      title="Theme"
    >
      <Contrast size={16} aria-hidden="true" />
    </MenuOnDemand>
  );
}
