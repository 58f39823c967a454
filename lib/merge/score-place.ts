import { distanceKm } from '#lib/geo.ts';
import type { Slot } from '#lib/merge/slot.ts';
import type { Mention, MentionPlace } from '#lib/schema.ts';

/** Attacks further apart than this are never one. */
export const MAX_APART_KM = 25;

const FINE: ReadonlySet<string> = new Set(['exact', 'neighbourhood']);
const WIDE: ReadonlySet<string> = new Set(['district', 'region', 'country']);

/** True for a named site or a part of town. */
export function isFine(place: MentionPlace | null): boolean {
  return place !== null && FINE.has(place.precision);
}

/** True where the place is not known to within a settlement and its surroundings. */
export function isWide(place: MentionPlace | null): boolean {
  return place === null || place.lng === null || place.lat === null || WIDE.has(place.precision);
}

/** Distance in km of two places, null where one has no point. */
export function kmBetween(p: MentionPlace | null, q: MentionPlace | null): number | null {
  if (!p || !q || p.lng === null || p.lat === null || q.lng === null || q.lat === null) return null;
  return distanceKm([p.lng, p.lat], [q.lng, q.lat]);
}

/** True if two places are both known to within a settlement and lie too far apart to be one attack's. */
export function areFarApart(p: MentionPlace | null, q: MentionPlace | null): boolean {
  return !isWide(p) && !isWide(q) && kmBetween(p, q)! > MAX_APART_KM;
}

/** Letters that two names of one quarter share at least: "Obolon" and "Obolonskyi District". */
const STEM = 5;

/** True for two parts of town or sites that are near and go by forms of one name. */
export function isNamesake(p: MentionPlace, q: MentionPlace): boolean {
  const [a, b] = [p.name, q.name].map((name) => name.toLowerCase().slice(0, STEM)) as [string, string];
  const km = kmBetween(p, q);
  return a.length === STEM && a === b && isFine(p) && isFine(q) && km !== null && km <= 5;
}

/** True where both lie in one region, or where that of one is not known. */
function isSameRegion(p: MentionPlace, q: MentionPlace): boolean {
  if (p.admin1 === null && q.admin1 === null) return false;
  return p.admin1 === null || q.admin1 === null || p.admin1 === q.admin1;
}

/** Agreement of two places known to within a settlement: the same, one inside the other, or near. */
export function scorePlace(a: Mention, b: Mention): Slot {
  const [p, q] = [a.place, b.place];
  const km = kmBetween(p, q);
  if (!p || !q || km === null) return { value: 0, conflict: 'a place is not known' };
  if (p.placeId !== null && p.placeId === q.placeId) {
    const near = (p.precision === 'near') !== (q.precision === 'near');
    return near
      ? { value: 0.7, why: `both at or near ${p.name}` }
      : { value: 1, why: `same place: ${p.name}` };
  }
  if (km > MAX_APART_KM) {
    return { value: 0, conflict: `${p.name} and ${q.name} are ${Math.round(km)} km apart` };
  }
  const [coarse, fine] = (p.radiusKm ?? 0) >= (q.radiusKm ?? 0) ? [p, q] : [q, p];
  const sameRegion = p.country === q.country && isSameRegion(p, q);
  if (coarse.precision === 'settlement' && FINE.has(fine.precision)) {
    if (km <= (coarse.radiusKm ?? 0) + 5 && sameRegion) {
      return { value: 0.85, why: `${fine.name} lies in ${coarse.name}` };
    }
  }
  if (coarse.precision === 'near' || fine.precision === 'near') {
    return { value: 0.6, why: `${Math.round(km)} km apart, one only “near”` };
  }
  if (isNamesake(p, q)) return { value: 0.85, why: `${p.name} and ${q.name} are near and share a name` };
  if (FINE.has(p.precision) && FINE.has(q.precision)) {
    return km <= 5 ? { value: 0.6, why: `${km.toFixed(1)} km apart` } : { value: 0.45 };
  }
  return { value: 0.25 };
}

/** How a place known only as a district, region or country holds another: 0 = not at all, else the narrower the more. */
export function scoreContainment(wide: MentionPlace | null, fine: MentionPlace | null): Slot {
  if (!wide) return { value: 0.1 };
  if (!fine) return { value: 0 };
  const km = kmBetween(wide, fine);
  const sameCountry = wide.country !== null && wide.country === fine.country;
  if (wide.precision === 'country') {
    return sameCountry ? { value: 0.25, why: `${fine.name} lies in ${wide.name}` } : { value: 0 };
  }
  const sameRegion = sameCountry && wide.admin1 !== null && wide.admin1 === fine.admin1;
  if (wide.name === fine.name && sameCountry) return { value: 0.7, why: `both say ${wide.name}` };
  const within = km !== null && km <= (wide.radiusKm ?? 60) + 10;
  const held = wide.precision === 'region' ? sameRegion || (within && sameCountry) : within && sameRegion;
  return held ? { value: 0.5, why: `${fine.name} lies in ${wide.name}` } : { value: 0 };
}
