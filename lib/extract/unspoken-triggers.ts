/** Triggers that a sentence leaves half unsaid: a second verb of the same weapon, a digest line without any verb. */
import type { Match } from '#lib/extract/lexicon.ts';
import { type Scope, wordAt } from '#lib/extract/sentence-matches.ts';
import type { Trigger } from '#lib/extract/trigger.ts';

/** What may stand between "and" and a verb that goes with the subject before it. */
const ADVERBIAL =
  /^(then|later|also|again|early|late|on|at|in|the|during|after|morning|night|evening|afternoon|hours|minutes|day|days|a|few|next|following|overnight|shortly|soon|dawn|midnight|noon|(?:mon|tues|wednes|thurs|fri|satur|sun)day|two|three|four|five|\d+)$/;

/** True if nothing but adverbs stands between an "and" before the trigger and the trigger. */
function isJoinedByAnd(scope: Scope, at: number, floor: number): boolean {
  for (let i = at - 1; i >= Math.max(floor, at - 8); i--) {
    const word = wordAt(scope, i);
    if (word === 'and') return true;
    if (!ADVERBIAL.test(word)) return false;
  }
  return false;
}

/** "Drones struck a plant in A and early on Tuesday hit a refinery in B": the second blow is the same weapon's. */
export function withSharedSubjects(scope: Scope, triggers: readonly Trigger[]): Trigger[] {
  return triggers.map((t, i) => {
    const before = triggers[i - 1];
    if (t.weight !== 'echo' || t.frame.entry.id !== 'weak_hit' || !before?.weapon) return t;
    const isVerb =
      before.frame.entry.pos === 'verb' && before.weight === 'full' && before.type !== 'interception';
    if (!isVerb || before.weapon.from > before.from || !isJoinedByAnd(scope, t.from, before.to)) return t;
    return { ...t, weight: 'full', type: before.type, weapon: before.weapon };
  });
}

const STRUCK_ON = /^(on|onto|into|at|over|against)$/;
/** How far from its head ("Kharkiv:") the weapon of a digest line stands. */
const HEAD_REACH = 6;

/** Token behind the colon or dash that sets off the name at the head of a sentence; -1 where none does. */
function headEnd({ doc, sentence }: Scope): number {
  let at = sentence.from;
  while (at < sentence.to && /^[*•#]$/.test(doc.tokens[at]!.word)) at++;
  if (!doc.tokens[at]?.capital) return -1;
  for (let i = at + 1; i < Math.min(sentence.to, at + HEAD_REACH); i++)
    if (/^[:–—]$/.test(doc.tokens[i]!.word)) return i + 1;
  return -1;
}

const VERBLESS: Omit<Match<'frames'>['entry'], 'type'> = {
  id: 'verbless',
  pos: 'noun',
  strength: 'weak',
  forms: [],
};

/** "Kharkiv: missile on a warehouse, 2 dead": in a digest the weapon and what it fell on are enough. */
export function verblessTrigger(scope: Scope): Trigger | null {
  const start = headEnd(scope);
  if (start < 0) return null;
  const weapon = scope.m.weapons.find((w) => w.from >= start && w.from - start <= 3);
  if (!weapon) return null;
  for (let i = start; i < weapon.from; i++)
    if (!/^(a|an|the|two|three|four|several|\d+|russian|enemy|fpv)$/.test(wordAt(scope, i))) return null;
  let at = weapon.to;
  if (wordAt(scope, at) === 'with') while (at < weapon.to + 4 && !STRUCK_ON.test(wordAt(scope, at))) at++;
  const counted = wordAt(scope, at) === ',' && scope.m.tolls.some((t) => t.from > at);
  if (!counted && !STRUCK_ON.test(wordAt(scope, at))) return null;
  const { from, to } = weapon;
  const { type } = weapon.entry;
  const frame: Match<'frames'> = {
    group: 'frames',
    entry: { ...VERBLESS, type },
    from,
    to,
    adjective: false,
  };
  return { frame, from, to, type, weapon, outcome: 'hit', weight: 'full', definite: false };
}
