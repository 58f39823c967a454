/** Who did it and who says so, as the model chose the words and as the lexicon knows the names. */
import type { Evidence, Perpetrator } from '#lib/schema.ts';
import {
  type MarkedText,
  phrasesIn,
  type Reject,
  sentenceAt,
  type TokenRange,
  tokensOf,
} from './marked-text.ts';
import type { Proposal } from './propose-with-model.ts';

export type ReadSpeaker = { name: string; side: string | null; evidence: Evidence };

function onOneLine(quote: string): string {
  return quote.replace(/\s+/g, ' ');
}

/** True if the span begins and ends with whole tokens: "Iranian" of "Iranian-made" does not. */
function isAligned({ doc }: MarkedText, span: Evidence, tokens: TokenRange): boolean {
  return doc.tokens[tokens.from]!.start >= span.start && doc.tokens[tokens.to - 1]!.end <= span.end;
}

function hasCapital({ doc }: MarkedText, tokens: TokenRange): boolean {
  return doc.tokens.slice(tokens.from, tokens.to).some((token) => token.capital);
}

/** Who is cited; null, and counted, for a pronoun or other words that name nobody. */
export function readSpeaker(marked: MarkedText, proposal: Proposal, reject: Reject): ReadSpeaker | null {
  for (const span of proposal.speaker) {
    const tokens = tokensOf(marked, span);
    if (!tokens || !isAligned(marked, span, tokens)) continue;
    const office = phrasesIn(marked.matches.offices, tokens).length > 0;
    const pronoun =
      tokens.to - tokens.from === 1 && /^(he|she|it|they|we|i)$/.test(marked.doc.tokens[tokens.from]!.word);
    if (pronoun || !(office || hasCapital(marked, tokens))) continue;
    const side = phrasesIn(marked.matches.actors, tokens)[0]?.entry.side ?? null;
    return {
      name: onOneLine(span.quote),
      side,
      evidence: { start: span.start, end: span.end, quote: span.quote },
    };
  }
  if (proposal.speaker.length > 0) reject('speaker is no name');
  return null;
}

type Actor = { name: string; side: string | null };

function actorIn(marked: MarkedText, span: Evidence, tokens: TokenRange): Actor | null {
  const actors = phrasesIn(marked.matches.actors, tokens);
  const actor = actors.find((a) => a.entry.kind !== 'generic') ?? actors[0];
  if (actor) return { name: actor.entry.name, side: actor.entry.side };
  return hasCapital(marked, tokens) && tokens.to - tokens.from <= 6
    ? { name: onOneLine(span.quote), side: null }
    : null;
}

/** True if a sentence tells of an attack, of blame or of a claim: only there can a name be its author. */
function isCharged(marked: MarkedText, tokens: TokenRange): boolean {
  const { m } = sentenceAt(marked, tokens.from);
  return (
    m.frames.length + m.weapons.length > 0 ||
    m.cues.some((c) => ['blame', 'claim_responsibility', 'suspicion'].includes(c.entry.cue))
  );
}

function isClaimed(marked: MarkedText, tokens: TokenRange): boolean {
  const cues = sentenceAt(marked, tokens.from).m.cues.map((c) => c.entry.cue);
  return cues.includes('claim_responsibility') && !cues.includes('no_claim');
}

/** True for "suspected Russian missiles" and "blamed on Russia": the words themselves only allege. */
function isSuspected(marked: MarkedText, tokens: TokenRange): boolean {
  return sentenceAt(marked, tokens.from).m.cues.some(
    ({ entry, from, to }) =>
      (entry.cue === 'suspicion' || entry.cue === 'blame') && to >= tokens.from - 2 && from <= tokens.to + 2,
  );
}

/** A claim of responsibility must stand in the text; what somebody else says of an author is alleged. */
function modeOf(
  marked: MarkedText,
  proposal: Proposal,
  actor: Actor,
  tokens: TokenRange,
  speaker: ReadSpeaker | null,
  reject: Reject,
): Perpetrator['mode'] {
  const own =
    speaker !== null &&
    (speaker.name === actor.name || (speaker.side !== null && speaker.side === actor.side));
  const mode = proposal.mode ?? 'asserted';
  if (mode === 'claimed' && !own && !isClaimed(marked, tokens)) {
    reject('no claim of responsibility in the text');
    return 'alleged';
  }
  if (mode !== 'asserted') return mode;
  if (own) return 'claimed';
  if (isSuspected(marked, tokens)) return 'alleged';
  return speaker || marked.doc.quoted[tokens.from] ? 'alleged' : 'asserted';
}

/** Who did it; null, and counted, where the quote names nobody or stands where no attack is told. */
export function readPerpetrator(
  marked: MarkedText,
  proposal: Proposal,
  speaker: ReadSpeaker | null,
  reject: Reject,
): Perpetrator | null {
  for (const span of proposal.perpetrator) {
    const tokens = tokensOf(marked, span);
    if (!tokens || !isAligned(marked, span, tokens) || !isCharged(marked, tokens)) continue;
    const actor = actorIn(marked, span, tokens);
    if (!actor) continue;
    const mode = modeOf(marked, proposal, actor, tokens, speaker, reject);
    const by =
      mode === 'asserted' || mode === 'implied'
        ? null
        : mode === 'claimed'
          ? actor.name
          : (speaker?.name ?? null);
    return {
      actor: actor.name,
      mode,
      by,
      evidence: [{ start: span.start, end: span.end, quote: span.quote }],
    };
  }
  if (proposal.perpetrator.length > 0) reject('perpetrator is not named as one');
  return null;
}
