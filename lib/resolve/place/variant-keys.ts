/** Keys on which other romanisations of a name agree, stored beside its own keys under "~s " (Slavic) and "~a " (Arabic). */
import type { Place } from '#lib/schema.ts';
import { arabicKey, foldName, slavicKey } from './fold-name.ts';
import type { NameHit } from './gazetteer.ts';

const SLAVIC_COUNTRIES: ReadonlySet<string> = new Set(['UA', 'RU', 'BY']);
/** Arabic, and the languages around it whose vowels and doubled letters are written in as many ways: Somali, Urdu, Pashto, Hausa. */
const ARABIC_COUNTRIES: ReadonlySet<string> = new Set(
  'YE SY IQ LB PS JO LY SD EG SA OM AE KW QA BH TN DZ MA SO DJ ET ER SS TD NE NG ML BF PK AF IR'.split(' '),
);
/** Shorter names agree with too many others. */
const MIN_LENGTH = 5;
const LATIN = /^[a-z ]+$/;

/** The variant keys of a folded name of a place in this country (ISO code); [] where no romanisation is in play. */
export function variantKeys(foldedName: string, country: string | null): string[] {
  if (country === null || foldedName.length < MIN_LENGTH || !LATIN.test(foldedName)) return [];
  const keys: string[] = [];
  if (SLAVIC_COUNTRIES.has(country)) keys.push(`~s ${slavicKey(foldedName)}`);
  if (ARABIC_COUNTRIES.has(country)) keys.push(`~a ${arabicKey(foldedName)}`);
  return keys;
}

/** Hits of a name by its own key, else by the variant keys it might have; `hitsOfKey` looks one key up. */
export function hitsWithVariants(name: string, hitsOfKey: (key: string) => NameHit[]): NameHit[] {
  const key = foldName(name);
  const hits = hitsOfKey(key);
  return hits.length > 0 || key.length < MIN_LENGTH ? hits : hitsOfVariants(key, hitsOfKey);
}

/** The places that a name may mean, the likeliest first; a demonym ("Kenyan") means none. */
export function placesOf(hits: readonly NameHit[]): Place[] {
  const places: Place[] = [];
  for (const { match, place } of hits) if (match !== 'demonym') places.push(place);
  return places;
}

type CoarseKeys = { slavic: string; arabic: string };

/** Coarse keys worked out before; emptied when this full. The same words stand after "in" again and again. */
const REMEMBERED = 5000;
const known = new Map<string, CoarseKeys>();

function coarseKeys(foldedName: string): CoarseKeys {
  let keys = known.get(foldedName);
  if (keys === undefined) {
    keys = { slavic: `~s ${slavicKey(foldedName)}`, arabic: `~a ${arabicKey(foldedName)}` };
    if (known.size >= REMEMBERED) known.clear();
    known.set(foldedName, keys);
  }
  return keys;
}

/** Hits of a folded name by the variant keys it might have, Slavic before Arabic; [] where there are none. */
export function hitsOfVariants(foldedName: string, hitsOfKey: (key: string) => NameHit[]): NameHit[] {
  const { slavic, arabic } = coarseKeys(foldedName);
  const hits = hitsOfKey(slavic);
  return hits.length > 0 ? hits : hitsOfKey(arabic);
}
