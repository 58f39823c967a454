'use client';
import { ChevronDown } from 'lucide-react';
import type { FilterMenuProps } from '#components/panel/filter-menu.tsx';
import { MenuOnDemand } from '#components/parts/menu-on-demand.tsx';
import styles from './filter-menu.module.css';

const loadMenu = () => import('#components/panel/filter-menu.tsx').then((module) => module.FilterMenu);

/** The chip of a filter; its menu comes when it is first opened. */
export function FilterChip(props: FilterMenuProps) {
  return (
    <MenuOnDemand
      load={loadMenu}
      menu={props}
      className={props.active ? `${styles.chip} ${styles.active}` : styles.chip}
      onFirstOpen={() => props.onOpenChange?.(true)}
    >
      {props.label}
      <ChevronDown size="0.75rem" aria-hidden="true" />
    </MenuOnDemand>
  );
}
