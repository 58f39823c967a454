/** What the build passes from step to step before it is written as columns. */

import type { FeatureRank, NameMatch } from '#lib/resolve/place/gazetteer.ts';
import type { Place } from '#lib/schema.ts';

export interface DraftPlace {
  id: string;
  name: string;
  kind: Place['kind'];
  lng: number;
  lat: number;
  country: string | null;
  /** GeoNames codes; '' when none. */
  admin1Code: string;
  admin2Code: string;
  population: number;
  rank: FeatureRank;
  bbox: [number, number, number, number] | null;
  /** Id of the place it lies in, or null. */
  parent: string | null;
  /** Every name but the display name, with how it belongs. */
  names: Map<string, Exclude<NameMatch, 'name' | 'variant'>>;
  /** Added to the order of homonyms: + for curated places the news names. */
  boost: number;
}

/** Adds a name unless the place has it already in a better standing. */
export function addName(
  place: DraftPlace,
  name: string,
  match: Exclude<NameMatch, 'name' | 'variant'>,
): void {
  const trimmed = name.trim();
  if (trimmed === '' || trimmed === place.name || place.names.has(trimmed)) return;
  place.names.set(trimmed, match);
}
