/** How a place is called in an incident: by the article's own spelling or by the gazetteer's. */
import type { Place } from '#lib/schema.ts';
import { foldName } from './fold-name.ts';
import type { Gazetteer } from './gazetteer.ts';

/** No letter carries a mark. */
const PLAIN = /^[ -~]*$/;

/**
 * The article's spelling where it differs from ours by diacritics alone ("Przewodów"); our name otherwise. A name that
 * everybody knows from another country keeps its words and says which country: "New York (UA)".
 */
export function displayName(quote: string, place: Place, gazetteer: Gazetteer): string {
  if (withoutMarks(quote) === withoutMarks(place.name)) return quote;
  if (foldName(quote) === foldName(place.name)) return place.name;
  const first = gazetteer.lookup(quote)[0];
  if (place.kind === 'settlement' && first !== undefined && first.country !== place.country) {
    return `${quote} (${place.country})`;
  }
  return place.name;
}

function withoutMarks(name: string): string {
  if (PLAIN.test(name)) return name;
  return name.normalize('NFD').replace(/\p{M}/gu, '').replace(/ł/g, 'l').replace(/Ł/g, 'L');
}
