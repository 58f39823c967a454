import { distanceKm, type LngLat } from '#lib/geo.ts';
import type { Candidate } from '#lib/merge/report.ts';
import { type AttackType, GROUND_TYPES, type Mention, type Range } from '#lib/schema.ts';
import { weekdayOf } from '#lib/time.ts';

/** How alike two mentions are (0..1), the reasons for and against, and whether joining them is ruled out. */
export interface PairScore {
  score: number;
  conflict: string | null;
  why: string[];
}

/** Two mentions at or above this score are one attack (design: score ≥ .7 without a hard conflict). */
export const MERGE_THRESHOLD = 0.7;

const WEIGHT = { place: 0.35, date: 0.25, type: 0.15, target: 0.1, toll: 0.1, weapon: 0.05 };
/** What a slot counts when one side does not state it: no evidence either way. */
const UNKNOWN = 0.5;

/** Below this, two types are named differently. */
const NAMED_TYPES_AGREE = 0.7;

interface Slot {
  value: number;
  why?: string;
  conflict?: string;
}

/** Scores two mentions of different articles; symmetric. O(1) apart from their target lists. */
export function scorePair(a: Candidate, b: Candidate): PairScore {
  if (a.report.articleId === b.report.articleId) {
    return { score: 0, conflict: 'the same article tells them apart', why: [] };
  }
  const slots = {
    type: scoreType(a.mention.type, b.mention.type),
    place: scorePlace(a.mention, b.mention),
    date: scoreDate(a.mention, b.mention),
    target: scoreTargets(a.mention, b.mention),
    toll: scoreToll(a.mention, b.mention),
    weapon: scoreWeapon(a.mention, b.mention),
  };
  let score = 0;
  const why: string[] = [];
  let conflict: string | null = null;
  for (const [name, slot] of Object.entries(slots) as [keyof typeof WEIGHT, Slot][]) {
    score += WEIGHT[name] * slot.value;
    if (slot.why) why.push(slot.why);
    conflict ??= slot.conflict ?? null;
  }
  conflict ??= conflictOfTypes(slots.type, slots.target, slots.toll);
  conflict ??= conflictOfDistricts(a.mention, b.mention, slots.target);
  return { score, conflict, why };
}

const ground: ReadonlySet<string> = new Set(GROUND_TYPES);
/** Types that reports of one attack often confuse, with how near they are. */
const NEAR_TYPES: Record<string, number> = {
  'missile_strike|shelling': 0.5,
  'air_strike|missile_strike': 0.5,
  'air_strike|shelling': 0.5,
  'air_strike|drone_strike': 0.5,
  'drone_strike|missile_strike': 0.3,
  'ground_assault|shooting': 0.5,
};

function scoreType(a: AttackType, b: AttackType): Slot {
  if (a === b) return { value: 1, why: 'same type' };
  if (ground.has(a) !== ground.has(b) || !ground.has(a)) {
    return { value: 0, conflict: 'one is an attack on the ground, the other is not' };
  }
  const vague = (t: AttackType) => t === 'attack_unspecified' || t === 'explosion';
  if (vague(a) || vague(b)) return { value: 0.7, why: 'one report leaves the type open' };
  return { value: NEAR_TYPES[[a, b].sort().join('|')] ?? 0 };
}

const FINE = new Set(['exact', 'neighbourhood']);

function scorePlace(a: Mention, b: Mention): Slot {
  const [p, q] = [a.place, b.place];
  if (!p || !q) return { value: 0.2 };
  if (p.placeId !== null && p.placeId === q.placeId) {
    const near = (p.precision === 'near') !== (q.precision === 'near');
    return near
      ? { value: 0.7, why: `both at or near ${p.name}` }
      : { value: p.precision === 'country' ? 0.3 : 1, why: `same place: ${p.name}` };
  }
  if (p.lng === null || p.lat === null || q.lng === null || q.lat === null) return { value: 0.2 };
  const km = distanceKm([p.lng, p.lat] as LngLat, [q.lng, q.lat] as LngLat);
  const [coarse, fine] = (p.radiusKm ?? 0) >= (q.radiusKm ?? 0) ? [p, q] : [q, p];
  const sameRegion = p.admin1 !== null && p.admin1 === q.admin1 && p.country === q.country;
  if (coarse.precision === 'settlement' && FINE.has(fine.precision)) {
    if (km <= (coarse.radiusKm ?? 0) + 5 && sameRegion) {
      return { value: 0.85, why: `${fine.name} lies in ${coarse.name}` };
    }
  } else if (coarse.precision === 'region' || coarse.precision === 'district') {
    if (sameRegion && km <= (coarse.radiusKm ?? 100) + 10) {
      return { value: 0.55, why: `${fine.name} lies in ${coarse.name}` };
    }
  } else if (coarse.precision === 'country' && p.country === q.country) {
    return { value: 0.2 };
  } else if (km <= 25 && (coarse.precision === 'near' || fine.precision === 'near')) {
    return { value: 0.6, why: `${Math.round(km)} km apart, one only “near”` };
  }
  if (km > 25) return { value: 0, conflict: `${p.name} and ${q.name} are ${Math.round(km)} km apart` };
  return { value: FINE.has(p.precision) && FINE.has(q.precision) ? 0.5 : 0.25 };
}

function scoreDate(a: Mention, b: Mention): Slot {
  const [s, t] = [a.time, b.time];
  if (s.start && s.end && t.start && t.end) {
    if (s.end < t.start || t.end < s.start) return { value: 0, conflict: 'different days' };
    const same = s.start === t.start && s.end === t.end;
    const days = s.start === s.end && t.start === t.end;
    if (same && days) return { value: 1, why: `same day: ${s.start}` };
    return same || isDayLike(s.precision, t.precision)
      ? { value: 0.9, why: `days overlap: ${s.start < t.start ? t.start : s.start}` }
      : { value: 0.5, why: 'periods overlap' };
  }
  return scoreUndated(a, b);
}

function isDayLike(...precisions: string[]): boolean {
  return precisions.every((p) => p === 'day' || p === 'part_of_day' || p === 'hour' || p === 'minute');
}

/**
 * An undated mention takes the day of a dated one only if weekday, candidates and bounds fit and two rare
 * cues agree (a count of weapons, of victims, of targets).
 */
function scoreUndated(a: Mention, b: Mention): Slot {
  const [dated, open] = a.time.start && a.time.start === a.time.end ? [a, b] : [b, a];
  const day = dated.time.start;
  if (!day || day !== dated.time.end || open.time.start) return { value: 0, conflict: 'a day is not known' };
  const { weekday, earliest, latest } = open.time.bounds;
  if (weekday === undefined && open.time.candidates.length === 0) {
    return { value: 0, conflict: 'a day is not known' };
  }
  const fits =
    (weekday === undefined || weekdayOf(day) === weekday) &&
    (earliest === undefined || day >= earliest) &&
    (latest === undefined || day <= latest) &&
    (open.time.candidates.length === 0 || open.time.candidates.includes(day));
  if (!fits) return { value: 0, conflict: `the words “${open.time.surface ?? ''}” cannot mean ${day}` };
  const cues = rareCues(a, b);
  if (cues.length < 2) return { value: 0, conflict: 'too few details agree to lend it a day' };
  return {
    value: 0.9,
    why: `“${open.time.surface ?? 'the weekday'}” fits ${day}, and ${cues.join(' and ')} agree`,
  };
}

function rareCues(a: Mention, b: Mention): string[] {
  const cues: string[] = [];
  const same = (x: Range | null, y: Range | null) =>
    x !== null && y !== null && x.min === y.min && x.max === y.max;
  if (same(a.weapon?.count ?? null, b.weapon?.count ?? null)) cues.push('the number of weapons');
  if (same(a.casualties.killed, b.casualties.killed)) cues.push('the number killed');
  if (overlaps(a.casualties.injured, b.casualties.injured)) cues.push('the number injured');
  const kinds = new Set(a.targets.map((t) => t.kind));
  if (b.targets.some((t) => kinds.has(t.kind))) cues.push('what was hit');
  return cues;
}

/** True if two stated ranges share a value; null (not stated) shares none. */
export function overlaps(a: Range | null, b: Range | null): boolean {
  if (!a || !b) return false;
  return a.min <= (b.max ?? Infinity) && b.min <= (a.max ?? Infinity);
}

function scoreTargets(a: Mention, b: Mention): Slot {
  if (a.targets.length === 0 || b.targets.length === 0) return { value: UNKNOWN };
  const kinds = new Set(a.targets.map((t) => t.kind));
  const shared = b.targets.find((t) => kinds.has(t.kind));
  return shared
    ? { value: 1, why: `both name the target: ${shared.kind.replaceAll('_', ' ')}` }
    : { value: 0 };
}

/** Tolls of one attack are revised for days: disagreement weighs against joining, but never forbids it. */
function scoreToll(a: Mention, b: Mention): Slot {
  const pairs = (['killed', 'injured'] as const)
    .map((field) => [a.casualties[field], b.casualties[field]] as const)
    .filter(([x, y]) => x && y);
  if (pairs.length === 0) return { value: UNKNOWN };
  return pairs.some(([x, y]) => overlaps(x, y)) ? { value: 1, why: 'tolls overlap' } : { value: 0.3 };
}

function scoreWeapon(a: Mention, b: Mention): Slot {
  if (!a.weapon || !b.weapon) return { value: UNKNOWN };
  return a.weapon.kind === b.weapon.kind
    ? { value: 1, why: `same weapon: ${a.weapon.kind.replaceAll('_', ' ')}` }
    : { value: 0 };
}

/** Two named types are one attack only if what was hit or the toll says so too. */
function conflictOfTypes(type: Slot, target: Slot, toll: Slot): string | null {
  return type.value < NAMED_TYPES_AGREE && target.value < 1 && toll.value < 1
    ? 'different kinds of attack, and nothing else in common'
    : null;
}

function conflictOfDistricts(a: Mention, b: Mention, target: Slot): string | null {
  const [p, q] = [a.place, b.place];
  if (!p || !q || !FINE.has(p.precision) || !FINE.has(q.precision)) return null;
  if (p.placeId === q.placeId || target.value > UNKNOWN) return null;
  return `${p.name} and ${q.name} are different places with different targets`;
}
