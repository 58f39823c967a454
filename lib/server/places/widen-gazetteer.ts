/**
 * The gazetteer for one text: the shipped one with those imported places that the text could name. However many places
 * were imported, only these are read; without any, the shipped gazetteer itself comes back.
 */
import { distanceKm } from '#lib/geo.ts';
import { type AddedPlace, addPlaces } from '#lib/resolve/place/add-places.ts';
import type { FeatureRank, Gazetteer } from '#lib/resolve/place/gazetteer.ts';
import type { Place } from '#lib/schema.ts';
import type { Store } from '../store/open-store.ts';
import { readPlacesByKeys, type StoredPlace } from '../store/read-places.ts';
import { keyOfName, keysOfText } from './place-keys.ts';

/** Widens a gazetteer for a text. */
export type Widen = (base: Gazetteer, text: string) => Promise<Gazetteer>;

/** Two entries of one name and kind, nearer than this, are one settlement: the lists' points differ by that much. */
const SAME_PLACE_KM = 5;

/** Widens by the imported places of a store. */
export function widenFrom(store: Store): Widen {
  return async (base, text) => {
    const keys = keysOfText(text, base.maxWords);
    const stored = keys.length === 0 ? [] : await readPlacesByKeys(store, keys);
    return stored.length === 0 ? base : layerPlaces(base, stored);
  };
}

/** Lays stored places over the gazetteer. A place that ships already stays as it ships and only gains names. */
export function layerPlaces(base: Gazetteer, stored: readonly StoredPlace[]): Gazetteer {
  const added = new Map<string, AddedPlace>();
  const gained = new Map<string, { place: Place; rank: FeatureRank; names: Set<string> }>();
  for (const each of stored) {
    const twin = findTwin(base, each);
    if (twin === null) {
      // A dump of alternate names may know more of them than the place's own row.
      const names = each.keys.filter((key) => !key.startsWith('~'));
      if (each.dump) added.set(each.id, { ...each.dump, names: [...each.dump.names, ...names] });
      continue;
    }
    const fresh = each.keys.filter((key) => !key.startsWith('~') && !isHit(base, key, twin.place.id));
    if (fresh.length === 0) continue;
    const entry = gained.get(twin.place.id) ?? { ...twin, names: new Set<string>() };
    for (const key of fresh) entry.names.add(key);
    gained.set(twin.place.id, entry);
  }
  for (const { place, rank, names } of gained.values())
    added.set(place.id, { place, rank, names: [...names] });
  return added.size === 0 ? base : addPlaces(base, added.values());
}

function isHit(base: Gazetteer, key: string, id: string): boolean {
  return base.hitsOfKey(key).some((hit) => hit.place.id === id);
}

/** The shipped entry of the same place: by id, by administrative code, or by name, kind and point. */
function findTwin(base: Gazetteer, { id, dump }: StoredPlace): { place: Place; rank: FeatureRank } | null {
  const known = base.get(id) ?? (dump && codedPlace(base, dump));
  if (known) return { place: known, rank: dump?.rank ?? rankOf(base, known) };
  if (dump === null) return null;
  const { place, names } = dump;
  for (const name of [place.name, ...names]) {
    const key = keyOfName(name);
    if (key === null) continue;
    for (const hit of base.hitsOfKey(key)) {
      if (hit.place.kind !== place.kind || hit.match === 'demonym') continue;
      const apart = distanceKm([hit.place.lng, hit.place.lat], [place.lng, place.lat]);
      if (apart <= SAME_PLACE_KM) return { place: hit.place, rank: hit.rank };
    }
  }
  return null;
}

function codedPlace(
  base: Gazetteer,
  { place, admin1Code, admin2Code }: NonNullable<StoredPlace['dump']>,
): Place | null {
  if (place.kind === 'region') return base.get(`a1:${place.country}.${admin1Code}`);
  return place.kind === 'district' ? base.get(`a2:${place.country}.${admin1Code}.${admin2Code}`) : null;
}

function rankOf(base: Gazetteer, place: Place): FeatureRank {
  return base.lookupHits(place.name).find((hit) => hit.place.id === place.id)?.rank ?? 5;
}
