/** The article as the rules see it, tokens, sentences and lexicon phrases, addressed by the spans of a proposal. */
import type { ExtractContext } from '#lib/extract/extract-context.ts';
import { type Matches, matchLexicon } from '#lib/extract/lexicon.ts';
import { type Document, type Sentence, segment } from '#lib/extract/segment.ts';
import { matchesWithin, type SentenceMatches } from '#lib/extract/sentence-matches.ts';
import { dropStrayNames } from '#lib/extract/stray-names.ts';
import type { Evidence, Toponym } from '#lib/schema.ts';

export type MarkedText = {
  doc: Document;
  matches: Matches;
  context: ExtractContext;
  toponyms: readonly Toponym[];
};
export type TokenRange = { from: number; to: number };
export type Reject = (reason: string) => void;

/** Tokens, sentences and lexicon phrases of a text. */
export function markText(text: string, context: ExtractContext): MarkedText {
  const doc = segment(text, context.sections);
  return {
    doc,
    matches: matchLexicon(context.lexicon, doc.tokens),
    context,
    toponyms: dropStrayNames(context.toponyms),
  };
}

/** The tokens that a span touches; null when it touches none. */
export function tokensOf({ doc }: MarkedText, span: Evidence): TokenRange | null {
  const first = (holds: (at: number) => boolean): number => {
    let low = 0;
    let high = doc.tokens.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (holds(middle)) high = middle;
      else low = middle + 1;
    }
    return low;
  };
  const from = first((i) => doc.tokens[i]!.end > span.start);
  const to = first((i) => doc.tokens[i]!.start >= span.end);
  return to > from ? { from, to } : null;
}

/** The sentence in which a token stands, with the lexicon phrases in it. */
export function sentenceAt(
  { doc, matches }: MarkedText,
  token: number,
): { sentence: Sentence; m: SentenceMatches } {
  const sentence = doc.sentences[doc.sentenceOf[token]!]!;
  return { sentence, m: matchesWithin(matches, sentence) };
}

/** True if two token ranges share a token. */
export function overlaps(a: TokenRange, b: TokenRange): boolean {
  return a.from < b.to && b.from < a.to;
}

/** The lexicon phrases that share a token with a range. */
export function phrasesIn<M extends TokenRange>(phrases: readonly M[], range: TokenRange): M[] {
  return phrases.filter((phrase) => overlaps(phrase, range));
}
