/** Attacks on those who remember, and on places of memory: there "memorial" and "vigil" say where, not that it is long ago. */

import type { Document, Sentence } from '#lib/extract/segment.ts';
import { wordsBetween } from '#lib/extract/sentence-matches.ts';
import type { Trigger } from '#lib/extract/trigger.ts';

type Span = { from: number; to: number };

const GATHERING =
  /^(ceremony|ceremonies|rally|procession|event|gathering|service|march|crowd|funeral|parade|mourners|wake|vigil)$/;

/** "Explosions killed 84 people at a ceremony to commemorate …": what is remembered is another thing than what hit it. */
function isCeremonyHit(doc: Document, t: Trigger, cue: Span): boolean {
  for (let i = t.to; i < cue.to; i++)
    if (GATHERING.test(doc.tokens[i]!.word) && /^(a|an|the)$/.test(doc.tokens[i - 1]?.word ?? ''))
      return /^(at|in|on|during|hit|struck|outside|near)$/.test(doc.tokens[i - 2]?.word ?? '');
  return false;
}

const PLACE =
  /^(memorial|monument|museum|exhibition|vigil|hearing|trial|commemoration|remembrance|anniversary)$/;
const LEADS = /^(a|an|the|at|in|on|near|outside|inside|during|into|through|to|its|their)$/;
const PARTS =
  /^(who|whom|whose|which|that|where|when|for|of|since|after|before|because|and|but|as|is|was|were|are|be|been|said|says|told|marked|marks|[,;:.()"“”])$/;
/** Tokens from an attack to the place of memory that it hit. */
const REACH = 8;

/** "struck the museum", "exploded at a memorial": no other clause and no other thing stands between. */
function isObject(doc: Document, t: Trigger, cue: Span): boolean {
  if (cue.from < t.to || cue.from - t.to > REACH) return false;
  let led = false;
  for (let i = t.to; i < cue.from; i++) {
    const { word } = doc.tokens[i]!;
    led ||= LEADS.test(word);
    if (PARTS.test(word) && !(word === 'of' && i === t.to)) return false;
  }
  return led;
}

/** "At a vigil in Denver on Sunday, a gunman shot five": the sentence opens with where. */
function isOpening(doc: Document, sentence: Sentence, t: Trigger, cue: Span): boolean {
  if (cue.to > t.from || cue.from - sentence.from > 5) return false;
  const words = wordsBetween(doc, sentence.from, cue.from);
  const into = words.findLastIndex((word) => /^(into|inside)$/.test(word));
  if (into < 0 && !/^(at|during|outside|near)$/.test(words[0] ?? '')) return false;
  if (words.slice(Math.max(0, into)).some((word) => PARTS.test(word))) return false;
  const border = into < 0 ? ',' : 'and';
  return doc.tokens.slice(cue.to, t.from).some((token) => token.word === border);
}

/** True if a word of remembrance names what was hit, or where. */
export function isMemoryHit(doc: Document, sentence: Sentence, t: Trigger, cue: Span): boolean {
  if (isCeremonyHit(doc, t, cue)) return true;
  const last = doc.tokens[cue.to - 1]!.word;
  return PLACE.test(last) && (isObject(doc, t, cue) || isOpening(doc, sentence, t, cue));
}
