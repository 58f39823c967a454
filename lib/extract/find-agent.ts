/** The actor that stands as subject of a verb or as "by …" after it. */
import { actorEnd, seatForces } from '#lib/extract/forces.ts';
import type { Match } from '#lib/extract/lexicon.ts';
import { near, type Scope, wordAt } from '#lib/extract/sentence-matches.ts';

/** Words that end a "by …" phrase. */
const BREAKS =
  /^(was|were|is|are|in|at|on|near|for|from|against|who|that|which|and|but|after|before|when|while|with|to|said|has|have|had|,|;|:|\.|\(|"|“|”)$/;
const DETERMINER = /^(a|an|this|that|its|their)$/;
const WHERE = /^(in|at|on|near|from|against|into|across|inside|toward|towards|outside|over)$/;
const GOVERNS =
  /^(in|de|du|del|at|to|on|near|from|against|into|across|inside|toward|towards|of|over|with|by|for)$/;
/** What a side does with an attack that is not its own, or says of one. */
const SPEAKS_OF =
  /^(not|never|claim|claims|claimed|condemned|condemns|called|calls|described|describes|denounced|investigated|investigating|investigates|mourned|praised|praises|hailed|hails|welcomed|welcomes|celebrated|applauded|survived|suffered|witnessed|seen|saw|sees|endured|experienced|recorded|faced|feared|reported|reports|announced|confirmed|discussed|mentioned|blamed|blames|accused|accuses|blaming|accusing|responded|respond|investigate|found|find|arrested|arrest)$/;
const STATEMENT_GAP = /^(in|at|near|on|by|after|during|when|while)$/;

/** People and bodies of a country that are not its forces: "U.S. citizens", "by U.S. President Bush", "the Washington Post". */
const CIVIL =
  /^(embassy|consulate|president|presidential|citizens?|company|companies|ambassador|officials?|senators?|congress|congressm[ae]n|journalists?|reporters?|media|newspapers?|post|times|secretary|ministers?|diplomats?|residents?|civilians?|nationals?|students?|missionar(y|ies)|business(man|men)?|tourists?|workers?|employees|woman|women|man|child|children|teacher|priests?|hostages?|interests|leaders?|consul)$/;
/** What belongs to a side and does nothing itself: "Hezbollah positions", "a Taliban stronghold". */
const BELONGING =
  /^(positions?|base|bases|targets?|headquarters|strongholds?|convoys?|compounds?|checkpoints?|camps?|hideouts?|depots?|leader|commander|chief|official|officials|spokesman|spokeswoman|spokesperson|hospitals?|supporters?|sympathi[sz]ers?|veterans?|territory)$/;

function isForce(scope: Scope, actor: Match<'actors'>): boolean {
  const next = wordAt(scope, actor.to);
  if (actor.entry.kind === 'state' && CIVIL.test(next)) return false;
  return actor.entry.kind === 'generic' || !BELONGING.test(next);
}

const BELONGS = new Set(
  'from of linked loyal belonging allied affiliated aligned associated claiming allegiance tied connected working identifying it believed suspected thought said alleged allegedly reportedly presumed apparently'.split(
    ' ',
  ),
);
const TO = new Set(
  'to with the as itself for allegiance a faction branch cell wing dissident offshoot'.split(' '),
);

/** "Gunmen from the X", "jihadists linked to the X", "members of a faction of the X": the group behind an unnamed actor. */
function groupBehind(scope: Scope, { to }: Match<'actors'>): Match<'actors'> | null {
  if (!BELONGS.has(wordAt(scope, to))) return null;
  const group = scope.m.actors.find((a) => a.from > to);
  if (group?.entry.kind !== 'group' || group.from - to > 6) return null;
  for (let i = to + 1; i < group.from; i++)
    if (!BELONGS.has(wordAt(scope, i)) && !TO.has(wordAt(scope, i))) return null;
  return group;
}

/** "FMLN troops", "FMLN [Farabundo Martí Front] units": of an unnamed actor the group whose name stands right beside it. */
export function groupOf(scope: Scope, actor: Match<'actors'>): Match<'actors'> {
  if (actor.entry.kind !== 'generic') return actor;
  const behind = groupBehind(scope, actor);
  if (behind) return behind;
  if (actor.entry.id === 'army') {
    const state = scope.m.actors.findLast((a) => a.to <= actor.from && actor.from - a.to <= 1);
    if (state?.adjective && state.entry.kind === 'state') return state;
  }
  const close = /^[)\]]$/.test(wordAt(scope, actor.from - 1));
  const owner = scope.m.actors.findLast((a) => a.to <= actor.from && a.entry.kind === 'group');
  if (!owner) return actor;
  return owner.to === actor.from || (close && owner.to === actor.from - 1) ? owner : actor;
}

/** An actor standing as subject before `at` or as "by …" after `to`. */
export function findAgent(scope: Scope, from: number, to: number): Match<'actors'> | null {
  const by = scope.m.actors.find(
    (a) => a.from >= to && a.from <= to + 14 && isForce(scope, a) && isByAgent(scope, a, to),
  );
  if (by) return groupOf(scope, by);
  if (isReducedPassive(scope, from, to)) return null;
  let subject: Match<'actors'> | null = null;
  for (const a of scope.m.actors) {
    if (a.from >= from) break;
    if (isSubject(scope, a, from)) subject = a;
  }
  subject ??= seatForces(scope, from - 12, from).findLast((a) => isSubject(scope, a, from)) ?? null;
  subject ??= openingSubject(scope, from);
  return subject && groupOf(scope, subject);
}

function isSubject(scope: Scope, actor: Match<'actors'>, verb: number): boolean {
  const end = actorEnd(scope, actor);
  if (end === null || end > verb) return false;
  if (isGoverned(scope, actor, verb) || closesAddress(scope, actor) || !isForce(scope, actor)) return false;
  return (actor.entry.id !== 'police' || verb - end <= 1) && subjectReaches(scope, end, verb);
}

/** "M23 rebels took the town after attacking army posts": the clause has the subject of its sentence. */
function openingSubject(scope: Scope, at: number): Match<'actors'> | null {
  const joined = /^(and|then)$/.test(wordAt(scope, at - 1));
  if (
    !joined &&
    (!/ing$/.test(wordAt(scope, at)) || !/^(after|before|by|while|in)$/.test(wordAt(scope, at - 1)))
  )
    return null;
  const first = scope.m.actors.find((a) => a.from - scope.sentence.from <= 3);
  if (!first || first.adjective || first.entry.id === 'police' || first.to > at || !isForce(scope, first))
    return null;
  if (isGoverned(scope, first, at) || /^('s|,)$/.test(wordAt(scope, first.to))) return null;
  for (let i = first.to; i < at; i++)
    if (
      SPEAKS_OF.test(wordAt(scope, i)) ||
      /^(was|were|been|being|said|says|told|that|[,;:"])$/.test(wordAt(scope, i))
    )
      return null;
  return first;
}

/** "Five soldiers killed, several wounded", "troops killed in an ambush": the verb's victims stand before it, nothing it did behind. */
function isReducedPassive(scope: Scope, from: number, to: number): boolean {
  if (
    !/^(killed|wounded|injured|shot|slain|murdered|massacred|executed|assassinated)$/.test(
      wordAt(scope, from),
    )
  )
    return false;
  const next = wordAt(scope, to);
  return (
    next === '' ||
    /^(,|\.|;|:|\(|in|by|on|at|when|during|near|after|while|as|since|outside|inside|over|from|under|along|between|because|monday|tuesday|wednesday|thursday|friday|saturday|sunday|today|yesterday|dead)$/.test(
      next,
    )
  );
}

/** "Strikes hit Idlib, Syria, on Monday, killing five": the country says where, and kills nobody. */
function closesAddress(scope: Scope, actor: Match<'actors'>): boolean {
  if (actor.entry.kind !== 'state' || wordAt(scope, actor.from - 1) !== ',') return false;
  if (scope.doc.tokens[actor.from - 2]?.capital !== true) return false;
  return /^(,|on|in|at|late|early|overnight|this|last)$/.test(wordAt(scope, actor.to));
}

const COMPASS =
  /^(northern|southern|eastern|western|central|north|south|east|west|north-?eastern|north-?western|south-?eastern|south-?western)$/;
const MEMBERS =
  /^(fighters|members|militants|guerrillas?|rebels|gunmen|units?|forces|troops|soldiers|men|elements|commandos?|militiamen|insurgents|terrorists|supporters|squads?|group|band|column|wing)$/;

/** "at a Russian military airfield", "against the army": the actor belongs to a place or a target and does nothing. */
function isGoverned(scope: Scope, actor: Match<'actors'>, verb: number): boolean {
  const part = COMPASS.test(wordAt(scope, actor.from - 1)) ? 1 : 0;
  const word = wordAt(scope, actor.from - 1 - part);
  // "Fighters of the group attacked": the group does it.
  const the = word === 'the' ? 1 : 0;
  if (
    wordAt(scope, actor.from - 1 - part - the) === 'of' &&
    MEMBERS.test(wordAt(scope, actor.from - 2 - part - the))
  )
    return false;
  // "in a guerrilla ambush" names whose ambush it is.
  // "a gunman disguised as a police officer": nobody's police.
  if (DETERMINER.test(word) && wordAt(scope, actor.from - 2) === 'as') return true;
  if (DETERMINER.test(word)) return actor.to < verb && WHERE.test(wordAt(scope, actor.from - 2));
  return GOVERNS.test(the === 1 ? wordAt(scope, actor.from - 2 - part) : word);
}

function isByAgent(scope: Scope, actor: Match<'actors'>, to: number): boolean {
  let i = /^["“]$/.test(wordAt(scope, actor.from - 1)) ? actor.from - 2 : actor.from - 1;
  // "by urban commandos of the FMLN", "by members of Shining Path": the words between name the same side.
  while (i > to && actor.from - i < 9 && wordAt(scope, i) !== 'by' && !BREAKS.test(wordAt(scope, i))) i--;
  const made =
    /^(supplied|made|provided|built|produced|given|delivered|donated|used|owned|run|operated|held|controlled|occupied|managed|said|reported)$/.test(
      wordAt(scope, i - 1),
    );
  return wordAt(scope, i) === 'by' && !made && near(scope, to, i, 12);
}

const ASIDE =
  /^(which|who|whose|backed|supported|aided|accompanied|armed|dressed|disguised|wearing|riding|led|allied|linked|reportedly|apparently|mostly|some)$/;

/** True if the words between a subject and its verb leave the verb with that subject. */
export function subjectReaches(scope: Scope, from: number, to: number): boolean {
  let i = from;
  // ", which has fought for years,", ", backed by Rwandan soldiers,"
  if (wordAt(scope, i) === ',' && ASIDE.test(wordAt(scope, i + 1))) {
    while (i < to && !(wordAt(scope, i) === ',' && i > from)) i++;
    i++;
  }
  if (to - i > 9) return false;
  // "has been shelling", not "has been shelled"
  const active = /ing$/.test(wordAt(scope, to));
  for (let k = i; k < to; k++) {
    const token = scope.doc.tokens[k]!;
    if (token.kind === 'mark' && !/^[-,()[\]]$/.test(token.word)) return false;
    if (STATEMENT_GAP.test(token.word) && k > i + 4) return false;
    if (/^(said|says|told|was|were|killed|hit|struck|denied|that|but|which|when|after|by)$/.test(token.word))
      return false;
    if (SPEAKS_OF.test(token.word) || (/^(be|been|being)$/.test(token.word) && !active)) return false;
  }
  return true;
}
