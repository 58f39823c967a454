/** Who did it, by whose word: asserted, alleged, claimed, disputed, implied. */

import { findAgent, subjectReaches } from '#lib/extract/find-agent.ts';
import { type Actor, type Blame, blamedActor, blameOf, claimedActor } from '#lib/extract/find-blame.ts';
import { type Speaker, speakerBefore } from '#lib/extract/find-speakers.ts';
import { forceEnd } from '#lib/extract/forces.ts';
import { seatAt } from '#lib/extract/seats.ts';
import type { Document, Sentence } from '#lib/extract/segment.ts';
import { behindClaim, selfClaim } from '#lib/extract/self-claims.ts';
import { type Scope, type SentenceMatches, wordAt } from '#lib/extract/sentence-matches.ts';
import type { Trigger } from '#lib/extract/trigger.ts';

export type { Blame } from '#lib/extract/find-blame.ts';

const MODIFIERS =
  /^(cruise|ballistic|long-range|heavy|massive|fresh|new|overnight|deadly|suspected|alleged|guided|kamikaze|attack|aerial|two|three|several|dozens|more|the|a|-|terrorist|guerrilla|mass|large-scale|air|first|second|latest|retaliatory|fighter|[a-z]{1,3}-?[0-9]{1,3}[a-z]{0,2})$/;

/** "Russian missiles", "Ukrainian shelling", "Russia's attack": an actor's adjective or genitive on the weapon or the attack. */
function modifierActor(scope: Scope, head: { from: number; to: number }): Actor | null {
  let i = head.from - 1;
  let steps = 0;
  while (i >= scope.sentence.from && steps < 4 && MODIFIERS.test(wordAt(scope, i))) {
    i--;
    steps++;
  }
  const genitive = wordAt(scope, i) === "'s" || wordAt(scope, i) === "'";
  const at = genitive ? i - 1 : i;
  const actor =
    scope.m.actors.find((a) => a.from <= at && a.to > at && a.to <= head.from) ??
    // "Kyiv's strikes on refineries"; "Kyiv's worst attack" says where.
    (genitive && /^(on|against|inside)$/.test(wordAt(scope, head.to)) ? seatAt(scope, at) : null);
  if (!actor)
    return scope.m.actors.find((a) => a.adjective && a.to > i && a.to <= head.from && a.from >= i) ?? null;
  return actor.adjective || genitive || actor.entry.kind !== 'state' ? actor : null;
}

/** "Radios used by Hezbollah detonated", "a market run by the army was shelled": whose it was, not who did it. */
function isOwner(scope: Scope, actor: Actor): boolean {
  const at = wordAt(scope, actor.from - 1) === 'the' ? actor.from - 2 : actor.from - 1;
  return (
    wordAt(scope, at) === 'by' &&
    /^(used|owned|run|operated|held|controlled|occupied|managed|worn|carried|governed|administered|manned|guarded|ruled|rented|chartered)$/.test(
      wordAt(scope, at - 1),
    )
  );
}

/** Mode of an actor named by the sentence itself: alleged where someone says so or it is only suspected. */
function withAttribution(scope: Scope, blame: Blame, speakers: readonly Speaker[], quoted: boolean): Blame {
  const speaker = speakers.findLast((s) => s.verb < blame.to && s.to <= s.verb) ?? speakers[0];
  const suspected = scope.m.cues.some(
    (c) => c.entry.cue === 'suspicion' && c.to <= blame.to + 1 && c.from >= blame.from - 4,
  );
  if (speaker) {
    const own = speaker.side !== null && speaker.side === blame.side;
    return { ...blame, mode: own ? 'claimed' : 'alleged', by: speaker.name };
  }
  if (suspected || quoted) return { ...blame, mode: 'alleged' };
  const believed = believedBy(scope, blame.from);
  return believed === null ? blame : { ...blame, mode: 'alleged', by: believed };
}

/** "Police believe insurgents beheaded them": who thinks so; null where nobody does. */
function believedBy({ doc, sentence, m }: Scope, at: number): string | null {
  for (let i = at - 1; i > Math.max(sentence.from, at - 12); i--)
    if (/^(believes?|suspects?|thinks?|believed)$/.test(doc.tokens[i]!.word))
      return speakerBefore(doc, sentence, m, i)?.name ?? null;
  return null;
}

/** The perpetrator one trigger's sentence names, or null; "Iranian-made" names none. `before` is the group that the sentences before name. */
export function findPerpetrator(
  doc: Document,
  sentence: Sentence,
  m: SentenceMatches,
  triggers: readonly Trigger[],
  speakers: readonly Speaker[],
  before: Actor | null = null,
): Blame | null {
  const scope: Scope = { doc, sentence, m };
  const claimed = claimedActor(scope) ?? behindClaim(scope, speakers);
  if (claimed) return claimed;
  for (const t of triggers) {
    const blamed = blamedActor(scope, t.from);
    if (blamed) return blamed.by === null && speakers[0] ? { ...blamed, by: speakers[0].name } : blamed;
  }
  let found: Blame | null = null;
  for (const t of triggers) {
    if (isObjectNoun(scope, t)) continue;
    // Before a verb stands its subject, which `findAgent` looks for.
    const own = t.frame.entry.pos === 'noun' ? [t] : [];
    const heads = t.weapon ? [t.weapon, ...own] : own;
    const modifier = t.type === 'interception' ? null : firstModifier(scope, heads);
    const agent = (modifier && !isOwner(scope, modifier) ? modifier : null) ?? findAgent(scope, t.from, t.to);
    if (!agent || isSpeakerWord(agent, speakers)) continue;
    const blame = blameOf(agent, 'asserted', null, Math.min(t.from, t.weapon?.from ?? t.from), t.to);
    // A named side says more than "gunmen" or "militants".
    if (!found || (found.kind === 'generic' && blame.kind !== 'generic')) found = blame;
  }
  if (found) return withAttribution(scope, found, speakers, doc.quoted[found.from] ?? false);
  for (const t of triggers) {
    const claim = selfClaim(scope, t, speakers);
    if (claim) return claim;
    const implied = sideFiredFrom(scope, t) ?? forceOfBefore(scope, t, before);
    if (implied) return withAttribution(scope, implied, speakers, false);
  }
  return null;
}

/** The actor that stands before the first of the nouns that has one: "Russian missile", "Israeli strike". */
function firstModifier(scope: Scope, heads: readonly { from: number; to: number }[]): Actor | null {
  for (const head of heads) {
    const actor = modifierActor(scope, head);
    if (actor !== null) return actor;
  }
  return null;
}

/** "The shelling came from the Russian side", "fired from Israeli territory": the side that it came from. */
function sideFiredFrom(scope: Scope, t: Trigger): Blame | null {
  const side = scope.m.actors.find((a) => a.from >= t.to);
  if (!side || side.from - t.to > 9 || side.entry.kind === 'generic') return null;
  if (!/^(side|territory|positions|lines|soil)$/.test(wordAt(scope, side.to))) return null;
  const at = wordAt(scope, side.from - 1) === 'the' ? side.from - 2 : side.from - 1;
  return wordAt(scope, at) === 'from' ? blameOf(side, 'implied', null, t.from, t.to) : null;
}

const BAND = new Set(
  'group militia gang cartel organisation organization faction movement outfit network alliance coalition'.split(
    ' ',
  ),
);

/** "Its fighters attacked", "the group ambushed": the group that the sentences before name. */
function forceOfBefore(scope: Scope, t: Trigger, before: Actor | null): Blame | null {
  if (!before || t.frame.entry.pos !== 'verb' || t.type === 'interception') return null;
  for (let i = t.from - 1; i >= Math.max(scope.sentence.from, t.from - 8); i--) {
    const word = wordAt(scope, i);
    const end = /^(its|their)$/.test(word)
      ? forceEnd(scope, i + 1, false)
      : BAND.has(word) &&
          /^(the|this|same|jihadist|armed|rebel|militant|islamist|insurgent)$/.test(wordAt(scope, i - 1))
        ? i + 1
        : null;
    if (end === null || end > t.from || !subjectReaches(scope, end, t.from)) continue;
    // "killed two members of the group and wounded a third": the group was hit.
    if (wordAt(scope, i - 2) === 'of' && wordAt(scope, end) === 'and') continue;
    const blame = blameOf(before, 'implied', null, i, t.to);
    return { ...blame, from: i, to: t.to, name: { from: i, to: end } };
  }
  return null;
}

/** "It hit 1,300 Hezbollah targets": a noun, and whose they are is who was hit. */
function isObjectNoun(scope: Scope, t: Trigger): boolean {
  if (wordAt(scope, t.from) !== 'targets') return false;
  for (let i = t.from - 1; i >= Math.max(scope.sentence.from, t.from - 8); i--)
    if (
      /^(hit|hits|struck|striking|hitting|attacked|attacking|bombed|bombing|shelled|on|at|against|military|more|of)$/.test(
        wordAt(scope, i),
      )
    )
      return true;
  return false;
}

function isSpeakerWord(agent: Actor, speakers: readonly Speaker[]): boolean {
  return (
    speakers.some((s) => agent.from < s.to && s.from < agent.to) || speakers.some((s) => agent.to === s.verb)
  );
}
