/** Whether one place lies in another, and cheap distances for ranking. */
import type { Place } from '#lib/schema.ts';

const KM_PER_DEGREE = 111.2;

/** Distance in km on a plane at the mean latitude: good enough for ranking, several times faster than the sphere. */
export function roughKm(a: Place, b: Place): number {
  let dLng = Math.abs(a.lng - b.lng);
  if (dLng > 180) dLng = 360 - dLng;
  const x = dLng * Math.cos(((a.lat + b.lat) * Math.PI) / 360);
  const y = a.lat - b.lat;
  return Math.sqrt(x * x + y * y) * KM_PER_DEGREE;
}

const LEVEL: Record<Place['kind'], number> = {
  macro_region: 0,
  country: 1,
  region: 2,
  district: 3,
  water: 3,
  settlement: 4,
  neighbourhood: 5,
  site: 6,
};

/** How fine a place is: macro-region 0, country 1, region 2, district 3, settlement 4, neighbourhood 5, site 6. */
export function levelOf(place: Place): number {
  return LEVEL[place.kind];
}

/** True if `inner` lies in `outer` by the gazetteer's codes, or, where these are silent, by extent or nearness. */
export function liesIn(inner: Place, outer: Place): boolean {
  if (inner.id === outer.id) return false;
  const from = levelOf(outer);
  if (levelOf(inner) <= from && !(outer.kind === 'macro_region' && inner.kind === 'macro_region'))
    return false;
  switch (outer.kind) {
    case 'country':
      return inner.country === outer.country;
    case 'region':
      if (inner.country !== outer.country) return false;
      return inner.admin1 === null ? inBox(inner, outer) : inner.admin1 === outer.name;
    case 'district':
      if (inner.country !== outer.country || inner.admin1 !== (outer.admin1 ?? inner.admin1)) return false;
      return inner.admin2 === outer.name || (inner.admin2 === null && inBox(inner, outer));
    case 'macro_region':
    case 'water':
      return inBox(inner, outer);
    default:
      return inner.country === outer.country && roughKm(inner, outer) < 20;
  }
}

function inBox(inner: Place, outer: Place): boolean {
  const box = outer.bbox;
  return (
    box !== null && inner.lng >= box[0] && inner.lng <= box[2] && inner.lat >= box[1] && inner.lat <= box[3]
  );
}
