/** Makes data/gazetteer/gazetteer.bin.gz: `node data/build/gazetteer/build.ts` (about a minute; same bytes every time). */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { constants, gzipSync } from 'node:zlib';
import { z } from 'zod';
import { type CountryEntry, readAreas } from './areas.ts';
import { applyCurated, curatedEntry } from './curated.ts';
import { addName, type DraftPlace } from './draft.ts';
import { readSettlements } from './settlements.ts';
import { addOblastNames, addRomanisedNames, nameInUkrainian, nameRaion } from './slavic-names.ts';
import { readWords } from './words.ts';
import { writeColumns } from './write-columns.ts';

const FOLDER = join(import.meta.dirname, '../../gazetteer');
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

function build(): DraftPlace[] {
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

function readJson(name: string): unknown {
  return JSON.parse(readFileSync(join(FOLDER, name), 'utf8'));
}

/** words.json is made here; ranker.json is what `train-ranker.ts` learned. */
function knowledgeOf(keys: ReadonlySet<string>): string {
  const words = readWords(keys, readJson('given-names.json') as string[]);
  writeFileSync(join(FOLDER, 'words.json'), `${JSON.stringify(words)}\n`);
  return JSON.stringify({ ranker: readJson('ranker.json'), words });
}

const drafts = build();
const bytes = writeColumns(drafts, knowledgeOf);
/** Level and the zeroed time stamp of gzip make the file reproducible. */
const packed = gzipSync(bytes, { level: constants.Z_BEST_COMPRESSION });
writeFileSync(join(FOLDER, 'gazetteer.bin.gz'), packed);
const mb = (n: number): string => `${(n / 1e6).toFixed(1)} MB`;
console.log(`${drafts.length} places, ${mb(bytes.length)}, ${mb(packed.length)} gzipped`);
