/** Whether two tellings can be of one attack: by type, by place, by day. Unknown never conflicts. */
import { distanceKm } from '#lib/geo.ts';
import type { AttackType, MentionPlace, MentionTime } from '#lib/schema.ts';

const STRIKES: readonly AttackType[] = ['missile_strike', 'drone_strike', 'air_strike', 'shelling'];
const BLASTS: readonly AttackType[] = ['bombing', 'explosion'];
const ARMED: readonly AttackType[] = ['shooting', 'ground_assault'];
const APART: readonly AttackType[] = ['interception', 'air_raid_alert', 'campaign'];

/** Types that may speak of one attack; `loose` also joins weapons that are used together (missiles and drones). */
export function typesAgree(a: AttackType, b: AttackType, loose: boolean): boolean {
  if (a === b) return true;
  if (APART.includes(a) || APART.includes(b)) return false;
  if (a === 'attack_unspecified' || b === 'attack_unspecified') return true;
  if (a === 'explosion' || b === 'explosion') {
    const other = a === 'explosion' ? b : a;
    return STRIKES.includes(other) || BLASTS.includes(other) || loose;
  }
  if (ARMED.includes(a) && ARMED.includes(b)) return true;
  const pair = (x: AttackType, y: AttackType): boolean => (a === x && b === y) || (a === y && b === x);
  if (pair('missile_strike', 'shelling') || pair('air_strike', 'bombing')) return true;
  return loose;
}

/** A little more than 3 km along a meridian; what lies farther need not be measured. */
const DEGREES_OF_3_KM = 0.03;

/** True for two towns that lie too far from each other to be one; says so at once, where `relatePlaces` would as well. */
export function areTownsApart(a: MentionPlace | null, b: MentionPlace | null): boolean {
  if (a === null || b === null || a.placeId === null || b.placeId === null || a.placeId === b.placeId)
    return false;
  if (a.precision !== 'settlement' || b.precision !== 'settlement') return false;
  return a.lat !== null && b.lat !== null && Math.abs(a.lat - b.lat) > DEGREES_OF_3_KM;
}

type PlaceRelation = 'same' | 'holds' | 'held' | 'apart' | 'open';

/** How place `a` lies to place `b`; `holds` = a contains b. Places nearer than 3 km count as one. */
export function relatePlaces(
  a: MentionPlace | null,
  b: MentionPlace | null,
  containersOf: (id: string) => readonly string[],
): PlaceRelation {
  if (!a || !b) return 'open';
  if (a.placeId !== null && b.placeId !== null) {
    if (a.placeId === b.placeId) return 'same';
    // Of two towns neither holds the other.
    if ((a.precision !== 'settlement' || b.precision !== 'settlement') && !areAbroad(a, b)) {
      if (mayHold(a) && containersOf(b.placeId).includes(a.placeId)) return 'holds';
      if (mayHold(b) && containersOf(a.placeId).includes(b.placeId)) return 'held';
    }
    if (a.lng !== null && a.lat !== null && b.lng !== null && b.lat !== null && isPoint(a) && isPoint(b)) {
      if (Math.abs(a.lat - b.lat) > DEGREES_OF_3_KM) return 'apart';
      return distanceKm([a.lng, a.lat], [b.lng, b.lat]) < 3 ? 'same' : 'apart';
    }
    return 'apart';
  }
  return a.name.toLowerCase() === b.name.toLowerCase() ? 'same' : 'open';
}

/** True for places of two countries, of which neither can hold the other. */
function areAbroad(a: MentionPlace, b: MentionPlace): boolean {
  return a.country !== null && b.country !== null && a.country !== b.country;
}

/** A building holds no other place. */
function mayHold(place: MentionPlace): boolean {
  return place.precision !== 'exact';
}

function isPoint(place: MentionPlace): boolean {
  return (
    place.precision === 'exact' || place.precision === 'neighbourhood' || place.precision === 'settlement'
  );
}

type DayRelation = 'same' | 'apart' | 'open';

/** Whether two times may be one day; an unresolved weekday conflicts only with another weekday. */
export function relateDays(a: MentionTime | null, b: MentionTime | null): DayRelation {
  if (!a || !b) return 'open';
  if (a.start && a.end && b.start && b.end) return a.start <= b.end && b.start <= a.end ? 'same' : 'apart';
  if (a.bounds.weekday && b.bounds.weekday && !a.start && !b.start)
    return a.bounds.weekday === b.bounds.weekday ? 'same' : 'apart';
  if (a.surface && b.surface && !a.start && !b.start)
    return a.surface.toLowerCase() === b.surface.toLowerCase() ? 'same' : 'open';
  return 'open';
}
