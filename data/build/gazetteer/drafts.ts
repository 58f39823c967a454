/** Every place of the gazetteer with all its names, before it is written as columns. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type CountryEntry, readAreas } from './areas.ts';
import { applyCurated, curatedEntry } from './curated.ts';
import { addName, type DraftPlace } from './draft.ts';
import { readSettlements } from './settlements.ts';
import { addOblastNames, addRomanisedNames, nameInUkrainian, nameRaion } from './slavic-names.ts';

export const GAZETTEER_FOLDER = join(import.meta.dirname, '../../gazetteer');
const OBLAST_COUNTRIES = new Set(['UA', 'RU', 'BY']);
/** Places whose Cyrillic names are worth romanising: all of Ukraine; elsewhere only what already has Cyrillic. */
const ROMANISED = new Set(['UA', 'RU', 'BY']);

/** Where names carry the Arabic article that the press drops: "Al Fallujah", "Az Zawiyah". */
const ARTICLE_COUNTRIES = new Set([
  'YE',
  'SY',
  'IQ',
  'LB',
  'PS',
  'JO',
  'LY',
  'SD',
  'EG',
  'SA',
  'OM',
  'AE',
  'KW',
  'QA',
  'BH',
  'TN',
  'DZ',
  'MA',
]);
const ARTICLE = /^(?:al|el|ad|ar|as|at|az|an|ash|adh|ath)[\s-](?=\p{Lu}\p{L}{3})/iu;

function addNamesWithoutArticle(place: DraftPlace): void {
  for (const [name, match] of [[place.name, 'spelling'] as const, ...place.names]) {
    if (ARTICLE.test(name)) addName(place, name.replace(ARTICLE, ''), match);
  }
}

/** All places in the order in which they are written; reads the packages and our own files. */
export function buildDrafts(): DraftPlace[] {
  const countries = readJson('countries.json') as CountryEntry[];
  const curated = z.array(curatedEntry).parse(readJson('places.json'));
  const settlements = readSettlements();
  const areas = readAreas(settlements, countries);
  for (const place of settlements) {
    if (place.country === 'UA') nameInUkrainian(place);
    if (ROMANISED.has(place.country ?? '')) addRomanisedNames(place);
    if (ARTICLE_COUNTRIES.has(place.country ?? '')) addNamesWithoutArticle(place);
  }
  for (const area of areas) {
    if (!OBLAST_COUNTRIES.has(area.country ?? '')) continue;
    if (
      area.kind === 'region' &&
      /(?:region|oblast|область)/i.test([area.name, ...area.names.keys()].join(' '))
    ) {
      addOblastNames(area);
    }
    if (area.kind === 'district' && area.country === 'UA') nameRaion(area);
  }
  const drafts = [...areas, ...settlements];
  applyCurated(drafts, curated);
  return drafts;
}

/** A file of data/gazetteer. */
export function readJson(name: string): unknown {
  return JSON.parse(readFileSync(join(GAZETTEER_FOLDER, name), 'utf8'));
}
