'use client';
import { Menu } from '@base-ui/react/menu';
import { Check, Settings2 } from 'lucide-react';
import type { ReactNode } from 'react';
import buttonStyles from '#components/parts/icon-button.module.css';
import menuStyles from '#components/parts/menu.module.css';
import { useWords } from '#components/words/use-words.ts';
import { THEMES, type View } from '#lib/view/view-state.ts';
import { LANGUAGE_COOKIE, LANGUAGES, type Language } from '#lib/view/words.ts';
import styles from './theme-menu.module.css';

const YEAR_S = 365 * 24 * 3600;
const THEME_KEYS = { auto: 'themeAuto', light: 'themeLight', dark: 'themeDark' } as const;

/** The language is the document's: it is kept in a cookie and the page comes anew, at the same address. */
function chooseLanguage(language: Language): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser that we support
  document.cookie = `${LANGUAGE_COOKIE}=${language}; path=/; max-age=${YEAR_S}; samesite=lax`;
  const address = new URL(window.location.href);
  address.searchParams.delete('lang');
  window.location.replace(address);
}

type ChoicesProps<Name extends string> = {
  title: string;
  names: readonly Name[];
  chosen: Name;
  labelOf: (name: Name) => string;
  /** True where each name is written in the language that it names. */
  isLanguage?: boolean;
  onChoose: (name: Name) => void;
};

function Choices<Name extends string>(props: ChoicesProps<Name>): ReactNode {
  const { title, names, chosen, labelOf, isLanguage, onChoose } = props;
  return (
    <Menu.RadioGroup
      value={chosen}
      aria-label={title}
      onValueChange={(value) => {
        const next = names.find((name) => name === value);
        if (next && next !== chosen) onChoose(next);
      }}
    >
      <p className={styles.title} aria-hidden="true">
        {title}
      </p>
      {names.map((name) => (
        <Menu.RadioItem
          key={name}
          value={name}
          className={menuStyles.item}
          closeOnClick
          {...(isLanguage ? { lang: name } : {})}
        >
          <span className={styles.tick}>
            <Menu.RadioItemIndicator>
              <Check size="0.8125rem" aria-hidden="true" />
            </Menu.RadioItemIndicator>
          </span>
          {labelOf(name)}
        </Menu.RadioItem>
      ))}
    </Menu.RadioGroup>
  );
}

export type ThemeMenuProps = { theme: View['theme']; onChange: (theme: View['theme']) => void };

/** Light, dark, or what the system says; and the language of the interface. */
export function ThemeMenu({ theme, onChange, defaultOpen }: ThemeMenuProps & { defaultOpen: boolean }) {
  const { say, language } = useWords();
  return (
    <Menu.Root defaultOpen={defaultOpen}>
      <Menu.Trigger
        className={buttonStyles.button}
        aria-label={say('header.settings')}
        title={say('header.settings')}
      >
        <Settings2 size="1rem" aria-hidden="true" />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={4} align="end" className={menuStyles.positioner}>
          <Menu.Popup className={menuStyles.popup}>
            <Choices
              title={say('header.theme')}
              names={THEMES}
              chosen={theme}
              labelOf={(name) => say(`header.${THEME_KEYS[name]}`)}
              onChoose={onChange}
            />
            <Menu.Separator className={menuStyles.rule} />
            <Choices
              title={say('header.language')}
              names={LANGUAGES}
              chosen={language}
              labelOf={(name) => say(`header.languages.${name}`)}
              isLanguage
              onChoose={chooseLanguage}
            />
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
