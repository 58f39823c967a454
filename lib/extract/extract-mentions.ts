/** The rule-based extractor: text and context in, mentions out; pure. */
import { assembleMentions } from '#lib/extract/assemble.ts';
import { readSentences } from '#lib/extract/build-candidates.ts';
import { nameRebels } from '#lib/extract/choose-perpetrator.ts';
import type { ExtractContext, Extractor } from '#lib/extract/extract-context.ts';
import { fillGaps } from '#lib/extract/fill-gaps.ts';
import { individuate } from '#lib/extract/individuate.ts';
import { matchLexicon } from '#lib/extract/lexicon.ts';
import { segment } from '#lib/extract/segment.ts';
import { dropStrayNames } from '#lib/extract/stray-names.ts';
import type { Mention } from '#lib/schema.ts';

/** Every attack the text speaks of, with evidence for each value. */
function extractMentions(text: string, given: ExtractContext): Mention[] {
  const context = { ...given, toponyms: dropStrayNames(given.toponyms) };
  const doc = segment(text, context.sections);
  if (doc.tokens.length === 0) return [];
  const matches = matchLexicon(context.lexicon, doc.tokens);
  const reading = readSentences(doc, matches, context);
  const clusters = individuate(text, reading, context);
  fillGaps(doc, reading, clusters, context);
  return nameRebels(doc, matches, assembleMentions(doc, clusters, context));
}

/** The rules as an `Extractor`. */
export const rulesExtractor: Extractor = {
  id: 'rules',
  version: '1',
  propose: (text, context) => ({ mentions: extractMentions(text, context), problems: [] }),
};
