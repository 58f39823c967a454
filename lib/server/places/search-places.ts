/** Search for places by the start of a name, over the shipped gazetteer and the imported places. */
import { foldName } from '#lib/resolve/place/fold-name.ts';
import type { Gazetteer } from '#lib/resolve/place/gazetteer.ts';
import type { Place } from '#lib/schema.ts';
import type { Store } from '../store/open-store.ts';
import { readPlacesByPrefix } from '../store/read-places.ts';
import { layerPlaces } from './widen-gazetteer.ts';

/** Longer queries name no place. */
export const MAX_QUERY_LENGTH = 200;

/** At most `limit` places, those of exactly this name first, then the most important; `store` null: shipped ones only. */
export async function searchPlaces(
  gazetteer: Gazetteer,
  store: Store | null,
  query: string,
  limit: number,
): Promise<Place[]> {
  const prefix = foldName(query);
  if (prefix === '' || prefix.length > MAX_QUERY_LENGTH) return [];
  const shipped = gazetteer.lookupPrefix(query, limit);
  const stored = store === null ? [] : await readPlacesByPrefix(store, prefix, limit);
  if (stored.length === 0) return shipped;
  const wide = layerPlaces(gazetteer, stored);
  const known = new Set(shipped.map((place) => place.id));
  const imported = stored.flatMap((place) =>
    place.keys.flatMap((key) => wide.hitsOfKey(key).map((hit) => hit.place)),
  );
  const fresh = [...new Map(imported.map((place) => [place.id, place])).values()].filter(
    ({ id }) => !known.has(id),
  );
  const exact = new Set(wide.hitsOfKey(prefix).map((hit) => hit.place.id));
  const scored = [...shipped, ...fresh].map((place) => ({ place, score: weigh(place, exact.has(place.id)) }));
  return scored
    .sort((a, b) => b.score - a.score)
    .slice(0, limit)
    .map(({ place }) => place);
}

/** The shipped search's own measure: people by powers of ten, two more for the exact name, three for a country. */
function weigh(place: Place, isExact: boolean): number {
  const kind =
    place.kind === 'country' ? 3 : place.kind === 'macro_region' ? 4 : place.kind === 'district' ? -1.5 : 0;
  return Math.log10(1 + (place.population ?? 0)) + (isExact ? 2 : 0) + kind;
}
