/** Looks up a span that is known to be a place name, trying plainer forms of it when the whole is no key. */
import { foldName } from './fold-name.ts';
import type { Gazetteer, NameHit } from './gazetteer.ts';

export const AREA_SUFFIX =
  / (county|parish|region|oblast|province|district|raion|township|governorate|state|prefecture|municipality|city|town|village)$/;
const GENERIC =
  /^(?:(?:the|city of|town of|village of|port of|county of|state of|republic of|north|south|east|west|northern|southern|eastern|western|central|downtown|greater|upper|lower|old|new|lake|river|mount|fort) )/;
const TAIL =
  / (?:river|lake|creek|valley|airport|international airport|station|island|islands|mountains|mountain|hills|heights|park|port|harbor|harbour|bridge|beach|bay|area|metro|co|proper|side|suburbs|peninsula|region|oblast|province|county|parish|district|raion|township|governorate|state|prefecture|municipality|city|town|village)$/;

/** Hits of the span, or of the span without a generic word at its head or tail ("Neches River" → "Neches"); [] if none. */
export function hitsOfGivenName(words: string, gazetteer: Gazetteer): NameHit[] {
  const direct = gazetteer.lookupHits(words.replace(/['’]s$/u, ''));
  if (direct.length > 0) return direct;
  let key = foldName(words);
  for (let i = 0; i < 3; i++) {
    const shorter = TAIL.test(key) ? key.replace(TAIL, '') : key.replace(GENERIC, '');
    if (shorter === key || shorter.length < 3) break;
    key = shorter;
    const hits = gazetteer.hitsOfKey(key);
    if (hits.length > 0) return hits;
  }
  return [];
}
