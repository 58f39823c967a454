/** Who denies or rejects what is told: "Moscow denied that its forces had struck the building", "Kyiv rejected the accusation". */

import type { Lexicon } from '#lib/extract/lexicon.ts';
import type { Document, Sentence } from '#lib/extract/segment.ts';
import type { SentenceMatches } from '#lib/extract/sentence-matches.ts';
import type { Located } from '#lib/extract/zones.ts';
import type { Toponym } from '#lib/schema.ts';

export type Denial = {
  speaker: string;
  /** The state or group that denies, by its name in the lexicon; null where it is not known. */
  actor: string | null;
  sentence: Sentence;
  /** Token range from the denier to the end of the clause. */
  from: number;
  to: number;
  /** It rejects having done it, not only a detail. */
  ofDeed: boolean;
};

const ADVERB =
  /^(has|have|had|also|again|repeatedly|strongly|categorically|flatly|later|since|both|still|quickly|continues|continued|to)$/;
const SKIPPED =
  /^(has|have|had|also|again|repeatedly|strongly|categorically|flatly|later|since|both|still|quickly|continues|continued|to|officials?|authorities|spokesman|ministry|government|military|army|navy|forces?|troops|air|'s|defen[cs]e|foreign)$/;
const DEED =
  /^(it|responsibility|involvement|that|any|having|being|accusations?|accusation|claims?|charges?|blame|the|striking|hitting|attacking|shelling|firing|carrying|this|both|all|role)$/;

/** "Moscow, which the governor blamed, denied it": the token behind the name that the relative clause belongs to. */
function beforeClause(doc: Document, sentence: Sentence, verb: number): number {
  if (doc.tokens[verb - 1]?.word !== ',') return verb;
  for (let i = verb - 2; i > sentence.from && verb - i < 16; i--)
    if (doc.tokens[i]!.word === ',')
      return /^(which|who|whose|whom)$/.test(doc.tokens[i + 1]!.word) ? i : verb;
  return verb;
}

/** "was denied by Moscow": the denier stands behind the verb; null in the active voice. */
function subjectAfter(
  doc: Document,
  sentence: Sentence,
  m: SentenceMatches,
  cue: { from: number; to: number },
): { from: number; to: number; actor: string | null } | null {
  if (doc.tokens[cue.to]?.word !== 'by') return null;
  const from = doc.tokens[cue.to + 1]?.word === 'the' ? cue.to + 2 : cue.to + 1;
  const actor = m.actors.find((a) => a.from >= from && a.from <= from + 1);
  let to = Math.max(from, actor?.to ?? from);
  while (to < sentence.to && to - from < 5 && (doc.tokens[to]!.capital || SKIPPED.test(doc.tokens[to]!.word)))
    to++;
  return to > from ? { from, to, actor: actor?.entry.name ?? null } : null;
}

/** Capitals that speak for their country where the lexicon names only the country. */
function subjectBefore(
  doc: Document,
  sentence: Sentence,
  m: SentenceMatches,
  at: number,
): { from: number; to: number; actor: string | null } | null {
  const actor = m.actors.findLast((a) => a.to <= at && at - a.to <= 6);
  let verb = at;
  while (verb > sentence.from && ADVERB.test(doc.tokens[verb - 1]!.word)) verb--;
  let end = beforeClause(doc, sentence, verb);
  if (end < verb) return subjectBefore(doc, sentence, m, end);
  while (end > sentence.from && SKIPPED.test(doc.tokens[end - 1]!.word)) end--;
  if (actor && actor.to >= end)
    return { from: actor.from, to: Math.max(actor.to, verb), actor: actor.entry.name };
  let from = end;
  while (from > sentence.from && end - from < 4 && doc.tokens[from - 1]!.capital) from--;
  if (from === end) return null;
  const word = doc.tokens[from]!.word;
  return /^(he|she|they|it|the|this|that|nobody|no)$/.test(word) ? null : { from, to: end, actor: null };
}

/** "Kyiv", "Tehran": the state whose capital stands as the denier. */
function stateAt(
  doc: Document,
  subject: { from: number; to: number },
  places: readonly Located<Toponym>[],
  lexicon: Lexicon,
): string | null {
  const named = places.find(
    (p) => p.from >= subject.from && p.from < subject.to && p.item.end <= doc.tokens[subject.to - 1]!.end,
  );
  return lexicon.states.get(named?.item.place?.country ?? '') ?? null;
}

/** The denials of one sentence, in text order; the denier must stand right before the verb. */
export function findDenials(
  doc: Document,
  sentence: Sentence,
  m: SentenceMatches,
  places: readonly Located<Toponym>[],
  lexicon: Lexicon,
): Denial[] {
  const found: Denial[] = [];
  for (const cue of m.cues) {
    if (cue.entry.cue !== 'denial') continue;
    const passive = doc.tokens[cue.to]?.word === 'by';
    const subject = passive ? subjectAfter(doc, sentence, m, cue) : subjectBefore(doc, sentence, m, cue.from);
    if (!subject) continue;
    let to = Math.max(cue.to, subject.to);
    while (to < sentence.to && !/^[;.]$/.test(doc.tokens[to]!.word)) to++;
    const { start } = doc.tokens[subject.from]!;
    const { end } = doc.tokens[subject.to - 1]!;
    found.push({
      speaker: doc.text.slice(start, end).replace(/\s+/g, ' '),
      actor: subject.actor ?? stateAt(doc, subject, places, lexicon),
      sentence,
      from: Math.min(subject.from, cue.from),
      to: Math.max(to, cue.to),
      ofDeed:
        passive ||
        (DEED.test(doc.tokens[cue.to]?.word ?? '') &&
          !doc.tokens
            .slice(cue.to, Math.min(to, cue.to + 8))
            .some((t) => /^(civilians?|residential)$/.test(t.word))),
    });
  }
  return found;
}
