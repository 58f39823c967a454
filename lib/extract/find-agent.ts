/** The actor that stands as subject of a verb or as "by …" after it. */
import type { Match } from '#lib/extract/lexicon.ts';
import { near, type Scope, wordAt } from '#lib/extract/sentence-matches.ts';

/** Words that end a "by …" phrase. */
const BREAKS =
  /^(was|were|is|are|in|at|on|near|for|from|against|who|that|which|and|but|after|before|when|while|with|to|said|has|have|had|,|;|:|\.|\(|"|“|”)$/;
const DETERMINER = /^(a|an|this|that|its|their)$/;
const WHERE = /^(in|at|on|near|from|against|into|across|inside|toward|towards|outside|over)$/;
const GOVERNS = /^(in|at|to|on|near|from|against|into|across|inside|toward|towards|of|over|with|by|for)$/;
/** What a side does with an attack that is not its own, or says of one. */
const SPEAKS_OF =
  /^(not|never|claim|claims|claimed|condemned|condemns|called|calls|described|describes|denounced|investigated|investigating|investigates|mourned|survived|suffered|witnessed|feared|reported|reports|announced|confirmed|discussed|mentioned)$/;
const STATEMENT_GAP = /^(in|at|near|on|by|after|during|when|while)$/;

/** An actor standing as subject before `at` or as "by …" after `to`. */
export function findAgent(scope: Scope, from: number, to: number): Match<'actors'> | null {
  const by = scope.m.actors.find((a) => a.from >= to && a.from <= to + 9 && isByAgent(scope, a, to));
  if (by) return by;
  let subject: Match<'actors'> | null = null;
  for (const a of scope.m.actors) {
    if (a.from >= from || a.adjective || a.to > from) continue;
    if (isGoverned(scope, a, from) || closesAddress(scope, a)) continue;
    if (wordAt(scope, a.to) === "'s") continue;
    if (subjectReaches(scope, a.to, from)) subject = a;
  }
  return subject;
}

/** "Strikes hit Idlib, Syria, on Monday, killing five": the country says where, and kills nobody. */
function closesAddress(scope: Scope, actor: Match<'actors'>): boolean {
  if (actor.entry.kind !== 'state' || wordAt(scope, actor.from - 1) !== ',') return false;
  if (scope.doc.tokens[actor.from - 2]?.capital !== true) return false;
  return /^(,|on|in|at|late|early|overnight|this|last)$/.test(wordAt(scope, actor.to));
}

/** "at a Russian military airfield", "against the army": the actor belongs to a place or a target and does nothing. */
function isGoverned(scope: Scope, actor: Match<'actors'>, verb: number): boolean {
  const word = wordAt(scope, actor.from - 1);
  // "in a guerrilla ambush" names whose ambush it is.
  if (DETERMINER.test(word)) return actor.to < verb && WHERE.test(wordAt(scope, actor.from - 2));
  return GOVERNS.test(word === 'the' ? wordAt(scope, actor.from - 2) : word);
}

function isByAgent(scope: Scope, actor: Match<'actors'>, to: number): boolean {
  let i = actor.from - 1;
  // "by urban commandos of the FMLN", "by members of Shining Path": the words between name the same side.
  while (i > to && actor.from - i < 9 && wordAt(scope, i) !== 'by' && !BREAKS.test(wordAt(scope, i))) i--;
  const made =
    /^(supplied|made|provided|built|produced|given|delivered|donated|used|owned|run|operated|held|controlled|occupied|managed|said|reported)$/.test(
      wordAt(scope, i - 1),
    );
  return wordAt(scope, i) === 'by' && !made && near(scope, to, i, 8);
}

/** True if the words between a subject and its verb leave the verb with that subject. */
function subjectReaches(scope: Scope, from: number, to: number): boolean {
  let i = from;
  if (wordAt(scope, i) === ',' && /^(which|who|whose)$/.test(wordAt(scope, i + 1))) {
    while (i < to && !(wordAt(scope, i) === ',' && i > from)) i++;
    i++;
  }
  if (to - i > 9) return false;
  for (let k = i; k < to; k++) {
    const token = scope.doc.tokens[k]!;
    if (token.kind === 'mark' && !/^[-,()[\]]$/.test(token.word)) return false;
    if (STATEMENT_GAP.test(token.word) && k > i + 4) return false;
    if (/^(said|says|told|was|were|killed|hit|struck|denied|that|but|which|when|after)$/.test(token.word))
      return false;
    if (SPEAKS_OF.test(token.word)) return false;
  }
  return true;
}
