/** Victims of another attack that a report measures its own by: "the deadliest since the 2004 siege, in which 334 died". */
import type { Document, Sentence } from '#lib/extract/segment.ts';

const SUPERLATIVE =
  /^(deadliest|worst|bloodiest|biggest|largest|heaviest|gravest|most|first|greatest|longest|highest|fiercest)$/;
const RELATIVE = /^(which|when|that|where)$/;

/** The token that opens a comparison with an earlier attack ("since", "than"); the sentence's end where there is none. */
function comparisonAt({ tokens }: Document, { from, to }: Sentence): number {
  let ranked = false;
  for (let i = from; i < to; i++) {
    const { word } = tokens[i]!;
    if (SUPERLATIVE.test(word)) ranked = true;
    if (word === 'since' && ranked) return i;
    if (word === 'than' && /^(in|during|the|at|on|that)$/.test(tokens[i + 1]?.word ?? '')) return i;
  }
  return to;
}

/** The two parts of a sentence that goes on to tell of the attack it compares with, or null where it tells nothing of it. */
export function partsOfComparison(doc: Document, sentence: Sentence): [Sentence, Sentence] | null {
  const at = comparisonAt(doc, sentence);
  if (at + 4 >= sentence.to || comparedFrom(doc, sentence) === sentence.to) return null;
  return [
    { ...sentence, to: at },
    { ...sentence, from: at + 1 },
  ];
}

/** What a sentence compares with: "since the opening of the war", out to the next comma; empty where it compares nothing. */
export function comparedWith(doc: Document, sentence: Sentence): { from: number; to: number } {
  const from = comparisonAt(doc, sentence);
  let to = from;
  while (to < sentence.to && !/^[,;:]$/.test(doc.tokens[to]!.word)) to++;
  return { from, to };
}

/** The token from which on a sentence tells of what it compares with; the sentence's end where it compares nothing. */
export function comparedFrom(doc: Document, sentence: Sentence): number {
  for (let i = comparisonAt(doc, sentence) + 2; i < sentence.to; i++)
    if (RELATIVE.test(doc.tokens[i]!.word)) return i;
  return sentence.to;
}
