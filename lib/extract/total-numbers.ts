/** The number of a stated sum: "stands at 12", "rose to 40 from 36", "bringing to 19 the number of people killed". */
import type { Match } from '#lib/extract/lexicon.ts';
import { type Phrase, phraseAt, type Scope } from '#lib/extract/people-phrase.ts';
import { isPart } from '#lib/extract/toll-numbers.ts';

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
