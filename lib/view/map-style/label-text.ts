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

/** The label of a feature in someone else's tiles: OpenStreetMap's `name:xx`, OpenMapTiles' `name_xx`, else the local `name`. */
export function foreignLabelText(language: MapLanguage): ExpressionSpecification {
  const tried = language === 'local' ? [] : [language, ...(language === 'ru' ? ['uk'] : []), 'en'];
  const fields = [...new Set(tried)].flatMap((code) => [`name:${code}`, `name_${code}`]);
  return [
    'coalesce',
    ...[...fields, 'name'].map((field): ExpressionSpecification => ['get', field]),
  ] as ExpressionSpecification;
}
