import { useContext, useMemo } from 'react';
import { useLocale, useTranslations } from 'use-intl/react';
import { NamesContext } from '#components/words/place-names-context.ts';
import type { Words } from '#lib/view/words.ts';

/** The words of the language in force: `say('room.key', values)`, and what lib/view's functions take as `words`. */
export function useWords(): Words {
  const say = useTranslations();
  const language = useLocale();
  const names = useContext(NamesContext);
  return useMemo(() => ({ say, language, names }), [say, language, names]);
}
