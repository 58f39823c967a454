/**
 * The door for callers. For one article:
 *
 *   const found = findTimexes(text, null);
 *   const publicationDay = inferPublicationDay({ text, sections, publishedAt, timexes: found });
 *   const time = resolveTime({ text, found, dating: [{ start, end }], publicationDay, context: 'past' });
 *
 * `dating` are spans (any span that touches a time expression will do) that date this one attack, the most
 * telling first. Neighbours that belong together ("Tuesday, Oct. 10", "10:24 a.m. on Friday", "from Monday to
 * Wednesday") are joined here: name one of them and the others come along.
 */
import type { FoundTimex, PublicationGuess } from '#lib/resolve/time/time-meaning.ts';

export type TimeQuestion = {
  text: string;
  /** All time expressions of the text, in order, as `findTimexes` gives them. */
  found: readonly FoundTimex[];
  /** Spans that date the attack, the most telling first; empty = the text does not say when. */
  dating: readonly { start: number; end: number }[];
  publicationDay: PublicationGuess;
  /** past: the attack has happened; future: it is announced; caption: the words stand under a photo. */
  context: 'past' | 'future' | 'caption';
};
