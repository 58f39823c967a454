/** One count per field out of all that an article states of an attack, and the ledger of who stated which. */
import type { Speaker } from '#lib/extract/find-speakers.ts';
import type { Toll, TollField } from '#lib/extract/find-tolls.ts';
import type { Evidence } from '#lib/schema.ts';

export type StatedToll = Toll & {
  evidence: Evidence;
  speaker: Speaker | null;
  rank: number;
  /** Its sentence says that the figure changed: "later", "rose to", "now". */
  revises: boolean;
  /** Its words say that it no longer stands: "at first", "in the first hours", "had been announced". */
  outdated: boolean;
  /** It counts fighters only. */
  military: boolean;
  /** It sums up the whole country, while the attack is told of one place. */
  elsewhere: boolean;
  /** It sums up attacks that stand apart. */
  summed: boolean;
  /** It counts the attacker alone. */
  ofAttacker: boolean;
  /** It counts all who were found with wounds, of which they may have died. */
  ofAll: boolean;
};

/**
 * Injured where only "shot" is counted: those shot, less the killed. "Four people were shot, one of them died" makes
 * three injured; nothing is derived where more were killed than shot.
 */
function injuredFromShot(stated: readonly StatedToll[]): StatedToll | null {
  const shot = chooseToll(stated, 'shot');
  if (!shot) return null;
  const killed = chooseToll(stated, 'killed');
  const dead = killed?.min ?? 0;
  if (dead === 0) return { ...shot, field: 'injured' };
  if (shot.basis === 'single' || shot.min <= dead) return null;
  return {
    ...shot,
    field: 'injured',
    min: shot.min - dead,
    max: shot.max === null ? null : Math.max(shot.max - dead, 0),
  };
}

/**
 * The injured: those counted as such, or those shot, where the only ones counted are the attacker or nobody ("no officers
 * were injured"); wounds that all of the dead had are theirs.
 */
export function chooseInjured(stated: readonly StatedToll[], attacker: string | null): StatedToll | null {
  const killed = chooseToll(stated, 'killed', attacker);
  const isOfDead = (t: StatedToll): boolean => t.ofAll && killed !== null && t.min === killed.min;
  const counted = stated.filter((t) => t.field !== 'injured' || !isOfDead(t));
  const chosen = chooseToll(counted, 'injured', attacker);
  const isNobody = chosen === null || chosen.max === 0 || (chosen.basis === 'single' && chosen.ofAttacker);
  return (isNobody ? injuredFromShot(counted) : null) ?? chosen;
}

/**
 * The count that stands: a report leads with its newest figure, so the first one told stays unless a later sentence
 * says that it rose ("later raised the figure to 12"). Stated totals go before counts, counts before single people.
 * What the attacker's side says of its own victims counts only when nobody else counts.
 */
export function chooseToll(
  stated: readonly StatedToll[],
  field: TollField,
  attacker: string | null = null,
): StatedToll | null {
  const all = stated.filter((t) => t.field === field && !t.elsewhere);
  if (all.length === 0) return null;
  const standing = all.filter((t) => !t.outdated);
  const current = standing.length > 0 ? standing : all;
  // A sum over several attacks stands only where nothing else is counted.
  const single = current.filter((t) => !t.summed && t.basis !== 'single');
  const own = single.length > 0 ? current.filter((t) => !t.summed) : current;
  const others = own.filter((t) => attacker === null || t.speaker?.side !== attacker);
  const heard = others.length > 0 ? others : own;
  if (heard.length === 0) return null;
  const positive = heard.filter((t) => t.max !== 0);
  const civil = positive.filter((t) => !t.military);
  const pool = civil.length > 0 ? civil : positive.length > 0 ? positive : heard;
  const basis = pool.some((t) => t.basis !== 'single') ? 'sum' : 'single';
  const best = pool.filter((t) => basis === 'single' || t.basis !== 'single');
  return best.reduce((a, b) => (isRevision(a, b) ? b : a));
}

/** True if `b`, told after `a`, replaces it: a figure that is said to have changed, or a larger one near the head. */
function isRevision(a: StatedToll, b: StatedToll): boolean {
  if (b.min <= a.min) return false;
  return b.revises || b.basis === 'total' || a.basis === 'single' || b.rank - a.rank <= NEAR_SENTENCES;
}

/** A larger figure this close to the first is the fuller one of the same passage. */
const NEAR_SENTENCES = 1;
