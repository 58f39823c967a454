/** The words that the screen uses for codes. */
import type {
  Assertion,
  AttackType,
  GradeLevel,
  Outcome,
  Perpetrator,
  PlacePrecision,
  Section,
  TimeBasis,
} from '#lib/schema.ts';
import type { Say, Words } from '#lib/view/words.ts';

export const TYPE_LABELS: Record<AttackType, string> = {
  missile_strike: 'Missile strike',
  drone_strike: 'Drone strike',
  air_strike: 'Air strike',
  shelling: 'Shelling',
  bombing: 'Bombing',
  explosion: 'Explosion',
  shooting: 'Shooting',
  ground_assault: 'Ground assault',
  attack_unspecified: 'Attack, kind not stated',
  interception: 'Interception',
  air_raid_alert: 'Air raid alert',
  campaign: 'Campaign',
};

export const GRADE_LABELS: Record<GradeLevel, string> = {
  machine: 'Machine',
  weak: 'Weak',
  fair: 'Fair',
  confirmed: 'Confirmed',
  contested: 'Contested',
  discounted: 'Discounted',
};

export const OUTCOME_LABELS: Record<Outcome, string | null> = {
  hit: 'Hit',
  intercepted: 'Intercepted',
  debris: 'Debris fell',
  unexploded: 'Did not explode',
  unknown: null,
};

export const ASSERTION_LABELS: Record<Assertion, string> = {
  happened: 'Happened',
  reported: 'Only reported by others',
  denied: 'Denied',
  negated: 'Did not happen',
  threatened: 'Threatened',
  hypothetical: 'Supposed',
  habitual: 'Repeated attacks',
  historic: 'In the past',
};

export const PRECISION_LABELS: Record<PlacePrecision, string> = {
  exact: 'Exact place',
  neighbourhood: 'Part of town',
  settlement: 'Settlement',
  near: 'Near a settlement',
  district: 'District',
  region: 'Region',
  country: 'Country',
};

export const MODE_LABELS: Record<Perpetrator['mode'], string> = {
  asserted: 'Stated',
  alleged: 'Alleged',
  claimed: 'Claimed',
  denied: 'Denied',
  disputed: 'Disputed',
  implied: 'Implied',
};

export const BASIS_LABELS: Record<TimeBasis, string> = {
  explicit: 'the date is in the text',
  metadata: 'counted from the publication date',
  header: 'counted from the date in the article’s head',
  dateline: 'counted from the dateline',
  inferred: 'counted from a publication day that was worked out',
  cross_document: 'counted from a day that other articles give',
};

export const SECTION_LABELS: Partial<Record<Section['kind'], string>> = {
  caption: 'Caption',
  boilerplate: 'Not part of the report',
  repeated: 'Repeated text',
  meta: 'About the article',
};

/** A lexicon code in words: "residential_building" → "residential building". */
export function spellCode(code: string): string {
  return code.replaceAll('_', ' ');
}

/** A weapon or target of the open vocabularies in words: the message where there is one, else the code itself. */
export function codeLabel({ say }: Pick<Words, 'say'>, kind: 'weapon' | 'target', code: string): string {
  const key = `codes.${kind}.${code}` as Parameters<Say>[0];
  return say.has(key) ? say(key) : spellCode(code);
}

/** The name with its first letter in upper case. */
export function capitalise(name: string): string {
  return name.charAt(0).toLocaleUpperCase() + name.slice(1);
}
