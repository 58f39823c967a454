/** Victims of another attack that a report measures its own by: "the deadliest since the 2004 siege, in which 334 died". */
import type { Document, Sentence } from '#lib/extract/segment.ts';

const SUPERLATIVE =
  /^(deadliest|worst|bloodiest|biggest|largest|heaviest|gravest|most|first|greatest|longest|highest|fiercest)$/;
const RELATIVE = /^(which|when|that|where)$/;

/** The token from which on a sentence tells of what it compares with; the sentence's end where it compares nothing. */
export function comparedFrom({ tokens }: Document, { from, to }: Sentence): number {
  let ranked = false;
  for (let i = from; i < to; i++) {
    const { word } = tokens[i]!;
    if (SUPERLATIVE.test(word)) ranked = true;
    const compares =
      (word === 'since' && ranked) ||
      (word === 'than' && /^(in|during|the|at|on|that)$/.test(tokens[i + 1]?.word ?? ''));
    if (!compares) continue;
    for (let j = i + 2; j < to; j++) if (RELATIVE.test(tokens[j]!.word)) return j;
  }
  return to;
}
