/** The number that goes with a toll word: after it, before it, or as a stated sum. */
import type { Match } from '#lib/extract/lexicon.ts';
import { type Phrase, phraseAt, type Scope } from '#lib/extract/people-phrase.ts';

const PART_OPENERS = new Set(['including', 'includes', 'included', 'of', 'whom']);

const FILLERS = new Set(
  'were was are is been being be have has had also reportedly and later then more other others immediately instantly seriously slightly badly critically severely lightly confirmed reported left still already allegedly feared believed now both all people persons presumed to from each least young old local unidentified innocent elderly unarmed found pronounced described known thought'.split(
    ' ',
  ),
);

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
      second === 'lives')
  )
    return false;
  if (before === 'them' || before === 'whom') return true;
  return PART_OPENERS.has(before);
}

/** Numbers after an active word: "killed at least two people", "injuring three". */
export function tollAfter(scope: Scope, word: Match<'tolls'>): Phrase | null {
  const { tokens } = scope.doc;
  const limit = scope.sentence.to;
  for (let i = word.to; i < Math.min(limit, word.to + 3); i++) {
    const token = tokens[i]!;
    if (token.kind === 'mark') return null;
    const phrase = phraseAt(scope, i, limit, false);
    if (phrase) {
      const next = scope.tollFrom.get(phrase.to)?.entry.order !== 'active' && scope.tollFrom.has(phrase.to);
      // "killed 12 wounded": the number belongs to the word after it.
      return next ? null : phrase;
    }
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
      /^(including|among|mostly|both|all|aged|most|one|some|two|three|who|ages|among)$/.test(opener) ||
      (/^of$/.test(tokens[i + 2]?.word ?? '') && /^(them|whom)$/.test(tokens[i + 3]?.word ?? '')) ||
      tokens[i + 1]!.kind === 'number'
    )
      return i;
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
    if (!/^(and|least|than|to|about|some|,|nearly|over|almost|between|fewer|as|many|around|up)$/.test(before))
      break;
  }
  return best;
}

/** "Two workers at the depot had been injured", "five members of a family, …, were killed": the token behind where they were, if a verb form follows; else `at`. */
function afterWhere({ doc: { tokens } }: Scope, at: number, to: number): number {
  if (!/^(at|inside|aboard|near|from|of)$/.test(tokens[at]!.word)) return at;
  if (!/^(the|a|an|this|that|one|his|her|their)$/.test(tokens[at + 1]?.word ?? '')) return at;
  for (let i = at + 3; i < Math.min(to, at + 6); i++)
    if (/^(was|were|had|have|has|,)$/.test(tokens[i]!.word)) return i;
  return at;
}

/** "Seven people including three children were killed": the verb behind what is included, at `to` at the latest; -1 where a mark or too much stands before it. */
function verbAfter({ doc: { tokens } }: Scope, at: number, to: number): number {
  for (let i = at + 1; i < at + 10; i++) {
    if (i >= to || /^(was|were|had|have|has)$/.test(tokens[i]!.word)) return i;
    if (tokens[i]!.kind === 'mark') return -1;
  }
  return -1;
}

/** True if only fillers or an inserted clause stand between a people phrase and its toll word. */
function reaches(scope: Scope, from: number, to: number): boolean {
  const { tokens } = scope.doc;
  for (let i = from; i < to; i++) {
    const token = tokens[i]!;
    if (scope.people.has(i)) {
      i = scope.people.get(i)!.to - 1;
      continue;
    }
    if (token.word === ',') {
      let close = i + 1;
      while (close < to && tokens[close]!.word !== ',') close++;
      if (close >= to && to - i > 8) return false;
      i = close;
      continue;
    }
    if (FILLERS.has(token.word) || token.word === '(' || token.word === ')') continue;
    if (token.word === 'including') {
      const verb = verbAfter(scope, i, to);
      if (verb < 0) return false;
      i = verb - 1;
      continue;
    }
    if (scope.tollAt.has(i)) continue;
    const past = afterWhere(scope, i, to);
    if (past > i) {
      i = past - 1;
      continue;
    }
    if (
      /^(days?|months?|years?|weeks?|old)$/.test(token.word) ||
      /^(days?|months?|years?|weeks?)$/.test(tokens[i + 1]?.word ?? '')
    )
      continue;
    if (token.word === 'in' || token.word === 'with' || token.word === 'were' || token.word === 'who')
      continue;
    return false;
  }
  return true;
}

/** ", 42 at the beginning,": the comma behind a figure that is said to be the first; `at` where there is none. */
function afterFirstFigure({ doc: { tokens }, sentence }: Scope, at: number): number {
  if (tokens[at]!.kind !== 'number') return at;
  let early = false;
  for (let i = at + 1; i < Math.min(sentence.to, at + 6); i++) {
    const { word } = tokens[i]!;
    if (word === ',') return early ? i : at;
    early ||= /^(beginning|start|first|initially|originally|outset)$/.test(word);
  }
  return at;
}

/** "passed through 56 and 61": the last of the figures. */
function lastJoined(scope: Scope, phrase: Phrase): Phrase {
  const { tokens } = scope.doc;
  let last = phrase;
  while (/^(,|and)$/.test(tokens[last.to]?.word ?? '')) {
    const next = phraseAt(scope, last.to + 1, scope.sentence.to, false, false);
    if (!next || next.single || scope.people.has(next.to)) break;
    last = next;
  }
  return last;
}

/** "bringing to 19 the number of people killed": the figure before "the" at `at`. */
function broughtTo(scope: Scope, at: number): Phrase | null {
  const { tokens } = scope.doc;
  if (tokens[at]?.word !== 'the') return null;
  for (let i = at - 1; i > Math.max(scope.sentence.from, at - 5); i--) {
    if (tokens[i - 1]!.word !== 'to') continue;
    const given = phraseAt(scope, i, at, false, false);
    if (
      given?.to === at &&
      /^(bring|brings|bringing|brought|raise|raises|raising|raised|taking|took|takes)$/.test(
        tokens[i - 2]?.word ?? '',
      )
    )
      return given;
  }
  return null;
}

/** "rose to 40 from 36", "stands at 12", "toll of 9". */
export function totalAfter(scope: Scope, word: Match<'tolls'>): Phrase | null {
  const { tokens } = scope.doc;
  // "gave 27 as the number of those killed"
  const as = tokens[word.from - 1]?.word === 'the' ? word.from - 2 : word.from - 1;
  if (tokens[as]?.word === 'as' && as > scope.sentence.from) {
    const given = phraseAt(scope, as - 1, as, false, false);
    if (given) return given;
  }
  const brought = broughtTo(scope, word.from - 1);
  if (brought) return brought;
  let first: Phrase | null = null;
  for (let i = word.to; i < Math.min(scope.sentence.to, word.to + 22); i++) {
    if (tokens[i]!.word === ';') break;
    const before = tokens[i - 1]!.word;
    const past = before === ',' ? afterFirstFigure(scope, i) : i;
    if (past > i) {
      i = past;
      continue;
    }
    if (before === 'from' || isPart(scope, i)) continue;
    const phrase = phraseAt(scope, i, scope.sentence.to, false, false);
    if (!phrase || phrase.single) continue;
    if (before === 'through') return lastJoined(scope, phrase);
    if (before === 'to' || before === 'at' || before === 'reached' || before === 'of') return phrase;
    first ??= phrase;
    i = phrase.to;
  }
  return first;
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
