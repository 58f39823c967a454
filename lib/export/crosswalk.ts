/**
 * Our scales in the words of ACLED (codebook 2024: geo_precision 1–3, time_precision 1–3, event and sub-event types) and
 * of UCDP's Georeferenced Event Dataset (codebook 25.1: where_prec 1–7, date_prec 1–5).
 */
import type { AttackType, Incident, PlacePrecision, TimePrecision } from '#lib/schema.ts';
import { daysBetween } from '#lib/time.ts';

type Precisions = { acled: number | null; ucdp: number | null };

const PLACES: Record<PlacePrecision, Precisions> = {
  exact: { acled: 1, ucdp: 1 },
  neighbourhood: { acled: 1, ucdp: 1 },
  settlement: { acled: 1, ucdp: 1 },
  near: { acled: 2, ucdp: 2 },
  district: { acled: 2, ucdp: 3 },
  region: { acled: 3, ucdp: 4 },
  country: { acled: 3, ucdp: 6 },
};

const TIMES: Record<Exclude<TimePrecision, 'range'>, Precisions> = {
  minute: { acled: 1, ucdp: 1 },
  hour: { acled: 1, ucdp: 1 },
  part_of_day: { acled: 1, ucdp: 1 },
  day: { acled: 1, ucdp: 1 },
  week: { acled: 2, ucdp: 3 },
  part_of_month: { acled: 3, ucdp: 4 },
  month: { acled: 3, ucdp: 4 },
  longer: { acled: 3, ucdp: 5 },
  unresolved: { acled: null, ucdp: null },
};

/** Place precision on both scales; null where there is no place. */
export function crosswalkPlace(place: Incident['place']): Precisions {
  return place === null ? { acled: null, ucdp: null } : PLACES[place.precision];
}

/** Time precision on both scales; null where nothing dates the incident. A range counts by its days. */
export function crosswalkTime({ precision, start, end }: Incident['time']): Precisions {
  if (start === null) return TIMES.unresolved;
  if (precision !== 'range') return TIMES[precision];
  const days = daysBetween(start, end ?? start) + 1;
  if (days <= 1) return TIMES.day;
  if (days <= 6) return { acled: 2, ucdp: 2 };
  if (days <= 7) return TIMES.week;
  return days <= 31 ? TIMES.month : TIMES.longer;
}

export type AcledEvent = { disorder: string; event: string; subEvent: string };

const REMOTE = { disorder: 'Political violence', event: 'Explosions/Remote violence' };
const STRATEGIC = { disorder: 'Strategic developments', event: 'Strategic developments' };
const SHELLING = { ...REMOTE, subEvent: 'Shelling/artillery/missile attack' };
const AIR = { ...REMOTE, subEvent: 'Air/drone strike' };
const PLANTED = { ...REMOTE, subEvent: 'Remote explosive/landmine/IED' };
const ATTACK = { disorder: 'Political violence', event: 'Violence against civilians', subEvent: 'Attack' };

const EVENTS: Record<AttackType, AcledEvent> = {
  missile_strike: SHELLING,
  drone_strike: AIR,
  air_strike: AIR,
  shelling: SHELLING,
  bombing: PLANTED,
  explosion: PLANTED,
  shooting: ATTACK,
  ground_assault: { disorder: 'Political violence', event: 'Battles', subEvent: 'Armed clash' },
  attack_unspecified: ATTACK,
  interception: { ...STRATEGIC, subEvent: 'Disrupted weapons use' },
  air_raid_alert: { ...STRATEGIC, subEvent: 'Other' },
  campaign: { ...STRATEGIC, subEvent: 'Other' },
};

/** The nearest ACLED event of an attack type. */
export function crosswalkType(type: AttackType): AcledEvent {
  return EVENTS[type];
}
