/** The keys under which imported names are stored, and those that a text may ask for. */
import { foldName, slavicKey } from '#lib/resolve/place/fold-name.ts';
import type { DumpPlace } from '#lib/resolve/place/geonames-dump.ts';
import { tokenize } from '#lib/resolve/place/tokens.ts';

/** No place name is longer; an index entry could not be, either. */
export const MAX_KEY_LENGTH = 200;
/** Countries whose names are looked up by a coarse romanisation too, as the gazetteer does. */
const SLAVIC_COUNTRIES: ReadonlySet<string> = new Set(['UA', 'RU', 'BY']);
const PLAIN = /^[a-z ]{5,}$/;
/** What may stand between two words of one name. */
const NAME_GAP = /^[^\p{L}\p{N}\n]{1,3}$|^\r?\n$/u;
const VARIANT_MIN_LENGTH = 6;

/** The key of one name; null for a name that is empty or no name by its length. */
export function keyOfName(name: string): string | null {
  const key = foldName(name);
  return key === '' || key.length > MAX_KEY_LENGTH ? null : key;
}

/** All keys of a place of a dump's main table: its names, folded, and a romanisation key. */
export function keysOfPlace({ place, names }: DumpPlace): string[] {
  const keys = new Set<string>();
  for (const name of [place.name, ...names]) {
    const key = keyOfName(name);
    if (key !== null) keys.add(key);
  }
  const own = foldName(place.name);
  if (SLAVIC_COUNTRIES.has(place.country ?? '') && PLAIN.test(own)) keys.add(`~s ${slavicKey(own)}`);
  return [...keys].filter((key) => key.length <= MAX_KEY_LENGTH);
}

/** Every key that a scan of the text for names could look up: stretches of words that begin with a capital. */
export function keysOfText(text: string, maxWords: number): string[] {
  const tokens = tokenize(text);
  const keys = new Set<string>();
  for (const [from, first] of tokens.entries()) {
    if (!first.capital) continue;
    if (first.key.length >= VARIANT_MIN_LENGTH) keys.add(`~s ${slavicKey(first.key)}`);
    let key = '';
    for (let to = from; to < Math.min(tokens.length, from + maxWords); to++) {
      const token = tokens[to];
      if (token === undefined || (to > from && !NAME_GAP.test(token.gap))) break;
      key = to === from ? token.key : `${key} ${token.key}`;
      if (key.length > MAX_KEY_LENGTH) break;
      keys.add(foldName(key));
    }
  }
  keys.delete('');
  return [...keys];
}
