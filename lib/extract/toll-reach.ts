/** How far a count of people reaches: what may stand between it and the word that says what became of them. */
import type { Scope } from '#lib/extract/people-phrase.ts';

/** Words that say nothing of their own between a count and its toll word. */
export const FILLERS = new Set(
  'were was are is been being be have has had also reportedly and later then more other others immediately instantly seriously slightly badly critically severely lightly confirmed reported left still already allegedly feared believed now both all people persons presumed to from each least young old local unidentified innocent elderly unarmed found pronounced described known thought'.split(
    ' ',
  ),
);

/** "Two workers at the depot had been injured", "five members of a family, …, were killed": the token behind where they were, if a verb form follows; else `at`. */
function afterWhere({ doc: { tokens } }: Scope, at: number, to: number): number {
  if (!/^(at|inside|aboard|near|from|of)$/.test(tokens[at]!.word)) return at;
  if (!/^(the|a|an|this|that|one|his|her|their|its)$/.test(tokens[at + 1]?.word ?? '')) return at;
  for (let i = at + 3; i <= Math.min(to, at + 5); i++)
    if ((i === to && tokens[at]!.word === 'of') || /^(was|were|had|have|has|,)$/.test(tokens[i]!.word))
      return i;
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

const BEASTS =
  /^(cows|dogs|cats|horses|goats|sheeps|pigs|animals|cattle|chickens|camels|donkeys|birds|cars|houses|homes|trees|vehicles|buildings|apartments|trucks|buses|tanks|drones|missiles|rockets|shells|bombs|aircrafts|jets|planes|helicopters|ships|boats)$/;

/** "two bakers were dead": a plural that no list knows, right before its verb. */
function isTrade(word: string, next: string): boolean {
  return /^[a-z]{3,20}s$/.test(word) && !BEASTS.test(word) && /^(were|had|have|died|dead|hurt)$/.test(next);
}

/** True if only fillers or an inserted clause stand between a people phrase and its toll word. */
export function reaches(scope: Scope, from: number, to: number): boolean {
  const { tokens } = scope.doc;
  for (let i = from; i < to; i++) {
    const token = tokens[i]!;
    if (scope.people.has(i)) {
      i = scope.people.get(i)!.to - 1;
      continue;
    }
    if (token.word === ',') {
      let close = i + 1;
      while (tokens[close]?.kind === 'number' && tokens[close + 1]?.word === ',') close += 2;
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
    if (i === from && isTrade(tokens[i]!.word, tokens[i + 1]?.word ?? '')) continue;
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
