import { areCopies } from '#lib/merge/group-sources.ts';
import type { Candidate } from '#lib/merge/report.ts';
import {
  areStepsOfGreatToll,
  isVagueType,
  scoreTargets,
  scoreToll,
  scoreType,
  scoreWeapon,
} from '#lib/merge/score-details.ts';
import { isFine, isNamesake, scorePlace } from '#lib/merge/score-place.ts';
import { type DatedTime, NIGHT_BEFORE, scoreDays } from '#lib/merge/score-time.ts';
import { type Slot, UNKNOWN } from '#lib/merge/slot.ts';
import { tellsTwice } from '#lib/merge/tells-twice.ts';
import type { Mention } from '#lib/schema.ts';

/** How alike two mentions are (0..1), the reasons for and against, and whether joining them is ruled out. */
export interface PairScore {
  score: number;
  conflict: string | null;
  why: string[];
}

/** Two mentions at or above this score are one attack (design: score ≥ .7 without a hard conflict). */
export const MERGE_THRESHOLD = 0.7;
/** Pairs from here up to the threshold are near misses worth a reason. */
export const NEAR_MISS = 0.55;

const WEIGHT = { place: 0.35, date: 0.25, type: 0.15, target: 0.1, toll: 0.1, weapon: 0.05 };

/**
 * Scores two dated mentions of different articles whose places are known to within a settlement; symmetric.
 * O(1) apart from their target lists.
 */
export function scorePair(a: Candidate, b: Candidate): PairScore {
  if (a.report.articleId === b.report.articleId && !tellsTwice(a, b)) {
    return { score: 0, conflict: 'the same article tells them apart', why: [] };
  }
  const slots = {
    place: scorePlace(a.mention, b.mention),
    date: scoreDays(a.mention.time as DatedTime, b.mention.time as DatedTime),
    type: scoreType(a.mention.type, b.mention.type),
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
  if (conflict === null && areCopies(a.report, b.report)) {
    score += 0.15;
    why.push('the texts are copies of one another');
  }
  conflict ??= areStepsOfGreatToll(a.mention, b.mention)
    ? null
    : conflictOfTypes(slots.type, slots.target, slots.toll);
  conflict ??= conflictOfDistricts(a.mention, b.mention, slots.target, slots.toll);
  conflict ??= conflictOfNights(slots, isSmallTown(a.mention, b.mention));
  return { score: Math.min(1, score), conflict, why };
}

/** Types that are seldom confused are one attack only if what was hit or the toll says so too. */
function conflictOfTypes(type: Slot, target: Slot, toll: Slot): string | null {
  const agrees = target.value === 1 || toll.value >= 0.8;
  if (type.value >= UNKNOWN) {
    return type.value < 0.7 && !agrees && target.value === 0
      ? 'different kinds of attack on different targets'
      : null;
  }
  return agrees ? null : 'different kinds of attack, and nothing else in common';
}

/** Two named parts of a town are two attacks unless what was hit or the very toll agrees. */
function conflictOfDistricts(a: Mention, b: Mention, target: Slot, toll: Slot): string | null {
  if (!isFine(a.place) || !isFine(b.place) || a.place!.placeId === b.place!.placeId) return null;
  if (isNamesake(a.place!, b.place!)) return null;
  if (target.value > UNKNOWN || toll.value === 1) return null;
  if (target.value === UNKNOWN && (isVagueType(a.type) || isVagueType(b.type)) && toll.value > UNKNOWN)
    return null;
  return `${a.place!.name} and ${b.place!.name} are different places with different targets`;
}

/** Radius in km up to which a settlement is small enough that two like attacks on neighbouring days are unlikely. */
const SMALL_TOWN_KM = 4;

function isSmallTown(a: Mention, b: Mention): boolean {
  return [a, b].every(({ place }) => place !== null && (place.radiusKm ?? 99) <= SMALL_TOWN_KM);
}

/** From here on two tolls may be one count, told twice. */
const STEPS = 0.6;

/** Neighbouring days are one night only if the same number of people, or the same target and count, was hit. */
function conflictOfNights(
  { date, target, toll }: { date: Slot; target: Slot; toll: Slot },
  smallTown: boolean,
): string | null {
  if (date.value > UNKNOWN || date.conflict) return null;
  if (date.value === NIGHT_BEFORE && (toll.value >= STEPS || target.value === 1)) return null;
  const agrees = toll.value === 1 || (target.value === 1 && toll.value >= (smallTown ? 0.6 : 0.8));
  return agrees ? null : 'neighbouring days, and too few details agree';
}
