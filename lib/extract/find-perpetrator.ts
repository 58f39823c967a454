/** Who did it, by whose word: asserted, alleged, claimed, disputed, implied. */

import { findAgent } from '#lib/extract/find-agent.ts';
import type { Speaker } from '#lib/extract/find-speakers.ts';
import type { Match } from '#lib/extract/lexicon.ts';
import type { Document, Sentence } from '#lib/extract/segment.ts';
import type { SentenceMatches } from '#lib/extract/sentence-matches.ts';
import type { Trigger } from '#lib/extract/trigger.ts';
import type { Perpetrator } from '#lib/schema.ts';

export type Blame = {
  actor: string;
  side: string | null;
  kind: 'state' | 'group' | 'generic';
  mode: Perpetrator['mode'];
  by: string | null;
  /** Token range of the words that say so. */
  from: number;
  to: number;
  /** Token range of the actor's own name. */
  name: { from: number; to: number };
};

type Scope = { doc: Document; sentence: Sentence; m: SentenceMatches };
type Actor = Match<'actors'>;

function wordAt(scope: Scope, i: number): string {
  return i >= scope.sentence.from && i < scope.sentence.to ? scope.doc.tokens[i]!.word : '';
}

function blameOf(
  actor: Actor,
  mode: Perpetrator['mode'],
  by: string | null,
  from: number,
  to: number,
): Blame {
  const { name, side, kind } = actor.entry;
  return {
    actor: name,
    side,
    kind,
    mode,
    by,
    from: Math.min(from, actor.from),
    to: Math.max(to, actor.to),
    name: { from: actor.from, to: actor.to },
  };
}

const MODIFIERS =
  /^(cruise|ballistic|long-range|heavy|massive|fresh|new|overnight|deadly|suspected|alleged|guided|kamikaze|attack|aerial|two|three|several|dozens|more|the|a|-|terrorist|guerrilla|mass|large-scale|air|first|second|latest|retaliatory)$/;

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
  const actor = scope.m.actors.find((a) => a.from <= at && a.to > at && a.to <= head.from);
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

/** "blamed on Russia", "Russia accused Ukraine of shelling", "Russia and Ukraine blamed each other". */
function blamedActor(scope: Scope, t: Trigger): Blame | null {
  for (const cue of scope.m.cues) {
    if (cue.entry.cue !== 'blame' || Math.abs(cue.from - t.from) > 25) continue;
    const accusers = scope.m.actors.filter((a) => a.to <= cue.from && cue.from - a.to < 12);
    const rest = scope.m.actors.filter((a) => a.from >= cue.to && a.from - cue.to <= 8);
    const each = wordAt(scope, cue.to) === 'each' || wordAt(scope, cue.to) === 'one';
    if (each && accusers.length >= 2) {
      const names = [...new Set(accusers.map((a) => a.entry.name))];
      return {
        actor: names.join(' or '),
        side: null,
        kind: 'state',
        mode: 'disputed',
        by: names.join(', '),
        from: accusers[0]!.from,
        to: Math.min(cue.to + 2, scope.sentence.to),
        name: { from: accusers[0]!.from, to: accusers.at(-1)!.to },
      };
    }
    const word = wordAt(scope, cue.from);
    const next = wordAt(scope, cue.to);
    if (/^(is|was|were|are)$/.test(word) || word === 'responsible') {
      const subject = accusers.at(-1);
      if (subject) return blameOf(subject, 'alleged', null, cue.from, cue.to);
      continue;
    }
    const blamed = rest[0];
    if (blamed) {
      const by = accusers.find((a) => a.entry.name !== blamed.entry.name);
      const subject = next === 'on' || /on$|to$/.test(wordAt(scope, cue.to - 1)) ? null : (by ?? null);
      return blameOf(blamed, 'alleged', subject ? accuserName(scope, subject) : null, cue.from, cue.to);
    }
  }
  return null;
}

/** "The Ukrainian authorities blame …": an adjective takes its noun along. */
function accuserName(scope: Scope, actor: Actor): string {
  const office = actor.adjective
    ? scope.m.offices.find((o) => o.from >= actor.to && o.from - actor.to <= 1)
    : null;
  return textOf(scope, office ? { from: actor.from, to: office.to } : actor);
}

function textOf(scope: Scope, m: { from: number; to: number }): string {
  return scope.doc.text
    .slice(scope.doc.tokens[m.from]!.start, scope.doc.tokens[m.to - 1]!.end)
    .replace(/\s+/g, ' ');
}

function claimedActor(scope: Scope): Blame | null {
  const cue = scope.m.cues.find((c) => c.entry.cue === 'claim_responsibility');
  if (!cue || scope.m.cues.some((c) => c.entry.cue === 'no_claim')) return null;
  if (
    /^(no|nobody|none)$/.test(wordAt(scope, cue.from - 2)) ||
    scope.doc.tokens.slice(scope.sentence.from, cue.from).some((t) => /^(no|nobody|not)$/.test(t.word))
  )
    return null;
  const before = scope.m.actors.filter((a) => a.to <= cue.from && !a.adjective);
  const actor = /by$/.test(wordAt(scope, cue.to - 1))
    ? scope.m.actors.find((a) => a.from >= cue.to)
    : (before.at(-1) ?? null);
  return actor ? blameOf(actor, 'claimed', actor.entry.name, cue.from, cue.to) : null;
}

/** Mode of an actor named by the sentence itself: alleged where someone says so or it is only suspected. */
function withAttribution(scope: Scope, blame: Blame, speakers: readonly Speaker[], quoted: boolean): Blame {
  const speaker = speakers[0];
  const suspected = scope.m.cues.some(
    (c) => c.entry.cue === 'suspicion' && c.to <= blame.to + 1 && c.from >= blame.from - 4,
  );
  if (speaker) {
    const own = speaker.side !== null && speaker.side === blame.side;
    return { ...blame, mode: own ? 'claimed' : 'alleged', by: speaker.name };
  }
  return suspected || quoted ? { ...blame, mode: 'alleged' } : blame;
}

/** The perpetrator one trigger's sentence names, or null; "Iranian-made" names none. */
export function findPerpetrator(
  doc: Document,
  sentence: Sentence,
  m: SentenceMatches,
  triggers: readonly Trigger[],
  speakers: readonly Speaker[],
): Blame | null {
  const scope: Scope = { doc, sentence, m };
  const claimed = claimedActor(scope);
  if (claimed) return claimed;
  for (const t of triggers) {
    const blamed = blamedActor(scope, t);
    if (blamed) return blamed.by === null && speakers[0] ? { ...blamed, by: speakers[0].name } : blamed;
  }
  let found: Blame | null = null;
  for (const t of triggers) {
    if (isObjectNoun(scope, t)) continue;
    const heads = t.weapon ? [t.weapon, t] : [t];
    const modifier =
      t.type === 'interception' ? null : heads.map((h) => modifierActor(scope, h)).find((a) => a !== null);
    const agent = (modifier && !isOwner(scope, modifier) ? modifier : null) ?? findAgent(scope, t.from, t.to);
    if (!agent || isSpeakerWord(agent, speakers)) continue;
    const blame = blameOf(agent, 'asserted', null, Math.min(t.from, t.weapon?.from ?? t.from), t.to);
    // A named side says more than "gunmen" or "militants".
    if (!found || (found.kind === 'generic' && blame.kind !== 'generic')) found = blame;
  }
  return found ? withAttribution(scope, found, speakers, doc.quoted[found.from] ?? false) : null;
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
