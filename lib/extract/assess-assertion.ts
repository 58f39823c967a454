/** What a sentence claims of a trigger: that it happened, or that it may, might have, did not, is feared, is daily. */

import { isMemoryHit } from '#lib/extract/ceremonies.ts';
import { isGeneric, isHabit } from '#lib/extract/habits.ts';
import type { Match } from '#lib/extract/lexicon.ts';
import type { CueKind } from '#lib/extract/lexicon-schema.ts';
import type { Document, Sentence } from '#lib/extract/segment.ts';
import type { SentenceMatches } from '#lib/extract/sentence-matches.ts';
import { wordsBetween } from '#lib/extract/sentence-matches.ts';
import type { Trigger } from '#lib/extract/trigger.ts';
import type { Assertion } from '#lib/schema.ts';

type Cue = Match<'cues'>;
/** Words that end the reach of a cue that stands before them. */
const SCOPE_ENDS =
  /^(after|because|following|when|while|but|since|although|though|where|who|which|whose|until|as|before|despite)$/;

/** Tokens between a cue and a trigger; null if something between them ends the cue's reach. */
function reach(doc: Document, from: number, to: number, crossCommas: boolean): number | null {
  if (to < from) return null;
  for (let i = from; i < to; i++) {
    const token = doc.tokens[i]!;
    if (token.kind === 'mark' && /^[;:.!?—–]$/.test(token.word)) return null;
    if (token.word === ',' && !crossCommas) return null;
    if (SCOPE_ENDS.test(token.word)) return null;
  }
  return to - from;
}

const NO_CUES: readonly Cue[] = [];

function cuesBefore(m: SentenceMatches, kind: CueKind, at: number): readonly Cue[] {
  if (m.cues.length === 0) return NO_CUES;
  return m.cues.filter((c) => c.entry.cue === kind && c.to <= at);
}

const LAUNCH =
  /^(launch|launches|launching|carry|carrying|conduct|stage|mount|face|see|unleash|resume|suffer|repel|continue|expect|fire|order|start|begin|commit|plan|answer|respond|retaliate|react|reply|try|seek|resort|step|extend|intensify|increase|widen|expand|halt|suspend|end|stop|limit|consider|authorise|authorize|support|back|avoid|escalate|trigger|provoke)$/;

const CHANGES =
  /^(step|intensify|expand|extend|widen|escalate|increase|halt|suspend|stop|end|continue|resume|reduce|scale)$/;

/** True if a modal before the trigger governs it: "may strike", "could launch missile strikes". */
function isModal(doc: Document, m: SentenceMatches, t: Trigger): boolean {
  for (const cue of cuesBefore(m, 'modal', t.from)) {
    const gap = reach(doc, cue.to, t.from, false);
    if (gap === null) continue;
    const words = wordsBetween(doc, cue.to, t.from);
    if (words[0] === 'not' && t.frame.entry.pos === 'noun') continue;
    if (
      t.frame.entry.pos === 'verb' &&
      gap <= 3 &&
      words.every((w) => /^(not|also|again|have|be|soon|then|been|still|even|further|never|now)$/.test(w))
    )
      return true;
    if (!t.definite && words.some((w) => LAUNCH.test(w))) return true;
    // "would step up its strikes": theirs, but not yet.
    if (words.some((w) => CHANGES.test(w)) && /^(its|their|his)$/.test(words.at(-1) ?? '')) return true;
    if (!t.definite && gap <= 1 && t.frame.entry.pos === 'noun' && !isDeterminer(words[0])) return true;
    if (
      /^(strike|attack|hit|target|shell|bomb|kill|launch|fire)$/.test(doc.tokens[t.from]!.word) &&
      gap <= 3 &&
      !words.some(isDeterminer)
    )
      return true;
  }
  return false;
}

function isDeterminer(word: string | undefined): boolean {
  return word !== undefined && /^(the|a|an|this|that|these|those|its|his|their)$/.test(word);
}

/** "If the rockets that hit the dormitory had been guided": they did hit it. */
function isKnownDeed(doc: Document, t: Trigger): boolean {
  if (!/^(that|which)$/.test(doc.tokens[t.from - 1]?.word ?? '') || t.weapon === null) return false;
  return /^(the|those|these)$/.test(doc.tokens[t.weapon.from - 1]?.word ?? '');
}

function isConditional(doc: Document, sentence: Sentence, m: SentenceMatches, t: Trigger): boolean {
  if (isKnownDeed(doc, t)) return false;
  const first =
    doc.tokens[sentence.from]!.word === '"' || doc.tokens[sentence.from]!.word === '“'
      ? sentence.from + 1
      : sentence.from;
  if (doc.tokens[first]!.word === 'should' && reach(doc, first, t.from, false) !== null) return true;
  // "How many times a place was attacked …": no attack of its own.
  if (
    /^(how|what|why)$/.test(doc.tokens[first]!.word) &&
    !t.definite &&
    reach(doc, first, t.from, false) !== null
  )
    return true;
  // "When there is an explosion …": a rule, not an event.
  if (
    /^(when|whenever|wherever)$/.test(doc.tokens[first]!.word) &&
    reach(doc, first + 1, t.from, true) !== null &&
    doc.tokens.slice(first + 1, t.from).some((x) => /^(is|are)$/.test(x.word))
  )
    return true;
  return cuesBefore(m, 'conditional', t.from).some((cue) => {
    const word = doc.tokens[cue.from]!.word;
    // "police asked whether the attack …" and "even if" leave a definite attack alone.
    if (t.definite && t.frame.entry.pos === 'noun') return false;
    const gap = reach(doc, cue.to, t.from, false);
    return gap !== null && gap <= (word === 'whether' ? 6 : 14);
  });
}

function hasNear(
  doc: Document,
  m: SentenceMatches,
  kind: CueKind,
  t: Trigger,
  max: number,
  crossCommas = false,
): Cue | null {
  return (
    cuesBefore(m, kind, t.from).findLast((cue) => {
      const gap = reach(doc, cue.to, t.from, crossCommas);
      return gap !== null && gap <= max;
    }) ?? null
  );
}

/** "two further explosions": as many more as are counted have happened. */
function isCountedFurther(doc: Document, at: number): boolean {
  const before = doc.tokens[at - 1];
  return (
    /^(further|other|more)$/.test(doc.tokens[at]!.word) &&
    before !== undefined &&
    (before.kind === 'number' || /^(a|two|three|four|five|six|several)$/.test(before.word))
  );
}

function isNegated(doc: Document, m: SentenceMatches, t: Trigger): boolean {
  // "none of which exploded"
  if (
    /^(which|them|whom)$/.test(doc.tokens[t.from - 1]?.word ?? '') &&
    doc.tokens[t.from - 3]?.word === 'none'
  )
    return true;
  for (const cue of cuesBefore(m, 'negation', t.from)) {
    const gap = reach(doc, cue.to, t.from, false);
    if (gap === null) continue;
    const words = wordsBetween(doc, cue.to, t.from);
    const cueWord = doc.tokens[cue.from]!.word;
    if (
      words[0] === 'only' ||
      words[0] === 'one' ||
      words.some((w) => /^(known|clear|link|links|connection|connections|relation|ties)$/.test(w))
    )
      continue;
    // "do not strike": the word is a verb there, whatever it mostly is.
    if (gap === 0 && /^(do|does|did)$/.test(doc.tokens[cue.to - 2]?.word ?? '')) return true;
    if (cueWord === 'no' && t.frame.entry.pos === 'noun' && gap <= 4) return true;
    if (cueWord === 'no' && gap <= 2) return true;
    const verbal = t.frame.entry.pos === 'verb' && gap <= 3 && !words.some(isDeterminer);
    if (cueWord !== 'no' && verbal) return true;
    if (/^(without|failed|refrained|neither)$/.test(cueWord) && gap <= 4) return true;
    if (
      cueWord === 'not' &&
      words.some((w) => LAUNCH.test(w) || w === 'been' || w === 'any') &&
      gap <= 6 &&
      !t.definite
    )
      return true;
  }
  return false;
}

/** A denial scopes over its clause; the denied attack is told only there. */
const OWN_FORCES =
  /^(forces|troops|army|soldiers|fighters|men|military|aircraft|planes|jets|warplanes|drones|missiles|gunners|artillery)$/;

function isDenied(doc: Document, m: SentenceMatches, t: Trigger): boolean {
  const cue = hasNear(doc, m, 'denial', t, 14);
  if (!cue) return false;
  // "denied responsibility for the attack": the attack stands, the author is denied.
  if (doc.tokens[cue.from]!.word === 'contrary') return true;
  const words = wordsBetween(doc, cue.to, t.from);
  // "denied that its forces had shelled the market, in which 27 died": the dead are told, only the doer is denied.
  const own = words.some((w, i) => /^(its|their)$/.test(w) && OWN_FORCES.test(words[i + 1] ?? ''));
  if (own && m.tolls.some((x) => x.from > t.to && x.entry.field === 'killed')) return false;
  return (
    !words.some(
      (w) =>
        /^(responsibility|involvement|role|being|any|connection|charges|claims?|accusations?|reports?)$/.test(
          w,
        ) && w !== 'any',
    ) || t.frame.entry.pos === 'verb'
  );
}

function cueAfter(
  doc: Document,
  sentence: Sentence,
  m: SentenceMatches,
  kind: CueKind,
  t: Trigger,
  max: number,
): boolean {
  return m.cues.some((c) => {
    if (c.entry.cue !== kind || c.from < t.to || c.from - t.to > max) return false;
    for (let i = t.to; i < Math.min(c.from, sentence.to); i++)
      if (/^[;:.]$/.test(doc.tokens[i]!.word)) return false;
    return true;
  });
}

function plain(assertion: Assertion, cue: Cue | null = null): { assertion: Assertion; cue: Cue | null } {
  return { assertion, cue };
}

/** Why a trigger does not stand as a plain fact, and the cue's words; `happened` otherwise. */
export function assessAssertion(
  doc: Document,
  sentence: Sentence,
  m: SentenceMatches,
  t: Trigger,
): { assertion: Assertion; cue: Cue | null } {
  if (cueAfter(doc, sentence, m, 'never_after', t, 8)) return plain('negated');
  if (isDenied(doc, m, t)) return plain('denied');
  if (isConditional(doc, sentence, m, t) || isGeneric(doc, sentence, m, t)) return plain('hypothetical');
  if (isModal(doc, m, t)) return plain('hypothetical');
  if (isNegated(doc, m, t)) return plain('negated');
  const threat = hasNear(doc, m, 'threat', t, 10);
  if (threat && !t.definite) return plain('threatened', threat);
  const foiled = hasNear(doc, m, 'foiled', t, 5);
  if (
    foiled &&
    !(t.definite && /^(stop|end|halt|cease|prevent)/.test(doc.tokens[foiled.from]!.word) === false)
  )
    return plain('hypothetical', foiled);
  const drill = m.cues.find((c) => c.entry.cue === 'drill');
  if (drill && !t.definite && (t.weight === 'full' || t.type === 'air_raid_alert'))
    return plain('hypothetical', drill);
  const possible = hasNear(doc, m, 'hypothetical', t, 3);
  if (possible && !isCountedFurther(doc, possible.from)) return plain('hypothetical', possible);
  if (doc.tokens[sentence.to - 1]!.word === '?' && !t.definite) return plain('hypothetical');
  if (m.cues.some((c) => c.entry.cue === 'memorial' && !isMemoryHit(doc, sentence, t, c)))
    return plain('historic');
  if (isHabit(doc, sentence, m, t)) return plain('habitual');
  return plain('happened');
}
