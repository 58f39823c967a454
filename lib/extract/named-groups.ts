/**
 * Armed groups that the text itself introduces, as actors: a name and the short name beside it stand for one from then on;
 * the lexicon's own names go first.
 */
import { findIntroduced, type Named, type Range, rawOf } from '#lib/extract/introduced-groups.ts';
import type { Match, Matches } from '#lib/extract/lexicon.ts';
import type { Token } from '#lib/extract/tokenize.ts';

type ActorEntry = Match<'actors'>['entry'];

function entryOf({ name, words }: Named): ActorEntry {
  const id = words[0]!.join('_').replace(/[^a-z0-9_]/g, '') || 'named';
  const forms = words.map((w) => w.join(' '));
  return { id, name, kind: 'group', country: null, side: id, forms, adjectives: [] };
}

/** All places of the text where a found group is named, in text order. */
function occurrences(
  text: string,
  tokens: readonly Token[],
  named: readonly Named[],
  actors: readonly Match<'actors'>[],
): Match<'actors'>[] {
  const byFirst = new Map<string, { words: string[]; short: string | null; entry: ActorEntry }[]>();
  for (const n of named) {
    // "Farabundo Martí Front (FMLN)": a short name that the lexicon knows says whose name the long one is.
    const { short } = n;
    const entry = (short && actors.find((a) => a.from === short.at)?.entry) ?? entryOf(n);
    n.words.forEach((words, i) => {
      const spelling = i === 1 ? (short?.raw ?? null) : null;
      byFirst.set(words[0]!, [...(byFirst.get(words[0]!) ?? []), { words, short: spelling, entry }]);
    });
  }
  const matches: Match<'actors'>[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const here = byFirst.get(tokens[i]!.word);
    const fit = here?.find(
      ({ words, short }) =>
        words.every((word, k) => tokens[i + k]?.word === word) &&
        (short === null ? tokens[i]!.capital : rawOf(text, tokens[i]!) === short),
    );
    if (!fit) continue;
    const to = i + fit.words.length;
    matches.push({ group: 'actors', entry: fit.entry, from: i, to, adjective: false });
    i = to - 1;
  }
  return matches;
}

/** Index of the first match that starts at or after a token; matches stand in text order. */
function firstFrom(matches: readonly Range[], token: number): number {
  let low = 0;
  let high = matches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (matches[middle]!.from < token) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The actors of the lexicon together with the groups that the text introduces; what it calls "armed forces" inside such a name goes. */
export function withNamedGroups(text: string, tokens: readonly Token[], matches: Matches): Matches {
  const { actors } = matches;
  const known = ({ from, to }: Range, but: 'state' | null): boolean => {
    for (let i = Math.max(0, firstFrom(actors, from) - 1); i < actors.length && actors[i]!.from < to; i++) {
      const { entry, adjective, to: end } = actors[i]!;
      if (end > from && !adjective && entry.kind !== 'generic' && entry.kind !== but) return true;
    }
    return false;
  };
  const named = findIntroduced(text, tokens, known);
  if (named.length === 0) return matches;
  const added = occurrences(text, tokens, named, actors);
  const free = actors.filter((a) => {
    const at = firstFrom(added, a.from + 1) - 1;
    const before = added[at];
    const after = added[at + 1];
    return !(before && before.to > a.from) && !(after && after.from < a.to);
  });
  return { ...matches, actors: [...free, ...added].sort((a, b) => a.from - b.from) };
}
