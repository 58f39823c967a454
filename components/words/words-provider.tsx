'use client';
import type { ReactNode } from 'react';
import { IntlProvider } from 'use-intl/react';
import type { Language } from '#lib/view/words.ts';

type Props = { language: Language; messages: object; children: ReactNode };

/** Gives the components below it their words: the compiled messages of the rooms that they use. */
export function WordsProvider({ language, messages, children }: Props) {
  return (
    <IntlProvider locale={language} messages={messages} timeZone="UTC">
      {children}
    </IntlProvider>
  );
}
