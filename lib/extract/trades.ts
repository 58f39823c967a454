/** People called by a trade that no list knows, right behind a verb that only the living suffer. */
import type { Phrase, Scope } from '#lib/extract/people-phrase.ts';

const TRADE_END =
  /^(,|\.|;|and|in|on|at|near|when|who|outside|inside|after|before|with|as|while|there|from|by|early|late|(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|overnight)$/;
const NO_TRADE =
  /^(family|couple|number|total|lot|handful|few|group|crowd|dog|cow|horse|goat|sheep|donkey|cat|pig|bull|camel|animal|deal|bill|plan|fifth|quarter|half|convoy|crew|platoon|squad|unit|patrol|further|record|pet)$/;
const TRADE_WORDS = 4;

/** End of "a juggler", "an ice seller": an article and up to four words to the edge of the phrase; -1 where it is none. */
function tradeEnd({ doc: { tokens }, sentence }: Scope, at: number): number {
  if (!/^an?$/.test(tokens[at]?.word ?? '')) return -1;
  for (let i = at + 1; i < Math.min(sentence.to, at + 2 + TRADE_WORDS); i++) {
    const { word, kind } = tokens[i]!;
    if (TRADE_END.test(word)) return i > at + 1 ? i : -1;
    if (kind !== 'word' || NO_TRADE.test(word)) return -1;
  }
  return -1;
}

/** "killed a juggler", "wounding an usher and a clown": people by nouns that no list knows, right behind a verb that only the living suffer. */
export function oneOfTrade(scope: Scope, at: number): Phrase | null {
  const { tokens } = scope.doc;
  if (!/^(kill|wound|injur)/.test(tokens[at - 1]?.word ?? '')) return null;
  const to = tradeEnd(scope, at);
  if (to < 0) return null;
  const next = tokens[to]!.word === 'and' ? tradeEnd(scope, to + 1) : -1;
  // "killed a juggler and a clown was hurt": the second has a word of his own.
  const both = next >= 0 && !/^(was|is)$/.test(tokens[next]!.word) && !scope.tollFrom.has(next);
  return { min: both ? 2 : 1, max: both ? 2 : 1, from: at, to: both ? next : to, single: true };
}
