/** Clusters that say nothing of their own: words about an attack already told, or about none. */
import { leadOf } from '#lib/extract/assemble.ts';
import type { Cluster } from '#lib/extract/cluster.ts';
import type { Telling } from '#lib/extract/telling.ts';

const ASSERTED = new Set(['happened', 'historic']);

/** True if a telling itself names a place, a day, victims, or sets a new attack apart. */
function hasSubstance(t: Telling): boolean {
  if (t.toponyms.length > 0 || t.tolls.length > 0) return true;
  if (t.dating.some((d) => d.reach === 'day' || d.reach === 'wide') || t.daysAfter) return true;
  return t.opensNew && !t.definite && (t.targets.length > 0 || t.dating.length > 0);
}

/**
 * Leaves out what has neither a place, a day nor victims of its own: where it speaks of "the attack" or blames someone
 * its words go to the lead, else they are no attack. The lead itself stays for now.
 */
export function absorbHollow(clusters: readonly Cluster[]): Cluster[] {
  const lead = leadOf(clusters);
  return clusters.filter((c) => {
    const head = c.tellings[0]!;
    if (c === lead || !ASSERTED.has(head.assertion) || c.tellings.some(hasSubstance)) return true;
    if (head.type === 'interception' || head.type === 'air_raid_alert') return true;
    for (const t of c.tellings) if (lead && (t.definite || t.blame !== null)) lead.tellings.push(t);
    return false;
  });
}

/**
 * "One more strike on Odesa changes nothing": named once in passing, without a day, victims, a weapon, a target or a
 * doer. Reports tell more of an attack; essays do not.
 */
function isMused(c: Cluster): boolean {
  const [only] = c.tellings;
  if (!only || c.tellings.length > 1 || !ASSERTED.has(only.assertion) || only.definite) return false;
  if (!only.triggers.every((t) => /^(attack|strike_noun|attack_verb)$/.test(t.frame.entry.id))) return false;
  if (only.type !== 'attack_unspecified' || only.weapon || only.blame || only.targets.length > 0)
    return false;
  if (only.dating.length > 0 || only.tolls.length > 0 || only.sentence.section !== 'body') return false;
  return (!c.time?.start || c.time.basis === null) && c.remainders.every((r) => r.tolls.length === 0);
}

/** True if after all inference a cluster still has no place, no time, no victims, no target and no weapon. */
export function isHollow(c: Cluster): boolean {
  if (c.isHeading || isMused(c)) return true;
  if (!ASSERTED.has(c.tellings[0]!.assertion) || c.place || c.time) return false;
  if (c.remainders.some((r) => r.tolls.length > 0)) return false;
  return !c.tellings.some((t) => t.tolls.length > 0 || t.targets.length > 0 || t.weapon !== null);
}
