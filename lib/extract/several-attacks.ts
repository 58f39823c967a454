/** Sentences that speak of several attacks at once: "Two attacks killed 12: in A five died, in B seven". */
import type { Toll } from '#lib/extract/find-tolls.ts';
import type { Document, Sentence } from '#lib/extract/segment.ts';
import type { Trigger } from '#lib/extract/trigger.ts';

const SEVERAL =
  /^(two|three|four|five|six|seven|eight|nine|ten|several|multiple|coordinated|co-ordinated|simultaneous|separate|[2-9]|1\d)$/;
const PLURAL =
  /^(attacks|bombings|shootings|strikes|airstrikes|raids|assaults|ambushes|explosions|blasts|incidents)$/;

/** True for "two attacks", "three separate bombings", "coordinated bomb attacks": more than one attack at a time. */
export function tellsSeveral(doc: Document, triggers: readonly Trigger[]): boolean {
  return triggers.some((t) => {
    if (t.frame.entry.pos !== 'noun' || !PLURAL.test(doc.tokens[t.to - 1]!.word) || t.definite) return false;
    for (let i = t.from - 1; i >= Math.max(0, t.from - 3); i--) {
      const { word, kind } = doc.tokens[i]!;
      if (kind === 'mark') return false;
      if (SEVERAL.test(word)) return true;
    }
    return false;
  });
}

/** The counts of a sentence without the sum before its colon, where the colon opens the attacks that it sums up. */
export function withoutLeadingSum(
  doc: Document,
  sentence: Sentence,
  triggers: readonly Trigger[],
  tolls: Toll[],
): Toll[] {
  if (tolls.length < 2) return tolls;
  for (let i = sentence.from + 3; i < sentence.to - 3; i++) {
    if (doc.tokens[i]!.word !== ':') continue;
    const heads = triggers.filter((t) => t.to <= i);
    const after = tolls.filter((t) => t.from > i);
    return after.length > 0 && tellsSeveral(doc, heads) ? after : tolls;
  }
  return tolls;
}
