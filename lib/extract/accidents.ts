/** Crashes, blasts of boilers and fireworks, disasters: their dead are no attack's. */
import type { Document, Sentence } from '#lib/extract/segment.ts';
import type { SentenceMatches } from '#lib/extract/sentence-matches.ts';
import type { Trigger } from '#lib/extract/trigger.ts';

const MISHAP =
  /^(crashed|crashes|crash|overturned|collided|collision|collisions|derailed|derailment|capsized|avalanche|landslide|landslides|mudslide|mudslides|earthquake|earthquakes|stampede|drowned|ravine|pile-up|pileup|skidded|flooding|floods|rains|rainfall|cholera|measles|diphtheria|heatwave|hailstorm|tornado|hurricane|cyclone|typhoon)$/;

/** What blows up by itself. */
const FUEL =
  /^(boiler|boilers|fireworks|firework|firecracker|firecrackers|methane|ammonia|propane|butane|volcano|firedamp|pyrotechnics|pyrotechnic|cylinder|cylinders|stove|stoves|transformer|chlorine|sawdust|dust)$/;

/** Frames that only say that people were harmed or something was reached. */
const BARE = /^(kill_verb|toll_verb|weak_hit|killing)$/;

function isBare(t: Trigger): boolean {
  return BARE.test(t.frame.entry.id);
}

/** The triggers of a sentence on a mishap that still speak of an attack: "hours after the barrage an airliner crashed". */
export function withoutMishaps(triggers: Trigger[], accident: boolean): Trigger[] {
  return accident ? triggers.filter((t) => !isBare(t) && !isBlast(t)) : triggers;
}

/** "A boiler exploded at a factory": no word of the sentence speaks of arms. */
function isBlastOfFuel(
  doc: Document,
  { from, to }: Sentence,
  m: SentenceMatches,
  triggers: readonly Trigger[],
): boolean {
  if (!triggers.some((t) => isBlast(t)) || !triggers.every((t) => isBlast(t) || isBare(t))) return false;
  // "a coal mine", "an ammonia tank"
  if (m.weapons.some((w) => w.entry.kind !== 'mine' && w.entry.kind !== 'tank')) return false;
  for (let i = from; i < to; i++) if (FUEL.test(doc.tokens[i]!.word)) return true;
  return false;
}

function isBlast(t: Trigger): boolean {
  return t.frame.entry.id === 'explosion' || t.frame.entry.id === 'explode';
}

/** "A helicopter crashed, killing five": a mishap is told, and neither a weapon nor a word of its own for an attack. */
export function isAccident(
  doc: Document,
  sentence: Sentence,
  m: SentenceMatches,
  triggers: readonly Trigger[],
): boolean {
  if (isBlastOfFuel(doc, sentence, m, triggers)) return true;
  if (m.weapons.length > 0 || triggers.some((t) => !isBare(t) && !t.definite)) return false;
  for (let i = sentence.from; i < sentence.to; i++) {
    if (!MISHAP.test(doc.tokens[i]!.word)) continue;
    // "crashed into a crowd" may be meant.
    if (!/^(into|through)$/.test(doc.tokens[i + 1]?.word ?? '')) return true;
  }
  return false;
}
