/** Points are [lng, lat] in degrees (WGS84); distances in km on a sphere. */

export type LngLat = readonly [lng: number, lat: number];

/** Mean Earth radius in km (IUGG). */
const EARTH_RADIUS_KM = 6371.0088;

/** Great-circle distance in km. */
export function distanceKm(a: LngLat, b: LngLat): number {
  const rad = Math.PI / 180;
  const sinLat = Math.sin(((b[1] - a[1]) * rad) / 2);
  const sinLng = Math.sin(((b[0] - a[0]) * rad) / 2);
  const h = sinLat * sinLat + Math.cos(a[1] * rad) * Math.cos(b[1] * rad) * sinLng * sinLng;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** Radius in km of a settlement's drawn disc, 2–15 km by population (√ of the city's area at 3,000 people/km²). */
export function settlementRadiusKm(population: number | null): number {
  if (population === null || population <= 0) return 3;
  return Math.min(15, Math.max(2, Math.sqrt(population / 3000 / Math.PI)));
}
