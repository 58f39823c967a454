import type { MapLanguage } from './label-text.ts';

/** The choices of the map's label menu, in their order, with the language's own name where it is one. */
export const LABEL_LANGUAGES: readonly { language: MapLanguage; endonym: string | null }[] = [
  { language: 'en', endonym: 'English' },
  { language: 'uk', endonym: 'Українська' },
  { language: 'ru', endonym: 'Русский' },
  { language: 'local', endonym: null },
];
