/** The trigger of a proposed attack, read again by the rules: their word stands where the model says more than the text. */
import { assessAssertion } from '#lib/extract/assess-assertion.ts';
import { findTriggers, typeWithWeapon } from '#lib/extract/find-triggers.ts';
import type { Match } from '#lib/extract/lexicon.ts';
import type { Trigger } from '#lib/extract/trigger.ts';
import { type Assertion, type AttackType, OTHER_TYPES, type Section } from '#lib/schema.ts';
import {
  type MarkedText,
  phrasesIn,
  type Reject,
  sentenceAt,
  type TokenRange,
  tokensOf,
} from './marked-text.ts';
import type { Proposal } from './propose-with-model.ts';

export type ReadTrigger = {
  tokens: TokenRange;
  /** Offsets of the trigger's words, those of the next sentence cut off. */
  start: number;
  end: number;
  section: Section['kind'];
  type: AttackType;
  assertion: Assertion;
};

const FURNITURE: ReadonlySet<Section['kind']> = new Set([
  'meta',
  'byline',
  'boilerplate',
  'repeated',
  'dateline',
]);

/** Where the trigger stands, with the type and the assertion that the text supports; null, and counted, if it is none. */
export function readTrigger(marked: MarkedText, proposal: Proposal, reject: Reject): ReadTrigger | null {
  const touched = tokensOf(marked, proposal.trigger);
  if (!touched) {
    reject('trigger has no word');
    return null;
  }
  const { sentence, m } = sentenceAt(marked, touched.from);
  const tokens = { from: touched.from, to: Math.min(touched.to, sentence.to) };
  const triggers = findTriggers(marked.doc, sentence, m).filter((t) => phrasesIn([t], tokens).length > 0);
  if (FURNITURE.has(sentence.section)) reject('trigger stands in page furniture');
  else if (m.frames.length + m.weapons.length + m.tolls.length === 0)
    reject('no word of an attack in its sentence');
  else if (triggers.length === 0 && m.weapons.length === 0 && phrasesIn(m.negatives, tokens).length > 0)
    reject('trigger is a figure of speech');
  else {
    const assertion = assertionOf(marked, proposal, tokens, triggers, reject);
    const type = typeOf(marked, proposal, triggers, reject);
    const habitual = assertion === 'habitual' || type === 'campaign';
    return {
      tokens,
      start: proposal.trigger.start,
      end: Math.min(proposal.trigger.end, sentence.end),
      section: sentence.section,
      type: habitual ? 'campaign' : type,
      assertion: habitual && isFact(assertion) ? 'habitual' : assertion,
    };
  }
  return null;
}

function isFact(assertion: Assertion): boolean {
  return assertion === 'happened' || assertion === 'reported' || assertion === 'historic';
}

/** A trigger whose words the lexicon does not know, as the assertion rules want it. */
function unknownTrigger(tokens: TokenRange, type: AttackType): Trigger {
  const entry = { id: 'model', forms: ['*'], pos: 'verb' as const, type, strength: 'strong' as const };
  const frame: Match<'frames'> = { group: 'frames', entry, ...tokens, adjective: false };
  return { frame, ...tokens, type, weapon: null, outcome: null, weight: 'full', definite: false };
}

/** The model may lower what the rules read, never raise it to a fact. */
function assertionOf(
  marked: MarkedText,
  proposal: Proposal,
  tokens: TokenRange,
  found: readonly Trigger[],
  reject: Reject,
): Assertion {
  const { doc } = marked;
  const { sentence, m } = sentenceAt(marked, tokens.from);
  if (!isFact(proposal.assertion)) return proposal.assertion;
  const triggers = found.length > 0 ? found : [unknownTrigger(tokens, proposal.type)];
  const readings = triggers.map((t) => assessAssertion(doc, sentence, m, t).assertion);
  if (!readings.some(isFact)) {
    reject('assertion is stronger than the text');
    return readings[0]!;
  }
  if (proposal.assertion === 'happened' && triggers.every((t) => doc.quoted[t.from])) return 'reported';
  return proposal.assertion;
}

/** What the rules read as an interception or an alert stays one; a weapon sharpens a general type. */
function typeOf(
  marked: MarkedText,
  proposal: Proposal,
  triggers: readonly Trigger[],
  reject: Reject,
): AttackType {
  const uncounted = (type: AttackType): boolean => (OTHER_TYPES as readonly AttackType[]).includes(type);
  const first = triggers[0];
  if (first && !uncounted(proposal.type) && triggers.every((t) => uncounted(t.type))) {
    reject('type is more than the text says');
    return first.type;
  }
  const weapon = proposal.weapon
    .flatMap((span) => {
      const tokens = tokensOf(marked, span);
      return tokens ? phrasesIn(marked.matches.weapons, tokens) : [];
    })
    .at(0);
  return typeWithWeapon(proposal.type, weapon ?? null);
}
