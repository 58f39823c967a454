/** Where to look from to see a place whole. */
import type { Place } from '#lib/schema.ts';
import { localName, localRegion } from '#lib/view/place-names.ts';
import { type Camera, canonicalCamera } from '#lib/view/view-state.ts';
import { localeTag, type Words } from '#lib/view/words.ts';

const ZOOM: Record<Place['kind'], number> = {
  macro_region: 4,
  country: 5,
  region: 7,
  district: 8.5,
  settlement: 10.5,
  neighbourhood: 12.5,
  site: 14,
  water: 8,
};
/** The map's width and height in tiles of 512 px, less its margins. */
const TILES_ACROSS = 1.4;
const TILES_DOWN = 0.9;

/** The middle of the place at a zoom that shows its box; without a box, at the zoom of its kind. */
export function cameraOfPlace(place: Pick<Place, 'kind' | 'lng' | 'lat' | 'bbox'>): Camera {
  if (place.bbox === null) return canonicalCamera({ lng: place.lng, lat: place.lat, zoom: ZOOM[place.kind] });
  const [west, south, east, north] = place.bbox;
  const width = Math.max(1e-4, east >= west ? east - west : east - west + 360);
  // Mercator stretches latitudes by 1 / cos(lat).
  const stretch = 1 / Math.max(0.1, Math.cos((((south + north) / 2) * Math.PI) / 180));
  const height = Math.max(1e-4, (north - south) * stretch);
  const zoom = Math.min(Math.log2((360 * TILES_ACROSS) / width), Math.log2((360 * TILES_DOWN) / height));
  const lng = west + width / 2;
  return canonicalCamera({ lng, lat: (south + north) / 2, zoom: Math.min(15, Math.max(2, zoom)) });
}

/** The name of a country by its ISO 3166 code; a code that is none stays as it is. */
function countryName(code: string, language: Words['language']): string {
  if (!/^[A-Z]{2}$/.test(code)) return code;
  return new Intl.DisplayNames(localeTag(language), { type: 'region', fallback: 'code' }).of(code) ?? code;
}

/** "Settlement in Kharkiv region, Ukraine": what tells places of one name apart. */
export function describePlace(
  place: Pick<Place, 'kind' | 'name' | 'admin1' | 'admin2' | 'country'>,
  { say, language, names }: Words,
): string {
  const { admin1 } = place;
  const region = admin1 === null ? null : localRegion(admin1, place.country, names);
  const country = place.country && countryName(place.country, language);
  const within = [place.admin2, region, country].filter(
    (name): name is string => name !== null && name !== place.name && name !== localName(place, names),
  );
  const kind = say(`codes.place.${place.kind}`);
  return within.length === 0 ? kind : say('attack.placeIn', { kind, within: within.join(', ') });
}
