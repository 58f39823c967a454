import type { ExpressionSpecification } from 'maplibre-gl';

export const MAP_LANGUAGES = ['en', 'uk', 'ru', 'local'] as const;
export type MapLanguage = (typeof MAP_LANGUAGES)[number];

/** Name fields to try in turn: a name that is unknown in Russian is shown as the place itself writes it, then in English. */
const NAME_FIELDS: Record<MapLanguage, readonly string[]> = {
  en: ['name_en'],
  uk: ['name_uk', 'name_en'],
  ru: ['name_ru', 'name_uk', 'name_en'],
  local: ['name_local', 'name_en'],
};

/** The label of a basemap feature in the wanted language. */
export function labelText(language: MapLanguage): ExpressionSpecification {
  const fields = NAME_FIELDS[language].map((field): ExpressionSpecification => ['get', field]);
  return ['coalesce', ...fields] as ExpressionSpecification;
}
