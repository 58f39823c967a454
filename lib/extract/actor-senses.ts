/** Which actors of the lexicon a text can mean: "Kia" is no army, and who "the enemy" is depends on the war. */
import type { Lexicon, Match, Matches } from '#lib/extract/lexicon.ts';
import type { Token } from '#lib/extract/tokenize.ts';

type Actor = Match<'actors'>;

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
  return raw === raw.toUpperCase() || (capital && (actor.entry.spoken ?? []).includes(word));
}

/** "Separatists" of a war whose sides the text does not name: attackers without a side that we know. */
function unnamed(actor: Actor, name: string): Actor {
  const { entry } = actor;
  return {
    ...actor,
    adjective: false,
    entry: { ...entry, name, kind: 'generic', country: null, side: null },
  };
}

/** "IS claimed it": the short name that is also a verb, where only it stands in capitals. */
function withCapitals(
  text: string,
  tokens: readonly Token[],
  matches: Matches,
  { inCapitals }: Lexicon,
): Matches {
  const found: Actor[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    const entry = token.capital ? inCapitals.get(token.word) : undefined;
    if (entry === undefined || text.slice(token.start, token.end) !== token.word.toUpperCase()) continue;
    const [before, next] = [tokens[i - 1], tokens[i + 1]];
    if ([before, next].some((t) => t?.kind === 'word' && isLoud(text, t))) continue;
    found.push({ group: 'actors', entry, from: i, to: i + 1, adjective: false });
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

/** Without short names in small letters, and without the by-names of one war's sides in a text that speaks of another. */
export function withActorSenses(
  text: string,
  tokens: readonly Token[],
  known: Matches,
  lexicon: Lexicon,
): Matches {
  const matches = withCapitals(text, tokens, known, lexicon);
  const { actors } = matches;
  if (actors.length === 0) return matches;
  const sides = new Set(actors.flatMap(({ entry }) => (entry.onlyWith ? [] : (entry.side ?? []))));
  const kept = actors.flatMap((a) => {
    const { onlyWith, elsewhere } = a.entry;
    if (!isWritten(text, tokens, a)) return [];
    if (!onlyWith || onlyWith.some((side) => sides.has(side))) return [a];
    return elsewhere ? [unnamed(a, elsewhere)] : [];
  });
  return { ...matches, actors: kept };
}
