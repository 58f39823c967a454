/** What places are called in a language other than the gazetteer's, for pages that are rendered here. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Incident } from '#lib/schema.ts';
import type { PlaceNames } from '#lib/view/place-names.ts';
import type { Language } from '#lib/view/words.ts';
import { projectRoot } from '../locate.ts';

const kept = globalThis as typeof globalThis & { datelinePlaceNames?: Map<Language, PlaceNames | null> };

/** The file of a language (public/names); null where there is none or it cannot be read: the gazetteer's names stand. */
function readNames(language: Language): PlaceNames | null {
  const path = join(projectRoot(), 'public', 'names', `${language}.json`);
  if (!existsSync(path)) return null;
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as PlaceNames;
  } catch {
    return null;
  }
}

/** The names of these attacks' places and regions alone; null where the language has none. */
export function namesOfPlaces(
  language: Language,
  incidents: readonly Pick<Incident, 'place'>[],
): PlaceNames | null {
  kept.datelinePlaceNames ??= new Map();
  if (!kept.datelinePlaceNames.has(language)) kept.datelinePlaceNames.set(language, readNames(language));
  const all = kept.datelinePlaceNames.get(language);
  if (!all) return null;
  const found: Record<string, Record<string, string>> = {};
  const take = (group: string, name: string) => {
    const known = all[group]?.[name];
    if (known === undefined) return;
    found[group] = { ...found[group], [name]: known };
  };
  for (const { place } of incidents) {
    if (place === null) continue;
    const country = place.country ?? '';
    take(`${place.country}|${place.admin1}`, place.name);
    take(country, place.name);
    if (place.admin1 !== null) take(country, place.admin1);
  }
  return found;
}
