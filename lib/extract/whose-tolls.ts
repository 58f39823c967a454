/** Whose victims a count speaks of: the attacker's own wounds, the dead found wounded, the sum of several attacks. */
import type { Document, Sentence } from '#lib/extract/segment.ts';

type Range = { from: number; to: number };

const ATTACKER =
  /^(suspect|gunman|shooter|attacker|assailant|bomber|perpetrator|hijacker|robber|burglar|intruder)$/;

/** "The suspect was wounded by officers": one person, and that the attacker. */
export function namesAttacker(doc: Document, toll: Range): boolean {
  for (let i = toll.from; i < toll.to; i++) if (ATTACKER.test(doc.tokens[i]!.word)) return true;
  return false;
}

const WHOLE = /^(all|both)$/;
const GUNSHOT = /^(gunshot|bullet|gunshots|bullets)$/;

/** "All three suffered gunshot wounds": wounds of which the same people may have died. */
export function countsAllWounded(doc: Document, toll: Range): boolean {
  let whole = WHOLE.test(doc.tokens[toll.from - 1]?.word ?? '');
  let shot = false;
  for (let i = toll.from; i < toll.to; i++) {
    const { word } = doc.tokens[i]!;
    whole ||= WHOLE.test(word);
    shot ||= GUNSHOT.test(word);
  }
  return whole && shot;
}

const ATTACKS = /^(shootings|attacks|incidents|homicides|assaults|raids|ambushes)$/;
const SEVERAL =
  /^(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|multiple|various|separate|different|numerous|many|[2-9]|[1-9]\d)$/;
const OVER = /^(in|across|by|during|over|from|after)$/;

/** "Eight wounded in two shootings", "20 shot in 12 incidents across the city": a sum over attacks that stand apart. */
export function sumsAttacks(doc: Document, sentence: Sentence, toll: Range): boolean {
  const end = Math.min(sentence.to, toll.to + 8);
  for (let i = toll.to; i < end; i++) {
    const { word } = doc.tokens[i]!;
    if (/^[,;:.]$/.test(word)) return false;
    if (!OVER.test(word) || !SEVERAL.test(doc.tokens[i + 1]?.word ?? '')) continue;
    for (let k = i + 2; k < Math.min(sentence.to, i + 7); k++) {
      if (ATTACKS.test(doc.tokens[k]!.word)) return true;
      if (/^[,;:.]$/.test(doc.tokens[k]!.word)) break;
    }
  }
  return false;
}
