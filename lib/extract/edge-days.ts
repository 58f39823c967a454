/** Days at the edges of a sentence: one that opens it and one that closes it hold for its whole clause. */
import type { DatingTimex } from '#lib/extract/extract-context.ts';
import type { Document, Sentence } from '#lib/extract/segment.ts';
import type { SentenceMatches } from '#lib/extract/sentence-matches.ts';
import { type Group, tokenAt } from '#lib/extract/zones.ts';

/** "In March two people died there when a rocket hit": a day before the deaths is also that of what caused them. */
export function isOwnWhen(doc: Document, from: number, at: number): boolean {
  if (doc.tokens[at]!.word !== 'when') return false;
  for (let i = from; i < at; i++) if (HARM.test(doc.tokens[i]!.word)) return true;
  return false;
}

const HARM = /^(died|dead|killed|injured|wounded|hurt)$/;

/**
 * A day that opens the sentence holds for all of it, unless another clause or a statement stands between; `again` = it
 * stands beside one that does ("A week ago, on Oct. 23, gunmen …").
 */
export function opensSentence(
  doc: Document,
  m: SentenceMatches,
  group: Group,
  from: number,
  again: boolean,
): boolean {
  const first = group.triggers[0]!.from;
  if ((from - group.zone.from > 2 && !again) || from >= first) return false;
  for (let i = from; i < first; i++)
    if (
      /^(who|which|whom|where|when|that|after|;|:|"|“)$/.test(doc.tokens[i]!.word) &&
      !isOwnWhen(doc, from, i)
    )
      return false;
  return !m.cues.some(
    (c) => (c.entry.cue === 'speech' || c.entry.cue === 'blame') && c.from > from && c.to <= first,
  );
}

/** A day that closes the sentence holds for its clause, however much stands between: "hit a depot in X, a village near Y, on Saturday". */
export function closesSentence(
  doc: Document,
  m: SentenceMatches,
  sentence: Sentence,
  group: Group,
  item: DatingTimex,
  from: number,
): boolean {
  const last = group.triggers.findLast((t) => t.to <= from);
  const end = tokenAt(doc, item.end);
  if (last?.weight !== 'full' || group.zone.to !== sentence.to) return false;
  if (sentence.to - end > 1 && !isSpeechTail(doc, m, sentence, end) && !opensResult(doc, end)) return false;
  for (let i = last.to; i < from; i++)
    if (
      /^(who|which|whom|where|when|that|after|before|because|since|while|as|;|:|"|“)$/.test(
        doc.tokens[i]!.word,
      )
    )
      return false;
  return !m.cues.some(
    (c) => /^(speech|according|blame)$/.test(c.entry.cue) && c.from >= last.to && c.to <= from,
  );
}

/** ", giving cadets hardly any time", ", killing two": what came of it. */
function opensResult(doc: Document, at: number): boolean {
  if (doc.tokens[at]?.word !== ',') return false;
  const next = doc.tokens[at + 1]?.word === 'and' ? at + 2 : at + 1;
  return /^[a-z]{3,}ing$/.test(doc.tokens[next]?.word ?? '');
}

const TAIL_TOKENS = 12;

/** ", security and hospital sources said.": a comma and then nothing but who says so. */
function isSpeechTail(doc: Document, m: SentenceMatches, sentence: Sentence, at: number): boolean {
  if (doc.tokens[at]?.word !== ',' || sentence.to - at > TAIL_TOKENS) return false;
  for (let i = at + 1; i < sentence.to - 1; i++) if (/^[,;:]$/.test(doc.tokens[i]!.word)) return false;
  return m.cues.some((c) => /^(speech|according)$/.test(c.entry.cue) && c.from > at);
}
