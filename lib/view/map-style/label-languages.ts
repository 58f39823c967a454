import type { MapLanguage } from './label-text.ts';

/** The choices of the map's label menu, in their order: English name, and the language's own name where it is one. */
export const LABEL_LANGUAGES: readonly { language: MapLanguage; name: string; endonym: string | null }[] = [
  { language: 'en', name: 'English', endonym: null },
  { language: 'uk', name: 'Ukrainian', endonym: 'Українська' },
  { language: 'ru', name: 'Russian', endonym: 'Русский' },
  { language: 'local', name: 'As each place writes it', endonym: null },
];
