/** The rule-based extractor: text and context in, mentions out; pure. */
import { withActorSenses } from '#lib/extract/actor-senses.ts';
import { assembleMentions } from '#lib/extract/assemble.ts';
import { readSentences } from '#lib/extract/build-candidates.ts';
import { namePerpetrators } from '#lib/extract/choose-perpetrator.ts';
import { absorbHollow, isHollow } from '#lib/extract/drop-hollow.ts';
import type { ExtractContext, Extractor } from '#lib/extract/extract-context.ts';
import { fillGaps } from '#lib/extract/fill-gaps.ts';
import { individuate } from '#lib/extract/individuate.ts';
import { type Matches, matchLexicon } from '#lib/extract/lexicon.ts';
import { withNamedGroups } from '#lib/extract/named-groups.ts';
import { mayCountDead } from '#lib/extract/restated-tolls.ts';
import { segment } from '#lib/extract/segment.ts';
import { dropStrayNames } from '#lib/extract/stray-names.ts';
import { type Token, tokenize } from '#lib/extract/tokenize.ts';
import type { Mention, MentionTime, Toponym } from '#lib/schema.ts';

/** Place names of the report itself and its title; sources in the front matter ("Kyiv Independent") are no scenes. */
function outsideMeta(text: string, { toponyms, sections }: ExtractContext): readonly Toponym[] {
  const meta = sections.filter((s) => s.kind === 'meta');
  if (meta.length === 0) return toponyms;
  return toponyms.filter((t) => {
    if (!meta.some((s) => s.start <= t.start && t.end <= s.end)) return true;
    const line = text.lastIndexOf('\n', t.start) + 1;
    return /^\s{0,4}"?(?:title|headline)"?\s?:/i.test(text.slice(line, line + 20));
  });
}

/** Works out the time of a single expression once: several steps ask for it. */
function rememberTimes(given: ExtractContext): ExtractContext['resolveTime'] {
  const known = new Map<string, MentionTime>();
  return (dating, context) => {
    const only = dating.length === 1 ? dating[0] : undefined;
    if (only === undefined) return given.resolveTime(dating, context);
    const key = `${only.start} ${only.end} ${context}`;
    let time = known.get(key);
    if (time === undefined) {
      time = given.resolveTime(dating, context);
      known.set(key, time);
    }
    return time;
  };
}

/** False for a text without a word for an attack or for its dead: days and places need not be looked for in it. */
function mayTell(tokens: readonly Token[], { frames, tolls }: Matches): boolean {
  return frames.length > 0 || tolls.length > 0 || tokens.some(({ word }) => mayCountDead(word));
}

/** Every attack the text speaks of, with evidence for each value. */
function extractMentions(text: string, given: ExtractContext): Mention[] {
  const tokens = tokenize(text);
  const known = matchLexicon(given.lexicon, tokens);
  if (!mayTell(tokens, known)) return [];
  const matches = withNamedGroups(text, tokens, withActorSenses(text, tokens, known, given.lexicon));
  const doc = segment(text, given.sections, tokens);
  const context: ExtractContext = {
    lexicon: given.lexicon,
    sections: given.sections,
    timexes: given.timexes,
    toponyms: dropStrayNames(outsideMeta(text, given)),
    publicationDay: given.publicationDay,
    resolveTime: rememberTimes(given),
    resolvePlace: (toponyms) => given.resolvePlace(toponyms),
    containersOf: (id) => given.containersOf(id),
  };
  const reading = readSentences(doc, matches, context);
  const clusters = absorbHollow(individuate(text, reading, context));
  fillGaps(doc, reading, clusters, context);
  return namePerpetrators(
    doc,
    matches,
    assembleMentions(
      doc,
      clusters.filter((c) => !isHollow(c)),
      context,
    ),
  );
}

/** The rules as an `Extractor`. */
export const rulesExtractor: Extractor = {
  id: 'rules',
  version: '1',
  propose: (text, context) => ({ mentions: extractMentions(text, context), problems: [] }),
};
