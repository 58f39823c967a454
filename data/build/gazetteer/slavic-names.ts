/** Ukrainian display names after KMU-2010, and the ways English and Slavic texts write oblasts and raions. */
import { foldName } from '#lib/resolve/place/fold-name.ts';
import { romaniseRussian, romaniseUkrainian } from '#lib/resolve/place/romanise.ts';
import { addName, type DraftPlace } from './draft.ts';

const CYRILLIC = /^[\p{Script=Cyrillic}'’ʼ\s-]+$/u;
const NOT_UKRAINIAN = /[ыэёъўѣ]/iu;
const UKRAINIAN_ONLY = /[іїєґ]/iu;
const STRESS = /\u0301/gu;

/** Renames a Ukrainian settlement to the romanisation of its Ukrainian name nearest its present name, if one is near. */
export function nameInUkrainian(place: DraftPlace): void {
  const present = foldName(place.name);
  let best = '';
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const name of place.names.keys()) {
    const plain = name.replace(STRESS, '');
    if (!CYRILLIC.test(plain) || NOT_UKRAINIAN.test(plain)) continue;
    const roman = romaniseUkrainian(plain);
    const distance = editDistance(foldName(roman), present) - (UKRAINIAN_ONLY.test(plain) ? 0.6 : 0);
    if (distance < bestDistance) {
      best = roman;
      bestDistance = distance;
    }
  }
  if (best === '' || bestDistance > Math.max(2, present.length * 0.4)) return;
  rename(place, best);
}

/** Gives the place a new display name and keeps the old one as a spelling. */
export function rename(place: DraftPlace, name: string): void {
  const old = place.name;
  if (old === name) return;
  place.names.delete(name);
  place.name = name;
  addName(place, old, 'spelling');
}

/** Romanised forms of every Cyrillic name, so that "Chasov Yar" and "Artemovsk" are found where GeoNames lacks them. */
export function addRomanisedNames(place: DraftPlace): void {
  for (const [name, match] of [...place.names]) {
    if (!CYRILLIC.test(name)) continue;
    const plain = name.replace(STRESS, '');
    if (!NOT_UKRAINIAN.test(plain) && place.country === 'UA') addName(place, romaniseUkrainian(plain), match);
    if (!UKRAINIAN_ONLY.test(plain))
      addName(place, romaniseRussian(plain), match === 'spelling' ? 'alias' : match);
  }
}

/**
 * "Kharkiv region/oblast/province", "Kharkivska oblast": aliases of an oblast. The bare
 * name is its city's, so it is no name of the oblast.
 */
export function addOblastNames(region: DraftPlace): void {
  const bare = new Set<string>();
  for (const name of [region.name, ...region.names.keys()]) {
    const stem = name.replace(/\s+(?:region|oblast'?|province|krai|kray)$/i, '');
    if (/^[\p{Script=Latin}\p{M}'’\s-]+$/u.test(stem) && stem.length > 2) bare.add(stem);
    if (/\s+(?:область|край)$/iu.test(name)) {
      const roman = UKRAINIAN_ONLY.test(name) ? romaniseUkrainian(name) : romaniseRussian(name);
      addName(region, roman, 'spelling');
      addName(region, name.replace(/\s+область$/iu, ' обл'), 'spelling');
    }
  }
  for (const stem of bare) {
    region.names.delete(stem);
    for (const word of ['region', 'oblast', 'province']) addName(region, `${stem} ${word}`, 'spelling');
  }
}

/** "Chuhuiv Raion" shows as "Chuhuiv District"; both spellings, and the adjective's noun, are kept. */
export function nameRaion(district: DraftPlace): void {
  const bare = district.name
    .replace(/\s+(?:Raion|Rayon|District|City Council|Miskrada)$/i, '')
    .replace(/’|'/g, '');
  rename(district, `${bare} District`);
  for (const word of ['raion', 'rayon', 'district']) addName(district, `${bare} ${word}`, 'spelling');
}

function editDistance(a: string, b: string): number {
  const row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    let diagonal = row[0] as number;
    row[0] = i;
    for (let j = 1; j <= b.length; j++) {
      const above = row[j] as number;
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      row[j] = Math.min(above + 1, (row[j - 1] as number) + 1, diagonal + cost);
      diagonal = above;
    }
  }
  return row[b.length] as number;
}
