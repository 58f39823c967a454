/** Military evidence for weak words: "hit", "fired", "targeted", "strike", "killed". */
import { findAgent } from '#lib/extract/find-agent.ts';
import type { Match } from '#lib/extract/lexicon.ts';
import { readQuantity } from '#lib/extract/read-quantity.ts';
import { isOwnDeed } from '#lib/extract/self-claims.ts';
import {
  near,
  overlaps,
  type Scope,
  viaWeapon,
  weaponAfter,
  weaponBefore,
  wordAt,
} from '#lib/extract/sentence-matches.ts';
import type { Trigger } from '#lib/extract/trigger.ts';

/** True if debris, fragments or wreckage stand before a token as its subject. */
export function isDebris(scope: Scope, from: number): boolean {
  for (let i = from - 1; i >= Math.max(scope.sentence.from, from - 9); i--) {
    if (/^(debris|fragments|fragment|wreckage|remnants|remains|pieces|piece|shards)$/.test(wordAt(scope, i)))
      return true;
    if (/^[;.]$/.test(wordAt(scope, i))) return false;
  }
  return false;
}

const DEFINITE = new Set(['the', 'this', 'that', 'these', 'those', 'such', 'its', 'their', 'his']);

const ATTRIBUTES =
  /^(first|second|latest|deadly|deadliest|same|recent|major|massive|initial|reported|alleged|overnight|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\w+teenth|\w+tieth|early|morning|evening|fatal|brutal|terrible|earlier|subsequent|horrific|mass|terrorist|guerrilla|rebel|russian|missile|rocket|drone|air|bomb|car|artillery|mortar|suicide|twin|double|triple|apparent|tragic|barbaric|criminal|brazen|devastating|shooting|dynamite|\w{3,}est|worst|ongoing|latter|\d+)$/;

/** True for "the attack", "Thursday's blasts", "the missile strike": an attack the reader knows. */
export function isDefinite(scope: Scope, from: number): boolean {
  for (let i = from - 1; i >= Math.max(scope.sentence.from, from - 4); i--) {
    const token = scope.doc.tokens[i]!;
    if (DEFINITE.has(token.word)) return token.word !== 'that' || i >= from - 2;
    if (token.word === "'s")
      return /^(mon|tues|wednes|thurs|fri|satur|sun)day$|^(today|yesterday)$/.test(wordAt(scope, i - 1));
    if (!ATTRIBUTES.test(token.word) && !scope.m.actors.some((a) => a.adjective && a.from <= i && i < a.to))
      return false;
  }
  return false;
}

export type MilitaryEvidence = {
  weapon: Match<'weapons'> | null;
  weight: Trigger['weight'];
  agent: boolean;
} | null;

const FORCES =
  /^(force|forces|jets|warplanes|planes|aircraft|navy|army|troops|artillery|gunboats|helicopters|gunners)$/;

/** Military evidence for "hit", "struck", "slammed into", "landed". */
function hitEvidence(scope: Scope, f: Match<'frames'>): MilitaryEvidence {
  const before = weaponBefore(scope, f.from, 7) ?? relativeWeapon(scope, f.from);
  if (before) return { weapon: before, weight: 'full', agent: false };
  const word = wordAt(scope, f.from);
  const withWeapon = scope.m.weapons.find(
    (w) => w.from >= f.to && w.from <= f.to + 14 && viaWeapon(scope, w, f.to),
  );
  if (withWeapon) return { weapon: withWeapon, weight: 'full', agent: false };
  if (isDebris(scope, f.from)) return { weapon: null, weight: 'full', agent: false };
  const agent = findAgent(scope, f.from, f.to);
  const hitWord =
    /^(hit|hits|hitting|struck|strike|striking|hammered|battered|demolished|levelled|leveled|wrecked|gutted|flattened)$/.test(
      word,
    );
  if (hitWord && ((agent && agent.entry.kind !== 'generic') || isOwnDeed(scope, f.from)))
    return { weapon: null, weight: 'full', agent: true };
  // "The air force struck Sanaa": forces as the subject need no name.
  if (hitWord && FORCES.test(wordAt(scope, f.from - 1)) && !/^(back|out|by)$/.test(wordAt(scope, f.to)))
    return { weapon: null, weight: 'full', agent: false };
  const passive =
    /^(was|were|been|is|are|being)$/.test(wordAt(scope, f.from - 1)) ||
    /^(was|were|been)$/.test(wordAt(scope, f.from - 2));
  const itself = /^(it|they)$/.test(wordAt(scope, f.from - 1)) && /^(hit|struck)$/.test(word);
  // "Two hours later another struck a fire engine": one more of the same.
  if (hitWord && !passive && /^(another|second|third)$/.test(wordAt(scope, f.from - 1)))
    return { weapon: null, weight: 'full', agent: false };
  if (hitWord && (passive || itself || scope.m.targets.some((t) => t.from >= f.to && t.from <= f.to + 5)))
    return { weapon: null, weight: 'echo', agent: false };
  return null;
}

/** "one of them hit", "the missile, which hit": a weapon earlier in the sentence whose pronoun is the subject. */
function relativeWeapon(scope: Scope, at: number): Match<'weapons'> | null {
  const one = /^(them|which|it|that|one|others|two|three)$/.test(wordAt(scope, at - 1));
  return one ? (scope.m.weapons.findLast((w) => w.to <= at && at - w.to < 20) ?? null) : null;
}

/** "fired two missiles", "missiles were fired", "threw a grenade", "dropped bombs". */
function fireEvidence(scope: Scope, f: Match<'frames'>): MilitaryEvidence {
  const after = weaponAfter(scope, f.to, 6);
  const before = weaponBefore(scope, f.from, 4);
  const passive = /^(were|was|been|being)$/.test(wordAt(scope, f.from - 1)) || before?.to === f.from;
  if (after && !/^(rocket|missile)$/.test(wordAt(scope, after.to)))
    return { weapon: after, weight: 'full', agent: false };
  if (before && passive)
    return { weapon: before, weight: isDefinite(scope, before.from) ? 'echo' : 'full', agent: false };
  return null;
}

/** "Russia targets Odesa", "the army, which targets …": a name, a plural or "which" stands before the verb. */
function isVerbHere(scope: Scope, f: Match<'frames'>): boolean {
  const before = scope.doc.tokens[f.from - 1];
  if (!before || f.from <= scope.sentence.from) return false;
  if (/^(which|that|it|also|now|again)$/.test(before.word)) return true;
  const adjective = scope.m.actors.some((a) => a.adjective && a.to === f.from);
  return (
    !adjective && before.kind === 'word' && (before.capital || scope.m.weapons.some((w) => w.to === f.from))
  );
}

function targetEvidence(scope: Scope, f: Match<'frames'>): MilitaryEvidence {
  const word = wordAt(scope, f.from);
  if (/attack|fire|shelling/.test(wordAt(scope, f.to - 1)) && f.to - f.from > 1)
    return { weapon: null, weight: 'full', agent: false };
  if (!/^(targeted|targeting|last|targets)$/.test(word)) return null;
  // "missiles that can hit targets", "military targets": things, not a deed.
  if (word === 'targets' && !isVerbHere(scope, f)) return null;
  const weapon =
    weaponBefore(scope, f.from, 5) ??
    scope.m.weapons.find((w) => w.from >= f.to && viaWeapon(scope, w, f.to)) ??
    null;
  const agent = findAgent(scope, f.from, f.to);
  if (weapon || (agent && agent.entry.kind !== 'generic'))
    return { weapon, weight: 'full', agent: agent !== null };
  const passive = /^(was|were|been)$/.test(wordAt(scope, f.from - 1)) || word === 'last';
  return passive ? { weapon: null, weight: 'echo', agent: false } : null;
}

/** "strike", "hit", "operation" as nouns. */
function strikeEvidence(scope: Scope, f: Match<'frames'>): MilitaryEvidence {
  const word = wordAt(scope, f.from);
  const weapon = weaponBefore(scope, f.from, 1);
  if (weapon) return { weapon, weight: 'full', agent: false };
  const adjective = scope.m.actors.some(
    (a) => a.to <= f.from && near(scope, a.to, f.from, 2) && (a.adjective || wordAt(scope, a.to) === "'s"),
  );
  if (adjective) return { weapon: null, weight: 'full', agent: true };
  if (word === 'strike') {
    // "a strike by train drivers" is a stoppage.
    if (wordAt(scope, f.to) === 'by' && scope.m.people.some((p) => p.from > f.to && p.from <= f.to + 4))
      return null;
    const verbal = hitEvidence(scope, f);
    if (verbal && verbal.weight === 'full') return verbal;
    const on = /^(on|against|at|hit|killed|wounded|injured|destroyed|in|near)$/.test(wordAt(scope, f.to));
    const nounLike = /^(a|an|the|this|that|another|second|third|deadly|latest|deadliest|day's)$/.test(
      wordAt(scope, f.from - 1),
    );
    if (nounLike || on)
      return { weapon: null, weight: on || !isDefinite(scope, f.from) ? 'full' : 'echo', agent: false };
  }
  if (
    /^(impact|impacts|hit|hits|direct)$/.test(word) &&
    /^(a|the|direct|two|three)$/.test(wordAt(scope, f.from - 1))
  ) {
    const by = weaponAfter(scope, f.to, 5);
    return by && wordAt(scope, f.to) === 'by'
      ? { weapon: by, weight: 'full', agent: false }
      : { weapon: null, weight: 'echo', agent: false };
  }
  return null;
}

/** "Gunmen who turned up at a wedding on Saturday killed the groom": the attackers at the head, a clause behind them. */
function openingAttacker(scope: Scope, verb: number): Match<'actors'> | null {
  const actor = scope.m.actors.find((a) => a.entry.kind === 'generic' && a.from - scope.sentence.from <= 1);
  if (!actor || !/^(who|that)$/.test(wordAt(scope, actor.to)) || verb - actor.to > 20) return null;
  for (let i = actor.to; i < verb; i++) if (/^[,;:]$/.test(wordAt(scope, i))) return null;
  return actor;
}

function killEvidence(scope: Scope, f: Match<'frames'>): MilitaryEvidence {
  const word = wordAt(scope, f.from);
  const weapon =
    weaponBefore(scope, f.from, 5) ??
    scope.m.weapons.find((w) => w.from >= f.to && w.from <= f.to + 12 && viaWeapon(scope, w, f.to)) ??
    null;
  const charge = scope.doc.tokens.slice(
    Math.max(scope.sentence.from, f.from - 6),
    Math.min(scope.sentence.to, f.to + 2),
  );
  const isMassacre =
    /^(slaughter|massacr)/.test(word) &&
    (readQuantity(scope.doc.tokens, f.to, scope.sentence.to)?.min ?? 0) > 2;
  if (
    !isMassacre &&
    charge.some((t) =>
      /^(charge|charges|charged|count|counts|degree|attempted|felony|accused|suspicion|convicted|warrant)$/.test(
        t.word,
      ),
    )
  )
    return { weapon: null, weight: 'echo', agent: false };
  if (/^(assassin|massacr|murder|behead|execut|slaughter|lynch)/.test(word))
    return { weapon, weight: 'full', agent: false };
  const agent = findAgent(scope, f.from, f.to) ?? openingAttacker(scope, f.from);
  if (weapon || agent) return { weapon, weight: 'full', agent: agent !== null };
  // "stabbed four people": more than a quarrel.
  if (word === 'stabbed' && (readQuantity(scope.doc.tokens, f.to, scope.sentence.to)?.min ?? 0) > 1)
    return { weapon: null, weight: 'full', agent: false };
  return { weapon: null, weight: 'echo', agent: false };
}

/** Military evidence for a weak frame; null if the word says nothing of an attack here. */
export function evidenceFor(scope: Scope, f: Match<'frames'>): MilitaryEvidence {
  const id = f.entry.id;
  if (id === 'weak_hit') return hitEvidence(scope, f);
  if (id === 'weak_fire') return fireEvidence(scope, f);
  if (id === 'weak_target') return targetEvidence(scope, f);
  if (id === 'strike_noun') return strikeEvidence(scope, f);
  if (f.entry.pos === 'verb' || id === 'killing') return killEvidence(scope, f);
  return { weapon: null, weight: id === 'homicide' ? 'full' : 'echo', agent: false };
}

/** Weapon named in or beside a strong trigger. */
export function weaponBeside(scope: Scope, f: Match<'frames'>): Match<'weapons'> | null {
  const inside = scope.m.weapons.find((w) => overlaps(w, f));
  if (inside) return inside;
  const before = weaponBefore(scope, f.from, f.entry.pos === 'verb' ? 5 : 2);
  if (before) return before;
  const via = scope.m.weapons.find((w) => w.from >= f.to && w.from <= f.to + 12 && viaWeapon(scope, w, f.to));
  if (via) return via;
  if (f.entry.type === 'interception') return weaponAfter(scope, f.to, 8) ?? weaponBefore(scope, f.from, 8);
  const inBrackets = scope.m.weapons.find((w) => w.from >= f.to && near(scope, f.to, w.from, 4));
  return f.entry.pos === 'verb' ? (inBrackets ?? null) : null;
}
