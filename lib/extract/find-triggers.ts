/** Words of a sentence that say an attack took place, with the weapon beside them and how firmly they stand. */

import { findAgent } from '#lib/extract/find-agent.ts';
import type { Match } from '#lib/extract/lexicon.ts';
import { readQuantity } from '#lib/extract/read-quantity.ts';
import type { Document, Sentence } from '#lib/extract/segment.ts';
import {
  overlaps,
  type Scope,
  type SentenceMatches,
  weaponBefore,
  wordAt,
} from '#lib/extract/sentence-matches.ts';
import type { Trigger } from '#lib/extract/trigger.ts';
import {
  evidenceFor,
  isDebris,
  isDefinite,
  type MilitaryEvidence,
  weaponBeside,
} from '#lib/extract/trigger-evidence.ts';
import {
  doesHarm,
  isAnswerShot,
  isByBombers,
  isFireOnDay,
  isFlown,
  isNeutralised,
  isPlanted,
  isRunDown,
} from '#lib/extract/trigger-senses.ts';
import { verblessTrigger, withSharedSubjects } from '#lib/extract/unspoken-triggers.ts';
import type { AttackType, Outcome } from '#lib/schema.ts';

const REFINES: Partial<Record<AttackType, readonly AttackType[]>> = {
  attack_unspecified: ['missile_strike', 'drone_strike', 'air_strike', 'shelling', 'bombing', 'shooting'],
  explosion: ['missile_strike', 'drone_strike', 'air_strike', 'shelling', 'bombing'],
  bombing: ['air_strike', 'drone_strike', 'missile_strike'],
};

/** Type of a frame given its weapon: the weapon sharpens a general word, never contradicts a special one. */
export function typeWithWeapon(
  frameType: AttackType | 'by_weapon',
  weapon: Match<'weapons'> | null,
): AttackType {
  const base = frameType === 'by_weapon' ? 'attack_unspecified' : frameType;
  if (!weapon) return base;
  return REFINES[base]?.includes(weapon.entry.type) ? weapon.entry.type : base;
}

/** A bomb that falls was dropped from the air. */
const FALLS = /^(fell|fallen|falling|dropped|dropping|rained|hit|landed|struck|flattened)$/;
/** "A bomb", not "a roadside bomb" or "an improvised bomb". */
function isDropped(scope: Scope, weapon: Match<'weapons'> | null): boolean {
  return (
    weapon?.entry.kind === 'bomb' &&
    weapon.to - weapon.from === 1 &&
    !/^(twin|double|triple|petrol)$/.test(wordAt(scope, weapon.from - 1)) &&
    !/^(improvised|hidden|planted|roadside|buried)$/.test(wordAt(scope, weapon.from - 1))
  );
}
const BATTLE_WORDS = /^(battle|battles|fighting|combat|clash|clashes|fought|battled|operation|offensive)$/;

function toTrigger(scope: Scope, f: Match<'frames'>): Trigger | null {
  const strong = f.entry.strength === 'strong';
  const evidence: MilitaryEvidence = strong
    ? { weapon: weaponBeside(scope, f), weight: 'full', agent: false }
    : evidenceFor(scope, f);
  if (!evidence) return null;
  let type = typeWithWeapon(f.entry.type, evidence.weapon);
  if (f.entry.id === 'bomb_verb' && type === 'attack_unspecified') {
    const agent = findAgent(scope, f.from, f.to);
    type =
      agent?.entry.kind === 'state' || isFlown(scope, f.from)
        ? 'air_strike'
        : agent?.entry.kind === 'generic' && wordAt(scope, f.from) === 'strafed'
          ? 'shooting'
          : /^(pounded|pounding|bombard)/.test(wordAt(scope, f.from))
            ? 'shelling'
            : 'bombing';
  }
  if (isFireOnDay(scope, f)) return null;
  if (f.entry.id === 'fire_at') {
    const agent = findAgent(scope, f.from, f.to);
    if (evidence.weapon) type = evidence.weapon.entry.type;
    else if (agent?.entry.kind === 'state') type = 'attack_unspecified';
    else if (!agent && !scope.m.people.some((p) => p.to <= f.from)) evidence.weight = 'echo';
  }
  if (f.entry.id === 'explode' && isPlanted(scope, f)) type = 'bombing';
  if (f.entry.id === 'ramming_verb' && !isRunDown(scope, f)) return null;
  if (isDropped(scope, evidence.weapon) && FALLS.test(wordAt(scope, f.from))) type = 'air_strike';
  if (type === 'attack_unspecified' && isByBombers(scope, f)) type = 'bombing';
  if (type === 'attack_unspecified' && wordAt(scope, f.to - 1) === 'shelling') type = 'shelling';
  if (type === 'interception') return interceptionTrigger(scope, f, evidence.weapon);
  // "the missiles fired at the city were brought down": the salvo is known, its fate is the news.
  const launched = /^(fire_at|weak_fire)$/.test(f.entry.id) && scope.m.weapons.some((w) => w.to === f.from);
  const shot = launched && scope.m.frames.some((x) => x.entry.type === 'interception' && x.from >= f.to);
  const debris = isDebris(scope, f.from);
  const hits = f.entry.id === 'weak_hit' || doesHarm(scope, f);
  const outcome: Outcome | null = debris ? 'debris' : hits ? 'hit' : null;
  if (isAnswerShot(scope, f)) {
    type = 'attack_unspecified';
    evidence.weight = 'echo';
  }
  const noun = f.entry.pos === 'noun';
  // "the killing of 26 tourists": told with its count it is an attack of its own.
  const counted =
    f.entry.id === 'killing' &&
    wordAt(scope, f.to - 1) === 'of' &&
    (readQuantity(scope.doc.tokens, f.to, scope.sentence.to)?.min ?? 0) > 2;
  if (counted) evidence.weight = 'full';
  return {
    frame: f,
    from: f.from,
    to: f.to,
    type,
    weapon: evidence.weapon,
    outcome,
    weight: shot ? 'echo' : evidence.weight,
    definite: noun && !counted && isDefinite(scope, f.from),
  };
}

/** "shot down ten drones" needs a weapon; "debris from a downed drone" is no interception of its own. */
function interceptionTrigger(
  scope: Scope,
  f: Match<'frames'>,
  weapon: Match<'weapons'> | null,
): Trigger | null {
  const aircraft = /^(aircraft|plane|jet|helicopter|planes|jets|helicopters|targets)$/;
  const near10 = scope.doc.tokens.slice(
    Math.max(scope.sentence.from, f.from - 8),
    Math.min(scope.sentence.to, f.to + 8),
  );
  if (!weapon && !near10.some((t) => aircraft.test(t.word))) return null;
  if (isFelled(scope, f, weapon) || isNeutralised(scope, f)) return fellingTrigger(f, weapon);
  // "an intercepted missile", "debris from downed drones": a property, no interception told here.
  const attribute =
    /^(downed|intercepted)$/.test(wordAt(scope, f.from)) && weapon !== null && weapon.from === f.to;
  if (
    isDebris(scope, f.from) ||
    (attribute && /^(a|an|the|of|from|by|this|each|another)$/.test(wordAt(scope, f.from - 1)))
  )
    return null;
  return {
    frame: f,
    from: f.from,
    to: f.to,
    type: 'interception',
    weapon,
    outcome: 'intercepted',
    weight: 'full',
    definite: isDefinite(scope, f.from),
  };
}

/** "a missile brought down two staircases": the weapon is what felled, and no weapon or aircraft is felled. */
function isFelled(scope: Scope, f: Match<'frames'>, weapon: Match<'weapons'> | null): boolean {
  if (!weapon || weapon.to > f.from || !/^(brought|took|downed)$/.test(wordAt(scope, f.from))) return false;
  if (/^(was|were|been|being|be|are|is)$/.test(wordAt(scope, f.from - 1))) return false;
  if (scope.m.weapons.some((w) => w.from >= f.to && w.from - f.to <= 6)) return false;
  return scope.doc.tokens.slice(f.to, f.to + 7).some((t) => BUILT.test(t.word));
}

const BUILT =
  /^(part|parts|building|buildings|house|houses|block|blocks|wall|walls|roof|roofs|staircase|staircases|section|sections|floor|floors|storeys|stories|tower|towers|bridge|bridges|home|homes|entrance|ceiling|pylon|pylons)$/;

function fellingTrigger(f: Match<'frames'>, weapon: Match<'weapons'> | null): Trigger {
  const type = typeWithWeapon('by_weapon', weapon);
  return { frame: f, from: f.from, to: f.to, type, weapon, outcome: 'hit', weight: 'full', definite: false };
}

/** True if a negative pattern ("struck a deal") covers the trigger word. */
function isSuppressed(scope: Scope, f: Match<'frames'>): boolean {
  // "A missile hit the market": with a weapon as its subject the phrase means what it says.
  if (f.entry.id === 'weak_hit' || f.entry.id === 'missile_strike' || f.entry.id === 'drone_strike') {
    const inside = scope.m.weapons.find((w) => overlaps(w, f) && wordAt(scope, f.to - 1).startsWith('hit'));
    const weapon = f.entry.id === 'weak_hit' ? weaponBefore(scope, f.from, 2) : inside;
    if (weapon && !/^(new|latest|newest|first)$/.test(wordAt(scope, weapon.from - 1))) return false;
  }
  return scope.m.negatives.some((n) => overlaps(n, f) && n.to - n.from >= f.to - f.from);
}

/** The triggers of one sentence in text order; overlapping frames are already resolved by the lexicon. */
export function findTriggers(doc: Document, sentence: Sentence, m: SentenceMatches): Trigger[] {
  const scope: Scope = { doc, sentence, m };
  const triggers: Trigger[] = [];
  for (const f of m.frames) {
    if (isSuppressed(scope, f)) continue;
    const trigger = toTrigger(scope, f);
    if (trigger) triggers.push(trigger);
  }
  if (triggers.length > 1) return withSharedSubjects(scope, triggers);
  if (triggers.every((t) => t.weight === 'echo') && m.weapons.length > 0) {
    const unspoken = verblessTrigger(scope);
    if (unspoken) return [unspoken, ...triggers];
  }
  return triggers;
}

/** True for words of ground fighting, which are habitual unless a day and a place are stated. */
export function isBattleWord(word: string): boolean {
  return BATTLE_WORDS.test(word);
}
