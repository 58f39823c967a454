/**
 * What the extractor is given besides the text. Time and place are worked out by other stages; they come in as
 * spans found in the text and as two functions, so that this stage stays a stranger to theirs.
 */
import type { Lexicon } from '#lib/extract/lexicon.ts';
import type {
  Mention,
  MentionPlace,
  MentionTime,
  Problem,
  PublicationDay,
  Section,
  Timex,
  Toponym,
} from '#lib/schema.ts';

export type Span = { start: number; end: number };

/** A time expression and whether it can date an attack (a day, a month …; not "for two hours" or "daily"). */
export type DatingTimex = Timex & {
  /** day: names a day; clock: only a time of day; wide: week, month, year; none: dates nothing. */
  reach: 'day' | 'clock' | 'wide' | 'none';
};

export type ExtractContext = {
  lexicon: Lexicon;
  sections: readonly Section[];
  timexes: readonly DatingTimex[];
  toponyms: readonly Toponym[];
  publicationDay: PublicationDay;
  /** When an attack was, from the spans that date it, the most telling first. */
  resolveTime(dating: readonly Span[], context: 'past' | 'future' | 'caption'): MentionTime;
  /** Where an attack was, from the place names said of it; null when they name no place. */
  resolvePlace(toponyms: readonly Toponym[]): MentionPlace | null;
  /** Ids of the places that hold this one, finest first, itself excluded. */
  containersOf(placeId: string): readonly string[];
};

/** Anything that reads mentions out of a text: the rules of this folder, or a language model behind the same door. */
export type Extractor = {
  id: string;
  version: string;
  propose(text: string, context: ExtractContext): { mentions: Mention[]; problems: Problem[] };
};
