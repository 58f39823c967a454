/** Which actors of the lexicon a text can mean: "Kia" is no army, and who "the enemy" is depends on the war. */
import type { Match, Matches } from '#lib/extract/lexicon.ts';
import type { Token } from '#lib/extract/tokenize.ts';

type Actor = Match<'actors'>;

/** Short names that are also written as words: "Isis", "Farc". */
const SPOKEN = /^(isis|isil|farc|daesh|codeco|jnim|iswap|eta|fardc|renamo|unita|fatah|hamas)$/;

/** "KIA", "MEND": letters that stand for a name; what the full name spells is no short name. */
function isShortName({ entry, from, to }: Actor, tokens: readonly Token[]): boolean {
  const word = tokens[from]!.word;
  if (entry.kind !== 'group' || to - from !== 1 || word.length > 6) return false;
  return !entry.name
    .split(/[\s-]/)
    .some((part) => part.toLowerCase().includes(word) && part.slice(1) !== part.slice(1).toUpperCase());
}

function isWritten(text: string, tokens: readonly Token[], actor: Actor): boolean {
  if (!isShortName(actor, tokens)) return true;
  const { start, end, word, capital } = tokens[actor.from]!;
  const raw = text.slice(start, end);
  return raw === raw.toUpperCase() || (capital && SPOKEN.test(word));
}

/** Words that name Russia or its side in reports of the war on Ukraine alone. */
const OF_THAT_WAR = /^(the )?(enemy|enemy forces|occupiers|invaders|aggressor|separatists|separatist)$/;
const SIDES = new Set(['russia', 'ukraine']);

function wordsOf(tokens: readonly Token[], { from, to }: Actor): string {
  return tokens
    .slice(from, to)
    .map((t) => t.word)
    .join(' ');
}

/** Separatists of any other country have no side that we know. */
function unnamed(actor: Actor): Actor {
  const { entry } = actor;
  return {
    ...actor,
    adjective: false,
    entry: { ...entry, name: 'separatists', kind: 'generic', country: null, side: null },
  };
}

const IS: Actor['entry'] = {
  id: 'islamic_state',
  name: 'Islamic State',
  kind: 'group',
  country: null,
  side: 'isis',
  forms: ['is'],
  adjectives: [],
};

/** "IS claimed it": the short name that is also a verb, where only it stands in capitals. */
function withIs(text: string, tokens: readonly Token[], matches: Matches): Matches {
  const found: Actor[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    if (!token.capital || token.word !== 'is' || text.slice(token.start, token.end) !== 'IS') continue;
    const [before, next] = [tokens[i - 1], tokens[i + 1]];
    if ([before, next].some((t) => t?.kind === 'word' && isLoud(text, t))) continue;
    found.push({ group: 'actors', entry: IS, from: i, to: i + 1, adjective: false });
  }
  if (found.length === 0) return matches;
  const taken = (a: Actor): boolean => matches.actors.some((b) => b.from <= a.from && a.from < b.to);
  const actors = [...matches.actors, ...found.filter((a) => !taken(a))].sort((a, b) => a.from - b.from);
  return { ...matches, actors };
}

/** A word of more than one letter in capitals: beside it "IS" is the verb of a headline. */
function isLoud(text: string, { start, end }: Token): boolean {
  const raw = text.slice(start, end);
  return raw.length > 1 && raw === raw.toUpperCase() && raw !== raw.toLowerCase();
}

/** Without short names in small letters, and without Russia's by-names in a text that speaks of another war. */
export function withActorSenses(text: string, tokens: readonly Token[], known: Matches): Matches {
  const matches = withIs(text, tokens, known);
  const { actors } = matches;
  if (actors.length === 0) return matches;
  const general = (a: Actor): boolean =>
    a.entry.side !== null && SIDES.has(a.entry.side) && OF_THAT_WAR.test(wordsOf(tokens, a));
  const thatWar = actors.some((a) => a.entry.side !== null && SIDES.has(a.entry.side) && !general(a));
  const kept = actors.flatMap((a) => {
    if (!isWritten(text, tokens, a)) return [];
    if (thatWar || !general(a)) return [a];
    return wordsOf(tokens, a).startsWith('separatist') ? [unnamed(a)] : [];
  });
  return kept.length === actors.length && thatWar ? matches : { ...matches, actors: kept };
}
