import type { View } from '#lib/view/view-state.ts';
import type { Language } from '#lib/view/words.ts';
import type { MapLanguage } from './label-text.ts';

/** The choices of the map's label menu, in their order, with the language's own name where it is one. */
export const LABEL_LANGUAGES: readonly { language: MapLanguage; endonym: string | null }[] = [
  { language: 'en', endonym: 'English' },
  { language: 'uk', endonym: 'Українська' },
  { language: 'ru', endonym: 'Русский' },
  { language: 'local', endonym: null },
];

/** The language of the map's names in a view, on a page in `language`. */
export function mapLanguage(labels: View['labels'], language: Language): MapLanguage {
  return labels === 'page' ? language : labels;
}
