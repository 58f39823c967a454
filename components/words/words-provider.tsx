'use client';
import { type ReactNode, useEffect, useState } from 'react';
import { IntlProvider } from 'use-intl/react';
import { NamesContext } from '#components/words/place-names-context.ts';
import type { PlaceNames } from '#lib/view/place-names.ts';
import type { Language } from '#lib/view/words.ts';

type Props = {
  language: Language;
  messages: object;
  /** The names of the places that the page shows first, where the language has its own. */
  firstNames?: PlaceNames | null;
  children: ReactNode;
};

let kept: Promise<PlaceNames | null> | null = null;

async function readNames(file: string): Promise<PlaceNames | null> {
  const answer = await fetch(`/names/${file}.json`);
  return answer.ok ? ((await answer.json()) as PlaceNames) : null;
}

/** Every place's name in the language, and those of actors and speakers; null where it has none of its own or they cannot be had. */
function loadNames(language: Language): Promise<PlaceNames | null> {
  kept ??= Promise.all([readNames(language), readNames(`${language}-voices`)])
    .then(([places, voices]) => places && { ...places, ...voices })
    .catch(() => null)
    .then((names) => {
      if (names === null) kept = null;
      return names;
    });
  return kept;
}

/** Gives the components below it their words: the compiled messages of the rooms that they use, and names of places. */
export function WordsProvider({ language, messages, firstNames = null, children }: Props) {
  const [names, setNames] = useState<PlaceNames | null>(firstNames);
  useEffect(() => {
    if (language === 'en') return;
    let isGone = false;
    void loadNames(language).then((found) => {
      if (!isGone && found) setNames(found);
    });
    return () => {
      isGone = true;
    };
  }, [language]);
  return (
    <IntlProvider locale={language} messages={messages} timeZone="UTC">
      <NamesContext value={names}>{children}</NamesContext>
    </IntlProvider>
  );
}
