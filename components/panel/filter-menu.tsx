'use client';
import { Menu } from '@base-ui/react/menu';
import { Check, ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import menuStyles from '#components/parts/menu.module.css';
import { useWords } from '#components/words/use-words.ts';
import { formatCount } from '#lib/view/format-count.ts';
import styles from './filter-menu.module.css';

type FilterOption = {
  value: string;
  label: string;
  icon?: ReactNode;
  count?: number;
  checked: boolean;
};

export type FilterMenuProps = {
  label: string;
  active: boolean;
  options: readonly FilterOption[];
  onToggle: (value: string) => void;
  onClear: () => void;
  onOpenChange?: (open: boolean) => void;
  /** Shown in place of the options while there are none. */
  note?: string;
};

/** A chip that opens a list of boxes to tick, each with how many attacks it stands for. */
export function FilterMenu(props: FilterMenuProps & { defaultOpen: boolean }) {
  const { label, active, options, onToggle, onClear, onOpenChange, note, defaultOpen } = props;
  const { say, language } = useWords();
  return (
    <Menu.Root defaultOpen={defaultOpen} {...(onOpenChange ? { onOpenChange } : {})}>
      <Menu.Trigger className={active ? `${styles.chip} ${styles.active}` : styles.chip}>
        {label}
        <ChevronDown size="0.6875rem" aria-hidden="true" />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={4} align="start" className={menuStyles.positioner}>
          <Menu.Popup className={menuStyles.popup}>
            {options.map((option) => (
              <Menu.CheckboxItem
                key={option.value}
                className={menuStyles.item}
                checked={option.checked}
                closeOnClick={false}
                onCheckedChange={() => onToggle(option.value)}
              >
                <span className={styles.box}>
                  <Menu.CheckboxItemIndicator>
                    <Check size="0.75rem" aria-hidden="true" />
                  </Menu.CheckboxItemIndicator>
                </span>
                {option.icon}
                <span className={styles.name}>{option.label}</span>
                {option.count !== undefined && (
                  <span className={styles.count}>{formatCount(option.count, language)}</span>
                )}
              </Menu.CheckboxItem>
            ))}
            {options.length === 0 && note !== undefined && <p className={menuStyles.note}>{note}</p>}
            <Menu.Separator className={menuStyles.rule} />
            <Menu.Item className={menuStyles.item} disabled={!active} onClick={onClear}>
              {say('filters.clearThis')}
            </Menu.Item>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
