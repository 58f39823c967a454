/** Events coded by hand and how one mention compares with them, slot by slot, as the codebook of ../shared/gold says. */
import { distanceKm } from '#lib/geo.ts';
import type { Mention } from '#lib/schema.ts';

type Span = { start: number; end: number };
type GoldRange = { min: number; max: number | null } | null;
type GoldDate = {
  start?: string | null;
  precision?: string;
  acceptable?: (string | null)[];
  withPublicationDate?: { resolved: string };
};
type GoldPlace = { name: string; lat?: number; lon?: number; precision?: string };
export type GoldEvent = {
  id: string;
  evidence: Span[];
  type: string;
  date: GoldDate;
  place: GoldPlace | null;
  casualties?: { killed: GoldRange; injured: GoldRange } | null;
  perpetrator: { actor: string } | null;
};
export type Gold = {
  article: string;
  trueDate: string;
  events: GoldEvent[];
  traps: { id: string; why: string; evidence: Span }[];
};

/** The codebook's labels in the words of the house. */
const TYPES: Record<string, string> = {
  air_defense_interception: 'interception',
  attack_campaign: 'campaign',
  ground_offensive: 'ground_assault',
  ground_clash: 'ground_assault',
};
export const PRECISIONS: Record<string, string> = {
  city: 'settlement',
  near_city: 'near',
  raion: 'district',
  oblast: 'region',
  'macro-region': 'country',
};
/** Not attacks on a place: optional by the codebook, neither required nor wrong. */
export const OPTIONAL = new Set([
  'siege',
  'withdrawal',
  'territory_seized',
  'ground_offensive',
  'ground_clash',
]);
const OWN_FAMILY = new Set(['interception', 'air_raid_alert', 'campaign']);
export const DAY_PRECISIONS = new Set(['day', 'part_of_day', 'hour', 'minute']);

export const SLOTS = ['type', 'date', 'place', 'killed', 'injured', 'perpetrator'] as const;
export type Slot = (typeof SLOTS)[number];
const WEIGHTS: Record<Slot, number> = { type: 3, date: 2, place: 3, killed: 1, injured: 1, perpetrator: 0.5 };
const PLACE_FITS_KM = 20;

const familyOf = (type: string): string => (OWN_FAMILY.has(type) ? type : 'ground');
const typeOf = (event: GoldEvent): string => TYPES[event.type] ?? event.type;
/** True if any two spans share a character. */
export const overlap = (a: readonly Span[], b: readonly Span[]): boolean =>
  a.some((x) => b.some((y) => x.start < y.end && y.start < x.end));

/** The days that are right for an event; empty where the text does not give one. */
export function rightDays({ date }: GoldEvent): string[] {
  const listed = date.acceptable ?? [date.start ?? null];
  return listed.filter((day) => day !== null && /^\d{4}-\d\d-\d\d$/.test(day)) as string[];
}

/** True if the text alone does not give the day, so that naming none is right. */
export function mustAbstain(event: GoldEvent): boolean {
  return rightDays(event).length === 0 || (event.date.acceptable?.includes(null) ?? false);
}

/** Kilometres between the places; NaN where the key has no point, infinite where the mention has none. */
export function kmAway(place: GoldPlace | null, m: Mention): number {
  if (place?.lat === undefined || place.lon === undefined) return Number.NaN;
  if (m.place === null || m.place.lng === null || m.place.lat === null) return Number.POSITIVE_INFINITY;
  return distanceKm([m.place.lng, m.place.lat], [place.lon, place.lat]);
}

const namesAgree = (gold: GoldPlace, m: Mention): boolean =>
  m.place !== null && gold.name.toLowerCase().startsWith(m.place.name.toLowerCase());

const sameRange = (a: GoldRange, b: GoldRange): boolean =>
  a !== null && b !== null && a.min === b.min && a.max === b.max;

/** For each slot that the event fills, whether the mention has it right. */
export function compareSlots(event: GoldEvent, m: Mention): Partial<Record<Slot, boolean>> {
  const days = rightDays(event);
  const hits: Partial<Record<Slot, boolean>> = { type: typeOf(event) === m.type };
  hits.date = m.time.start === null ? mustAbstain(event) : days.includes(m.time.start);
  if (event.place) hits.place = namesAgree(event.place, m) || kmAway(event.place, m) < PLACE_FITS_KM;
  for (const slot of ['killed', 'injured'] as const)
    if (event.casualties?.[slot]) hits[slot] = sameRange(event.casualties[slot], m.casualties[slot]);
  if (event.perpetrator)
    hits.perpetrator = m.perpetrator !== null && event.perpetrator.actor.startsWith(m.perpetrator.actor);
  return hits;
}

/** Similarity over the slots that the event fills, 0 for another family and below one half. */
export function similarity(event: GoldEvent, m: Mention): number {
  if (familyOf(typeOf(event)) !== familyOf(m.type)) return 0;
  let got = 0;
  let all = 0;
  for (const [slot, hit] of Object.entries(compareSlots(event, m))) {
    all += WEIGHTS[slot as Slot];
    if (hit) got += WEIGHTS[slot as Slot];
  }
  return got / all >= 0.5 ? got / all : 0;
}

/** True for what is told as having happened, round-ups of many attacks apart. */
export const isFact = (m: Mention): boolean =>
  ['happened', 'reported', 'historic'].includes(m.assertion) && m.tier !== 'campaign';

/** What an article is taken to tell; denials, threats and suppositions answer no event. */
export const isAnswer = (m: Mention): boolean => isFact(m) || m.type === 'campaign' || m.tier === 'campaign';

/** True if a mention gives a value for a slot. */
export const answersSlot = (slot: Slot, m: Mention): boolean =>
  slot === 'type' ||
  (slot === 'date' && m.time.start !== null) ||
  (slot === 'place' && m.place !== null) ||
  (slot === 'perpetrator' && m.perpetrator !== null) ||
  ((slot === 'killed' || slot === 'injured') && m.casualties[slot] !== null);

/** True if the key has a value for a slot. */
export const statesSlot = (slot: Slot, event: GoldEvent): boolean =>
  slot === 'type' ||
  (slot === 'date' && !mustAbstain(event)) ||
  (slot === 'place' && event.place !== null) ||
  (slot === 'perpetrator' && event.perpetrator !== null) ||
  ((slot === 'killed' || slot === 'injured') && Boolean(event.casualties?.[slot]));
