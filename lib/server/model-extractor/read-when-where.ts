/** Day and place of a proposed attack: the words are the model's choice, their meaning is worked out by the stages. */
import type { DatingTimex } from '#lib/extract/extract-context.ts';
import { UNDATED } from '#lib/extract/undated.ts';
import type { Evidence, MentionPlace, MentionTime, Toponym } from '#lib/schema.ts';
import { type MarkedText, phrasesIn, type Reject, tokensOf } from './marked-text.ts';
import type { Proposal } from './propose-with-model.ts';
import type { ReadTrigger } from './read-trigger.ts';

type Span = { start: number; end: number };

function touching<T extends Span>(items: readonly T[], span: Span): T[] {
  return items.filter((item) => item.start < span.end && span.start < item.end);
}

function frameOf(trigger: ReadTrigger): 'past' | 'future' | 'caption' {
  if (trigger.section === 'caption') return 'caption';
  return trigger.assertion === 'threatened' || trigger.assertion === 'hypothetical' ? 'future' : 'past';
}

/** The day or the wider time that the words name, with the time of day beside it. */
function datingIn(timexes: readonly DatingTimex[]): DatingTimex[] {
  const day = timexes.find((t) => t.reach === 'day') ?? timexes.find((t) => t.reach === 'wide');
  const clock = timexes.find((t) => t.reach === 'clock');
  return [...(day ? [day] : []), ...(clock ? [clock] : [])];
}

/** When the attack was; undated, and counted, where the quote names no time. */
export function readTime(
  { context }: MarkedText,
  proposal: Proposal,
  trigger: ReadTrigger,
  reject: Reject,
): MentionTime {
  for (const span of proposal.time) {
    const dating = datingIn(touching(context.timexes, span));
    if (dating.length > 0) return context.resolveTime(dating, frameOf(trigger));
  }
  if (proposal.time.length > 0) reject('time names no day or hour');
  return UNDATED;
}

/** A capitalised name that neither the gazetteer nor the lexicon's actors ("Ukrainian") know, kept as a name. */
function unknownName(marked: MarkedText, span: Evidence): Toponym[] {
  const first = span.quote[0]!;
  if (first === first.toLowerCase() || span.quote.length > 60) return [];
  const tokens = tokensOf(marked, span);
  if (!tokens || phrasesIn(marked.matches.actors, tokens).length > 0) return [];
  return [
    {
      ...span,
      role: 'event',
      place: null,
      score: 0,
      why: ['named as the place, but no gazetteer entry was found'],
    },
  ];
}

function sentenceAreas({ doc, toponyms }: MarkedText, trigger: ReadTrigger): Toponym[] {
  const { start, end } = doc.sentences[doc.sentenceOf[trigger.tokens.from]!]!;
  return toponyms.filter((t) => t.role === 'container' && t.start >= start && t.end <= end);
}

/** Where the attack was; null, and counted, where the quote names no scene ("Kharkiv's mayor", "the city"). */
export function readPlace(
  marked: MarkedText,
  proposal: Proposal,
  trigger: ReadTrigger,
  reject: Reject,
): MentionPlace | null {
  const { context, toponyms } = marked;
  if (proposal.place.length === 0) return null;
  let known = false;
  for (const span of proposal.place) {
    const names = touching(toponyms, span);
    known ||= names.length > 0;
    // Names of another role, a speaker's or a launch site, resolve to no place.
    const place = names.length > 0 ? context.resolvePlace(names) : null;
    if (place) return place;
  }
  const span = proposal.place[0]!;
  const name = known ? [] : unknownName(marked, span);
  if (name.length > 0) return context.resolvePlace([...name, ...sentenceAreas(marked, trigger)]);
  reject(known ? 'place has another role in the text' : 'place is no name');
  return null;
}
