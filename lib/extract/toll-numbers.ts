/** The number that goes with a toll word: after it or before it. */
import type { Match } from '#lib/extract/lexicon.ts';
import { type Phrase, phraseAt, type Scope } from '#lib/extract/people-phrase.ts';
import { FILLERS, reaches } from '#lib/extract/toll-reach.ts';
import { oneOfTrade } from '#lib/extract/trades.ts';

const PART_OPENERS = new Set(['including', 'includes', 'included', 'of', 'whom']);

/** "The ministry now speaks of 36 soldiers killed"; not "other accounts speak of dozens". */
function speaksOf({ doc: { tokens }, sentence }: Scope, verb: number): boolean {
  if (!/^(speaks?|spoke|spoken)$/.test(tokens[verb]?.word ?? '')) return false;
  for (let i = sentence.from; i < verb; i++)
    if (/^(other|others|some|reports|accounts|sources|media|agency|agencies)$/.test(tokens[i]!.word))
      return false;
  return true;
}

/** True if the number at a token counts a part ("including three children") or is denied ("not five"). */
export function isPart(scope: Scope, at: number): boolean {
  const { tokens } = scope.doc;
  const before = tokens[at - 1]?.word ?? '';
  const second = tokens[at - 2]?.word ?? '';
  if (before === 'not' || second === 'not') return true;
  // "the martyrdom of four children", "the murders of two women"
  if (before === 'of' && scope.tollAt.get(at - 1)?.entry.order === 'active') return false;
  if (
    before === 'of' &&
    (second === 'killing' ||
      second === 'death' ||
      second === 'deaths' ||
      second === 'toll' ||
      second === 'figure' ||
      second === 'count' ||
      second === 'tally' ||
      second === 'wounding' ||
      second === 'lives' ||
      speaksOf(scope, at - 2))
  )
    return false;
  // "Forty were aboard, of whom 11 drowned": the whole is no count of victims.
  if (before === 'whom' && !scope.tolls.some((word) => word.from < at)) return false;
  if (before === 'them' || before === 'whom') return true;
  return PART_OPENERS.has(before);
}

/** "wounded a third", "injuring a second": one more person, no third part of anything. */
function isOneMore({ doc: { tokens } }: Scope, at: number): boolean {
  return (
    tokens[at]?.word === 'a' &&
    /^(second|third|fourth|fifth|sixth)$/.test(tokens[at + 1]?.word ?? '') &&
    tokens[at + 2]?.word !== 'of'
  );
}

/** Numbers after an active word: "killed at least two people", "injuring three". */
export function tollAfter(scope: Scope, word: Match<'tolls'>): Phrase | null {
  const { tokens } = scope.doc;
  const limit = scope.sentence.to;
  for (let i = word.to; i < Math.min(limit, word.to + 3); i++) {
    const token = tokens[i]!;
    if (token.kind === 'mark') return null;
    if (isOneMore(scope, i)) return { min: 1, max: 1, from: i, to: i + 2, single: true };
    const phrase = phraseAt(scope, i, limit, false);
    if (phrase) {
      const next = scope.tollFrom.get(phrase.to)?.entry.order !== 'active' && scope.tollFrom.has(phrase.to);
      // "killed 12 wounded": the number belongs to the word after it.
      return next ? null : phrase;
    }
    const one = oneOfTrade(scope, i);
    if (one) return one;
    if (/^(him|her|himself|herself)$/.test(token.word) && !/^(himself|herself)$/.test(token.word)) {
      return { min: 1, max: 1, from: i, to: i + 1, single: true };
    }
    if (
      !/^(and|or|wounded|injured|injuring|wounding|also|the|civilians|dead|of|life|lives)$/.test(
        token.word,
      ) &&
      !FILLERS.has(token.word)
    )
      return null;
  }
  return null;
}

/** Start of the stretch in which a passive word's number may stand; jumps over ", including three children,". */
function stretchBefore(scope: Scope, word: Match<'tolls'>): number[] {
  const { tokens } = scope.doc;
  const starts: number[] = [];
  let i = word.from - 1;
  let budget = 14;
  let others = 0;
  while (i >= scope.sentence.from && budget-- > 0) {
    const token = tokens[i]!;
    if (/^[.;:!?"“”]$/.test(token.word)) break;
    if (token.word === ',') {
      const opener = commaClause(scope, i);
      if (opener === null) break;
      i = opener - 1;
      continue;
    }
    const other = scope.tollAt.get(i);
    if (other && other !== word && (other.entry.field !== word.entry.field || ++others > 2)) break;
    if (/^(after|when|while|which|that|because|but|before|as)$/.test(token.word)) break;
    starts.push(i);
    i--;
  }
  return starts;
}

/** If the comma at `at` closes an inserted clause ("including …", "aged 5,"), the index of the comma that opens it. */
function commaClause(scope: Scope, at: number): number | null {
  const { tokens } = scope.doc;
  for (let i = at - 1; i >= scope.sentence.from && i > at - 12; i--) {
    if (tokens[i]!.word !== ',') continue;
    const opener = tokens[i + 1]!.word;
    if (
      /^(including|among|mostly|both|all|aged|most|one|some|two|three|who|ages|not|rather|instead)$/.test(
        opener,
      ) ||
      /^(included|inclusive)$/.test(tokens[at - 1]!.word) ||
      (/^of$/.test(tokens[i + 2]?.word ?? '') && /^(them|whom)$/.test(tokens[i + 3]?.word ?? '')) ||
      tokens[i + 1]!.kind === 'number'
    ) {
      // ", 15, 16 and 18,": a list of ages opens at its first comma.
      let open = i;
      while (tokens[open - 1]?.kind === 'number' && tokens[open - 2]?.word === ',') open -= 2;
      return open;
    }
    return null;
  }
  return null;
}

/** The number before a passive word: "two people were killed". */
export function tollBefore(scope: Scope, word: Match<'tolls'>): Phrase | null {
  const { tokens } = scope.doc;
  let best: Phrase | null = null;
  for (const i of stretchBefore(scope, word)) {
    const phrase = phraseAt(scope, i, word.from, false);
    if (!phrase || isPart(scope, i)) continue;
    if (!reaches(scope, phrase.to, word.from)) continue;
    best = phrase;
    const before = tokens[i - 1]?.word ?? '';
    if (
      !/^(and|least|than|to|about|some|,|nearly|over|almost|between|fewer|less|more|most|no|not|as|many|around|up)$/.test(
        before,
      )
    )
      break;
  }
  return best;
}

/** "A 17-year-old was hit in the chest and died": the subject of the clause's first verb; null where it counts nobody. */
export function sharedSubject(scope: Scope, word: Match<'tolls'>): Phrase | null {
  const { tokens } = scope.doc;
  if (tokens[word.from]!.word !== 'died') return null;
  const joint = /^(later|then)$/.test(tokens[word.from - 1]?.word ?? '') ? word.from - 2 : word.from - 1;
  if (tokens[joint]?.word !== 'and') return null;
  let from = joint;
  while (from > scope.sentence.from && joint - from < 24 && !/^[;:,.]$/.test(tokens[from - 1]!.word)) from--;
  const phrase = phraseAt(scope, from, joint, false);
  if (!phrase || !/^(was|were)$/.test(tokens[phrase.to]?.word ?? '')) return null;
  for (let i = phrase.to + 1; i < joint; i++)
    if (/^(who|that|which|after|when)$/.test(tokens[i]!.word)) return null;
  return phrase;
}

const NOT_ONE =
  /^(family|couple|group|everyone|everybody|nobody|one|house|home|building|car|vehicle|dog|crowd|it|that|there|reported|condition|hospital|injury)$/;

/** "Harris was killed", "she was shot": a singular verb with a person as its subject counts one. */
export function singularSubject(scope: Scope, word: Match<'tolls'>, singularVerb: boolean): Phrase | null {
  if (!singularVerb) return null;
  const { tokens } = scope.doc;
  let i = word.from - 1;
  while (
    i > scope.sentence.from &&
    /^(was|is|later|also|then|fatally|reportedly|first|critically|seriously|who|,|had|has|been)$/.test(
      tokens[i]!.word,
    )
  )
    i--;
  // "a woman aged 71 died"
  if (tokens[i]?.kind === 'number' && tokens[i - 1]?.word === 'aged') i -= 2;
  // "Harris, 19, was killed"
  if (tokens[i]?.kind === 'number' && tokens[i - 1]?.word === ',') i -= 2;
  const head = tokens[i];
  if (!head || i < scope.sentence.from || NOT_ONE.test(head.word) || word.from - i > 8) return null;
  const verb = tokens
    .slice(i + 1, word.to)
    .some((t) => t.word === 'was' || t.word === 'is' || t.word === 'died');
  if (!verb) return null;
  const person = scope.people.has(i)
    ? scope.people.get(i)!.entry.kind === 'person'
    : scope.doc.tokens[i]!.capital && i > scope.sentence.from;
  const pronoun = /^(he|she)$/.test(head.word);
  return person || pronoun ? { min: 1, max: 1, from: i, to: word.from, single: true } : null;
}
