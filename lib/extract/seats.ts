/** Seats of governments that stand for their states: "Moscow blamed Kyiv", "Kyiv's drones", "Ankara said it had struck". */
import type { Match } from '#lib/extract/lexicon.ts';
import type { Document } from '#lib/extract/segment.ts';
import { type Scope, type SentenceMatches, wordAt } from '#lib/extract/sentence-matches.ts';

/** The state whose seat of government stands at a token, as an actor; null where none does. */
export function seatAt(scope: Scope, at: number): Match<'actors'> | null {
  const from = wordAt(scope, at) === 'new' ? at + 1 : at;
  return seatOf(scope.doc, scope.m, { from, to: from + 1 });
}

/** The state for which a name stands, as an actor; null where it is no seat of a government. */
export function seatOf(
  { tokens }: Document,
  { seats }: SentenceMatches,
  { from, to }: { from: number; to: number },
): Match<'actors'> | null {
  const seat = seats.find((s) => s.from === from && s.to === to);
  return seat !== undefined && tokens[from]!.capital ? { ...seat, group: 'actors' } : null;
}
