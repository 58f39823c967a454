'use client';
import { Menu } from '@base-ui/react/menu';
import { Check, Languages } from 'lucide-react';
import menuStyles from '#components/parts/menu.module.css';
import { useWords } from '#components/words/use-words.ts';
import { LABEL_LANGUAGES } from '#lib/view/map-style/label-languages.ts';
import type { MapLanguage } from '#lib/view/map-style/label-text.ts';
import styles from './label-menu.module.css';

type Props = {
  value: MapLanguage;
  onChange: (language: MapLanguage) => void;
  defaultOpen: boolean;
};

/** The language of the map's names. */
export function LabelMenu({ value, onChange, defaultOpen }: Props) {
  const { say } = useWords();
  return (
    <Menu.Root defaultOpen={defaultOpen}>
      <Menu.Trigger aria-label={say('map.labels')} title={say('map.labels')}>
        <Languages size="0.9375rem" aria-hidden="true" />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner side="right" align="start" sideOffset={6} className={menuStyles.positioner}>
          <Menu.Popup className={menuStyles.popup}>
            <Menu.RadioGroup
              value={value}
              onValueChange={(next) => {
                const found = LABEL_LANGUAGES.find(({ language }) => language === next);
                if (found) onChange(found.language);
              }}
            >
              {LABEL_LANGUAGES.map(({ language, endonym }) => (
                <Menu.RadioItem key={language} value={language} className={menuStyles.item} closeOnClick>
                  <span className={styles.tick}>
                    <Menu.RadioItemIndicator>
                      <Check size="0.8125rem" aria-hidden="true" />
                    </Menu.RadioItemIndicator>
                  </span>
                  {say(`map.label.${language}`)}
                  {endonym !== null && endonym !== say(`map.label.${language}`) && (
                    <span lang={language} className={styles.endonym}>
                      {endonym}
                    </span>
                  )}
                </Menu.RadioItem>
              ))}
            </Menu.RadioGroup>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
