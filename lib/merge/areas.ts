/** Areas by which words of a whole region find the attacks of a day that it may hold. */
import type { MentionPlace } from '#lib/schema.ts';

/** Least km of a degree of latitude, and of longitude at the equator; a little less than on any globe. */
const DEGREE_KM = 110;
/** A region wider than this, or near a pole, is looked through by its country. */
const MOST_KM = 300;
const MOST_LAT = 80;

/** The areas that a place known to within a settlement lies in: country, region, name, and square of one degree. */
export function areasOf({ country, admin1, name, lng, lat }: MentionPlace): string[] {
  if (country === null) return [];
  const square = `${country} at ${squareOf(lng!, lat!)}`;
  return [
    country,
    ...(admin1 === null ? [] : [`${country} in ${admin1}`]),
    `${country} called ${name}`,
    square,
  ];
}

/**
 * Areas that hold every place which `scoreContainment` lets this wide one hold; '' stands for the whole world. Both keep
 * the same rules: the country must be the same, then the region, the name or the distance.
 */
export function areasToJoin(wide: MentionPlace | null): string[] {
  if (wide === null) return [''];
  const { country, admin1, name, precision } = wide;
  if (country === null) return [];
  if (precision === 'country') return [country];
  const squares = precision === 'region' ? squaresAround(wide) : [];
  if (squares === null) return [country];
  const region = admin1 === null ? [] : [`${country} in ${admin1}`];
  return [...region, `${country} called ${name}`, ...squares.map((square) => `${country} at ${square}`)];
}

/** The squares within reach of a region's point; none where it has no point, null where they would be too many. */
function squaresAround({ lng, lat, radiusKm }: MentionPlace): string[] | null {
  if (lng === null || lat === null) return [];
  // As far as `scoreContainment` looks.
  const km = (radiusKm ?? 60) + 10;
  const tall = km / DEGREE_KM;
  if (km > MOST_KM || Math.abs(lat) + tall > MOST_LAT) return null;
  const wide = tall / Math.cos(((Math.abs(lat) + tall) * Math.PI) / 180);
  const squares: string[] = [];
  for (let y = Math.floor(lat - tall); y <= Math.floor(lat + tall); y++) {
    for (let x = Math.floor(lng - wide); x <= Math.floor(lng + wide); x++) squares.push(squareOf(x, y));
  }
  return squares;
}

function squareOf(lng: number, lat: number): string {
  return `${Math.floor(lat)}:${((Math.floor(lng) % 360) + 360) % 360}`;
}
