/** What places, actors and offices are called in a language other than the gazetteer's, for what is written here. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Incident } from '#lib/schema.ts';
import type { PlaceNames } from '#lib/view/place-names.ts';
import type { Language } from '#lib/view/words.ts';
import { projectRoot } from '../locate.ts';

const kept = globalThis as typeof globalThis & { datelinePlaceNames?: Map<Language, PlaceNames | null> };

/** A file of a language (public/names); null where there is none or it cannot be read: the gazetteer's names stand. */
function readNames(file: Language | `${Language}-voices`): PlaceNames | null {
  const path = join(projectRoot(), 'public', 'names', `${file}.json`);
  if (!existsSync(path)) return null;
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as PlaceNames;
  } catch {
    return null;
  }
}

function keptNames(language: Language): PlaceNames | null {
  kept.datelinePlaceNames ??= new Map();
  if (!kept.datelinePlaceNames.has(language)) kept.datelinePlaceNames.set(language, readNames(language));
  return kept.datelinePlaceNames.get(language) ?? null;
}

/** The names of all places, and of actors and offices; null where the language has none. */
export function allNames(language: Language): PlaceNames | null {
  const places = keptNames(language);
  return places && { ...places, ...readNames(`${language}-voices`) };
}

/** The names of these attacks' places and regions alone; null where the language has none. */
export function namesOfPlaces(
  language: Language,
  incidents: readonly Pick<Incident, 'place'>[],
): PlaceNames | null {
  const all = keptNames(language);
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
