import { useMemo } from 'react';
import { useLocale, useTranslations } from 'use-intl/react';
import type { Words } from '#lib/view/words.ts';

/** The words of the language in force: `say('room.key', values)`, and what lib/view's functions take as `words`. */
export function useWords(): Words {
  const say = useTranslations();
  const language = useLocale();
  return useMemo(() => ({ say, language }), [say, language]);
}
