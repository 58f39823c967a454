/** The closed lists of codes that the page draws and filters by, without a schema library: lib/schema.ts builds on them. */

/** Attack types that count as an attack on the ground. */
export const GROUND_TYPES = [
  'missile_strike',
  'drone_strike',
  'air_strike',
  'shelling',
  'bombing',
  'explosion',
  'shooting',
  'ground_assault',
  'attack_unspecified',
] as const;

/** Types that are kept and linked but never counted as attacks on the ground. */
export const OTHER_TYPES = ['interception', 'air_raid_alert', 'campaign'] as const;

export const ATTACK_TYPES = [...GROUND_TYPES, ...OTHER_TYPES] as const;

export const OUTCOMES = ['hit', 'intercepted', 'debris', 'unexploded', 'unknown'] as const;

export const GRADES = ['machine', 'weak', 'fair', 'confirmed', 'contested', 'discounted'] as const;

export const PLACE_PRECISIONS = [
  'exact',
  'neighbourhood',
  'settlement',
  'near',
  'district',
  'region',
  'country',
] as const;

export const TIME_PRECISIONS = [
  'minute',
  'hour',
  'part_of_day',
  'day',
  'range',
  'week',
  'part_of_month',
  'month',
  'longer',
  'unresolved',
] as const;

export type AttackType = (typeof ATTACK_TYPES)[number];
export type GradeLevel = (typeof GRADES)[number];
export type PlacePrecision = (typeof PLACE_PRECISIONS)[number];
