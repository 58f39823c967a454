/** Weapon and targets of a proposed attack: classes from the lexicon, counts by the quantity reader. */
import { spanEvidence } from '#lib/extract/evidence.ts';
import { readQuantity } from '#lib/extract/read-quantity.ts';
import type { Evidence, Range, TargetHit, WeaponUse } from '#lib/schema.ts';
import { type MarkedText, phrasesIn, type Reject, type TokenRange, tokensOf } from './marked-text.ts';
import type { Proposal } from './propose-with-model.ts';

/** The count stated in the quote before its noun: "two" of "two Kalibr missiles". */
function countIn({ doc }: MarkedText, quote: TokenRange, noun: TokenRange): Range | null {
  for (let i = quote.from; i < noun.from; i++) {
    const quantity = readQuantity(doc.tokens, i, noun.from + 1);
    if (quantity && quantity.to <= noun.from) return { min: quantity.min, max: quantity.max };
  }
  return null;
}

function evidenceOf({ doc }: MarkedText, span: Evidence): Evidence {
  return spanEvidence(doc.text, span.start, span.end);
}

/** The weapon, by the lexicon's class and model; null, and counted, where the lexicon knows none in the quote. */
export function readWeapon(marked: MarkedText, proposal: Proposal, reject: Reject): WeaponUse | null {
  for (const span of proposal.weapon) {
    const tokens = tokensOf(marked, span);
    const weapons = tokens ? phrasesIn(marked.matches.weapons, tokens) : [];
    const weapon = weapons.find((w) => w.entry.model) ?? weapons[0];
    if (!tokens || !weapon) continue;
    const { kind, model } = weapon.entry;
    return { kind, model, count: countIn(marked, tokens, weapon), evidence: [evidenceOf(marked, span)] };
  }
  if (proposal.weapon.length > 0) reject('weapon is not in the lexicon');
  return null;
}

/** What was hit, one entry a class of the lexicon; quotes without a known class are counted. */
export function readTargets(marked: MarkedText, proposal: Proposal, reject: Reject): TargetHit[] {
  const byKind = new Map<string, TargetHit>();
  for (const spans of proposal.targets) {
    const span = spans[0]!;
    const tokens = tokensOf(marked, span);
    const target = tokens ? phrasesIn(marked.matches.targets, tokens)[0] : undefined;
    if (!tokens || !target) {
      reject('target is not in the lexicon');
      continue;
    }
    const count = countIn(marked, tokens, target);
    const known = byKind.get(target.entry.kind);
    if (!known)
      byKind.set(target.entry.kind, {
        kind: target.entry.kind,
        count,
        evidence: [evidenceOf(marked, span)],
      });
    else {
      known.evidence = [...known.evidence, evidenceOf(marked, span)];
      known.count ??= count;
    }
  }
  return [...byKind.values()];
}
