/** Counts that bring another one up to date within its own sentence: "then seven, and nine by the evening". */
import { type Phrase, phraseAt, type Scope } from '#lib/extract/people-phrase.ts';

const TIME_WORDS =
  /^(noon|midday|morning|evening|night|nightfall|next|following|afternoon|midnight|dawn|end|day|(?:mon|tues|wednes|thurs|fri|satur|sun)day)$/;

/** "47 by noon", "21 when rescue work ended", "64 in the evening": a number with the time at which it stood. */
function isTimed(scope: Scope, at: number): boolean {
  const { tokens } = scope.doc;
  const count = phraseAt(scope, at, scope.sentence.to, false, false);
  if (!count || count.single || scope.people.has(count.to)) return false;
  const joint = tokens[count.to]?.word ?? '';
  if (joint === 'when') return true;
  if (!/^(by|in|on|at)$/.test(joint)) return false;
  const next = tokens[count.to + 1]?.word === 'the' ? count.to + 2 : count.to + 1;
  return TIME_WORDS.test(tokens[next]?.word ?? '');
}

const LISTS = /^(summary|list|report|count|tally|register|record|toll|figure|total)$/;

/** "and the official summary has 19": the token behind the verb; -1 where "and" at `at` joins something else. */
function afterList(scope: Scope, at: number): number {
  const { tokens } = scope.doc;
  for (let i = at + 1; i < Math.min(scope.sentence.to - 1, at + 5); i++)
    if (LISTS.test(tokens[i]!.word))
      return /^(has|gives|gave|names|holds|contains|shows|stands|is|was)$/.test(tokens[i + 1]!.word)
        ? i + (tokens[i + 2]?.word === 'at' ? 3 : 2)
        : -1;
  return -1;
}

const LATER = /^(then|later|finally|eventually|lastly|now|afterwards)$/;

const CORRECTS = /^(corrected|revised|lowered|reduced|amended|adjusted|cut)$/;

/** "killed 17, later corrected to 14", "a figure revised down to 14": the number that stands; null where none follows. */
export function correctedCount(scope: Scope, from: number): Phrase | null {
  const { tokens } = scope.doc;
  for (let i = from; i < Math.min(scope.sentence.to, from + 10); i++) {
    if (/^(;|but)$/.test(tokens[i]!.word) || scope.tollFrom.has(i)) return null;
    if (!CORRECTS.test(tokens[i]!.word)) continue;
    const to = /^(down|downwards|downward)$/.test(tokens[i + 1]?.word ?? '') ? i + 2 : i + 1;
    if (tokens[to]?.word !== 'to') return null;
    const count = phraseAt(scope, to + 1, scope.sentence.to, false, false);
    return count && !count.single ? count : null;
  }
  return null;
}

/**
 * The newest of the bare numbers that bring a count up to date in its own sentence: "three were found dead, then seven,
 * and nine by the evening", "first given as 55, was 84 on Monday and later 89". Null when none follows.
 */
export function updatedCount(scope: Scope, phrase: Phrase, from: number): Phrase | null {
  const { tokens } = scope.doc;
  let latest: Phrase | null = null;
  for (let i = from; i < Math.min(scope.sentence.to, from + 30); i++) {
    const word = tokens[i]!.word;
    if (word === ';' || scope.tollFrom.has(i)) break;
    const led =
      LATER.test(word) ||
      (word === 'and' && ((latest !== null && tokens[i - 1]?.word === ',') || isTimed(scope, i + 1)));
    const listed =
      word === ',' && ((latest !== null && tokens[i + 1]?.kind === 'number') || isTimed(scope, i + 1));
    const list = word === 'and' ? afterList(scope, i) : -1;
    if (!led && !listed && list < 0) continue;
    const next = phraseAt(scope, list < 0 ? i + 1 : list, scope.sentence.to, false, false);
    if (!next || next.single || next.max === null || next.min !== next.max) continue;
    const after = tokens[next.to]?.word ?? '';
    if (scope.people.has(next.to) || !/^(,|;|\.|and|by|on|in|at|when|)$/.test(after)) continue;
    if (next.min > phrase.min) latest = next;
  }
  return latest;
}
