/** "40 nautical miles west of Hodeidah": how far and where to from a named place a scene lies. */
import type { LngLat } from '#lib/geo.ts';

const KM_PER_DEGREE = 111.2;
const UNIT_KM: Readonly<Record<string, number>> = { k: 1, m: 1.609, n: 1.852 };
const BEARING: Readonly<Record<string, number>> = {
  north: 0,
  northeast: 45,
  east: 90,
  southeast: 135,
  south: 180,
  southwest: 225,
  west: 270,
  northwest: 315,
};
const OFFSET =
  /(?:^|[\s(])(\d{1,4}(?:[.,]\d{1,2})?)[ -]?(k(?:m|ilomet(?:er|re))s?|miles?|mi|nautical miles?|nm) (?:\([^()]{1,24}\) )?(?:(?:to the|due|or so) )?(north|south|east|west|north-?east|north-?west|south-?east|south-?west) (?:of|from) (?:the )?(?:(?:[a-z-]+ )?(?:city|town|village|settlement|port|capital) (?:of )?)?$/i;

/** A longer way than this leads to another part of the country: a slip of the pen, or a road's length. */
const MAX_KM = 400;

/** The distance in km and the bearing in degrees that the words right before a name state; null where they state none. */
export function offsetBefore(lead: string): { km: number; bearing: number; words: string } | null {
  const found = OFFSET.exec(lead);
  if (found === null) return null;
  const [words, count = '', unit = '', way = ''] = found;
  const km = Number(count.replace(',', '.')) * (UNIT_KM[unit.charAt(0).toLowerCase()] ?? 1);
  const bearing = BEARING[way.toLowerCase().replace('-', '')];
  return bearing === undefined || km > MAX_KM ? null : { km, bearing, words: words.trim() };
}

/** The point that lies `km` from another at a bearing in degrees, on a plane: these ways are short. */
export function pointAt([lng, lat]: LngLat, km: number, bearing: number): LngLat {
  const angle = (bearing * Math.PI) / 180;
  const north = (km * Math.cos(angle)) / KM_PER_DEGREE;
  const east = (km * Math.sin(angle)) / (KM_PER_DEGREE * Math.max(0.05, Math.cos((lat * Math.PI) / 180)));
  const round = (degrees: number): number => Math.round(degrees * 1e4) / 1e4;
  return [round(((lng + east + 540) % 360) - 180), round(Math.max(-90, Math.min(90, lat + north)))];
}
