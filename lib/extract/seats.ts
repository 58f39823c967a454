/** Seats of governments that stand for their states: "Moscow blamed Kyiv", "Kyiv's drones", "Ankara said it had struck". */
import type { Match } from '#lib/extract/lexicon.ts';
import type { Document } from '#lib/extract/segment.ts';
import { type Scope, wordAt } from '#lib/extract/sentence-matches.ts';

const SEATS: ReadonlyMap<string, string> = new Map([
  ['kyiv', 'Ukraine'],
  ['kiev', 'Ukraine'],
  ['baku', 'Azerbaijan'],
  ['yerevan', 'Armenia'],
  ['damascus', 'Syria'],
  ['islamabad', 'Pakistan'],
  ['delhi', 'India'],
  ['beijing', 'China'],
  ['pyongyang', 'North Korea'],
  ['seoul', 'South Korea'],
  ['riyadh', 'Saudi Arabia'],
  ['jerusalem', 'Israel'],
  ['kigali', 'Rwanda'],
  ['kinshasa', 'DR Congo'],
  ['asmara', 'Eritrea'],
  ['bangkok', 'Thailand'],
  ['kampala', 'Uganda'],
  ['caracas', 'Venezuela'],
  ['minsk', 'Belarus'],
  ['belgrade', 'Serbia'],
  ['paris', 'France'],
  ['london', 'Britain'],
]);

/** The state whose seat of government stands at a token, as an actor; null where none does. */
export function seatAt(scope: Scope, at: number): Match<'actors'> | null {
  const from = wordAt(scope, at) === 'new' ? at + 1 : at;
  const state = SEATS.get(wordAt(scope, from));
  return state === undefined ? null : seatOf(scope.doc, { from, to: from + 1 });
}

/** The state for which a name of one word stands, as an actor; null where it is no seat of a government. */
export function seatOf(
  { tokens }: Document,
  { from, to }: { from: number; to: number },
): Match<'actors'> | null {
  const state = to - from === 1 ? SEATS.get(tokens[from]!.word) : undefined;
  if (state === undefined || !tokens[from]!.capital) return null;
  const id = state.toLowerCase().replace(/ /g, '_');
  const entry = {
    id,
    name: state,
    kind: 'state' as const,
    country: null,
    side: id,
    forms: [state],
    adjectives: [],
  };
  return { group: 'actors', entry, from, to, adjective: false };
}
