/** Who is blamed for an attack or claims it, by the words of one sentence. */
import { groupOf } from '#lib/extract/find-agent.ts';
import type { Match } from '#lib/extract/lexicon.ts';
import { type Scope, wordAt } from '#lib/extract/sentence-matches.ts';
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

export type Actor = Match<'actors'>;

/** What a named actor is said to have done, with the words `from`..`to` and the actor's own. */
export function blameOf(
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

/** "blamed on Russia", "Russia accused Ukraine of shelling", "Russia and Ukraine blamed each other". */
export function blamedActor(scope: Scope, near: number): Blame | null {
  for (const cue of scope.m.cues) {
    if (cue.entry.cue !== 'blame' || Math.abs(cue.from - near) > 25) continue;
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
    const allege = (actor: Actor, by: Actor | undefined): Blame =>
      blameOf(groupOf(scope, actor), 'alleged', by ? accuserName(scope, by) : null, cue.from, cue.to);
    const next = wordAt(scope, cue.to);
    if (namesSubject(scope, cue)) {
      const subject = accusers.findLast((a) => !a.adjective);
      const by = next === 'by' ? rest.find((a) => a.entry.name !== subject?.entry.name) : undefined;
      if (subject) return allege(subject, by);
      continue;
    }
    // "They hold the army responsible": the blamed stands inside the words.
    const blamed =
      scope.m.actors.find((a) => a.from > cue.from && a.to < cue.to) ?? seatAt(scope, cue.to) ?? rest[0];
    if (blamed) {
      const by = accusers.find((a) => a.entry.name !== blamed.entry.name);
      return allege(blamed, next === 'on' || /on$|to$/.test(wordAt(scope, cue.to - 1)) ? undefined : by);
    }
  }
  return null;
}

/** Seats of governments that stand for their states where they are blamed: "Moscow blamed Kyiv". */
const SEATS: ReadonlyMap<string, string> = new Map([
  ['kyiv', 'Ukraine'],
  ['kiev', 'Ukraine'],
  ['baku', 'Azerbaijan'],
  ['yerevan', 'Armenia'],
  ['damascus', 'Syria'],
  ['islamabad', 'Pakistan'],
  ['delhi', 'India'],
  ['beijing', 'China'],
  ['pyongyang', 'North Korea'],
  ['seoul', 'South Korea'],
  ['riyadh', 'Saudi Arabia'],
  ['jerusalem', 'Israel'],
  ['kigali', 'Rwanda'],
  ['kinshasa', 'DR Congo'],
  ['asmara', 'Eritrea'],
  ['bangkok', 'Thailand'],
  ['kampala', 'Uganda'],
  ['caracas', 'Venezuela'],
  ['minsk', 'Belarus'],
  ['belgrade', 'Serbia'],
  ['paris', 'France'],
  ['london', 'Britain'],
]);

function seatAt(scope: Scope, at: number): Actor | null {
  const from = wordAt(scope, at) === 'new' ? at + 1 : at;
  const state = SEATS.get(wordAt(scope, from));
  if (state === undefined || scope.doc.tokens[from]!.capital !== true) return null;
  const id = state.toLowerCase().replace(/ /g, '_');
  const entry = {
    id,
    name: state,
    kind: 'state' as const,
    country: null,
    side: id,
    forms: [state],
    adjectives: [],
  };
  return { group: 'actors', entry, from, to: from + 1, adjective: false };
}

const BE = /^(is|was|were|are|been|being)$/;

/** "The army is responsible for", "guerrillas were blamed", "for which rebels are being held responsible": blamed is who stands before. */
function namesSubject(scope: Scope, cue: { from: number; to: number }): boolean {
  const word = wordAt(scope, cue.from);
  if (BE.test(word) || word === 'responsible') return true;
  return (
    /^(held|blamed|accused|implicated)$/.test(word) &&
    BE.test(wordAt(scope, cue.from - 1)) &&
    wordAt(scope, cue.to - 1) !== 'on'
  );
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

/** Who claims the attack in a sentence: the subject of the claim, or who stands behind "claimed by"; null where nobody does. */
export function claimedActor(scope: Scope): Blame | null {
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
    : (before.findLast((a) => a.entry.kind === 'group') ??
      before.findLast((a) => a.entry.kind === 'state') ??
      before.at(-1));
  return actor ? blameOf(actor, 'claimed', actor.entry.name, cue.from, cue.to) : null;
}
