'use client';
import { Menu } from '@base-ui/react/menu';
import { Check, Contrast } from 'lucide-react';
import buttonStyles from '#components/parts/icon-button.module.css';
import { THEMES, type View } from '#lib/view/view-state.ts';
import styles from './theme-menu.module.css';

const LABELS: Record<View['theme'], string> = { auto: 'As the system', light: 'Light', dark: 'Dark' };

export type ThemeMenuProps = { theme: View['theme']; onChange: (theme: View['theme']) => void };

/** Light, dark, or what the system says. */
export function ThemeMenu({ theme, onChange, defaultOpen }: ThemeMenuProps & { defaultOpen: boolean }) {
  return (
    <Menu.Root defaultOpen={defaultOpen}>
      <Menu.Trigger className={buttonStyles.button} aria-label="Theme" title="Theme">
        <Contrast size={16} aria-hidden="true" />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={4} align="end" className={styles.positioner}>
          <Menu.Popup className={styles.popup}>
            <Menu.RadioGroup
              value={theme}
              onValueChange={(value) => {
                const next = THEMES.find((name) => name === value);
                if (next) onChange(next);
              }}
            >
              {THEMES.map((name) => (
                <Menu.RadioItem key={name} value={name} className={styles.item} closeOnClick>
                  <span className={styles.tick}>
                    <Menu.RadioItemIndicator>
                      <Check size={13} aria-hidden="true" />
                    </Menu.RadioItemIndicator>
                  </span>
                  {LABELS[name]}
                </Menu.RadioItem>
              ))}
            </Menu.RadioGroup>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
