/** Victims of a proposed attack: the clause is the model's choice, whom it counts and how many is read by the rules. */

import { findTolls, type Toll } from '#lib/extract/find-tolls.ts';
import { isSuperlative } from '#lib/extract/habits.ts';
import { readQuantity } from '#lib/extract/read-quantity.ts';
import type { Evidence, EvidencedRange } from '#lib/schema.ts';
import {
  type MarkedText,
  overlaps,
  phrasesIn,
  type Reject,
  sentenceAt,
  type TokenRange,
  tokensOf,
} from './marked-text.ts';
import type { Proposal } from './propose-with-model.ts';

type Field = 'killed' | 'injured';

/** Of several counts in the quote, a stated total, then a count, then one person. */
function bestOf(tolls: readonly Toll[]): Toll | null {
  const order: readonly Toll['basis'][] = ['total', 'count', 'single'];
  return [...tolls].sort((a, b) => order.indexOf(a.basis) - order.indexOf(b.basis))[0] ?? null;
}

/** A count of people in words that the lexicon has no toll word for: "claimed the lives of nine miners". */
function bareCount(marked: MarkedText, quote: TokenRange): { min: number; max: number | null } | null {
  if (phrasesIn(marked.matches.people, quote).length === 0) return null;
  for (let i = quote.from; i < quote.to; i++) {
    const quantity = readQuantity(marked.doc.tokens, i, quote.to);
    if (!quantity) continue;
    const person = marked.matches.people.some((p) => p.from >= quantity.to && p.from - quantity.to <= 2);
    if (person) return { min: quantity.min, max: quantity.max };
  }
  return null;
}

function readCount(
  marked: MarkedText,
  field: Field,
  span: Evidence,
): { min: number; max: number | null } | string {
  const tokens = tokensOf(marked, span);
  if (!tokens) return `${field} has no word`;
  const { sentence, m } = sentenceAt(marked, tokens.from);
  if (m.cues.some((cue) => cue.entry.cue === 'war_total' && !isSuperlative(marked.doc, sentence, cue))) {
    return `${field} is the total of a war`;
  }
  const all = findTolls(marked.doc, sentence, m).filter((toll) => overlaps(toll, tokens));
  const own = bestOf(all.filter((toll) => toll.field === field));
  if (own) return { min: own.min, max: own.max };
  if (all.length > 0) return `${field} counts other people`;
  return bareCount(marked, tokens) ?? `${field} states no count`;
}

/** Killed or injured, as a range; null, and counted, where the quote counts nobody or others. */
export function readToll(
  marked: MarkedText,
  field: Field,
  proposal: Proposal,
  reject: Reject,
): EvidencedRange | null {
  let why: string | null = null;
  for (const span of proposal[field]) {
    const count = readCount(marked, field, span);
    if (typeof count !== 'string')
      return {
        min: count.min,
        max: count.max,
        evidence: [{ start: span.start, end: span.end, quote: span.quote }],
      };
    why ??= count;
  }
  if (why) reject(why);
  return null;
}
