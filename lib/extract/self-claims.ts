/** Who speaks says it of himself: "X said its fighters had overrun …", "the army said it had struck …". */
import { subjectReaches } from '#lib/extract/find-agent.ts';
import { type Blame, blameOf } from '#lib/extract/find-blame.ts';
import type { Speaker } from '#lib/extract/find-speakers.ts';
import { forceEnd } from '#lib/extract/forces.ts';
import type { Match } from '#lib/extract/lexicon.ts';
import { type Scope, wordAt } from '#lib/extract/sentence-matches.ts';
import type { Trigger } from '#lib/extract/trigger.ts';

const SELF = new Set(['it', 'they', 'we']);
const OWN = new Set(['its', 'their', 'our']);
/** Words that open another clause, whose "it" may be anything. */
const OTHER_CLAUSE = new Set(
  'when after before as if because while until who which but since where'.split(' '),
);
/** What one does with an attack that is told by a noun. */
const CARRIES_OUT = new Set(
  (
    'carried carry carrying launched launching staged staging mounted conducted executed committed perpetrated ' +
    'planned made unleashed ordered behind responsible'
  ).split(' '),
);
const REACH = 10;

/** Token of the "it", "they" or "its" that is the subject of the words at `from`; null where nothing of the kind is. */
function ownSubject(scope: Scope, from: number, verb: boolean): number | null {
  let carries = verb;
  for (let i = from - 1; i >= Math.max(scope.sentence.from, from - REACH); i--) {
    const word = wordAt(scope, i);
    carries ||= CARRIES_OUT.has(word);
    const own = OWN.has(word);
    if (!own && !SELF.has(word)) continue;
    const end = own ? forceEnd(scope, i + 1, false) : i + 1;
    if (carries && end !== null && end <= from && subjectReaches(scope, end, from)) return i;
  }
  return null;
}

/** True if the words between a verb of speech and a token open no other clause. */
function inSameSpeech(scope: Scope, verb: number, at: number): boolean {
  if (at <= verb || at - verb > REACH + 4) return false;
  for (let i = verb + 1; i < at; i++) if (OTHER_CLAUSE.has(wordAt(scope, i))) return false;
  return true;
}

/** True if an actor's words up to `to` are the side itself or one of its bodies: what its officials call "it" may be a missile. */
function speaksForItself(scope: Scope, actor: Match<'actors'>, to: number): boolean {
  if (actor.entry.kind === 'generic') return false;
  const { tokens } = scope.doc;
  if (!actor.adjective && tokens[actor.to]?.word !== "'s") return true;
  const end = Math.max(to, actor.to + 4);
  return scope.m.forces.some(({ entry, from }) => entry.body && from >= actor.to && from < end);
}

/** "The army said it had struck": military evidence for a weak verb. */
export function isOwnDeed(scope: Scope, verb: number): boolean {
  const at = ownSubject(scope, verb, true);
  if (at === null) return false;
  const cue = scope.m.cues.findLast((c) => c.entry.cue === 'speech' && inSameSpeech(scope, c.from, at));
  if (!cue) return false;
  const actor = scope.m.actors.findLast((a) => a.to <= cue.from && cue.from - a.to <= 4);
  return actor !== undefined && speaksForItself(scope, actor, cue.from);
}

/** The claim that a speaker makes of an attack by calling who did it "it", "we" or "its fighters"; null where none does. */
export function selfClaim(scope: Scope, t: Trigger, speakers: readonly Speaker[]): Blame | null {
  if (speakers.length === 0 || t.type === 'interception') return null;
  return claimBefore(scope, t.from, t.to, t.frame.entry.pos === 'verb', speakers);
}

/** The same for any word of an attack at `from`..`to`. */
export function claimBefore(
  scope: Scope,
  from: number,
  to: number,
  verb: boolean,
  speakers: readonly Speaker[],
): Blame | null {
  const had = /^(had|have|has)$/.test(wordAt(scope, from - 1));
  const at = ownSubject(scope, from, verb || had);
  return at === null ? null : claimOf(scope, at, to, speakers);
}

/** The claim of whoever calls himself "it", "they" or "its fighters" at a token. */
function claimOf(scope: Scope, at: number, to: number, speakers: readonly Speaker[]): Blame | null {
  const speaker = speakers.findLast((s) => inSameSpeech(scope, s.verb, at));
  if (!speaker?.actor || !speaksForItself(scope, speaker.actor, speaker.to)) return null;
  const blame = blameOf(speaker.actor, 'claimed', speaker.name, at, to);
  const from = speaker.from >= scope.sentence.from && speaker.from < at ? speaker.from : at;
  return { ...blame, from, to };
}

/** "The group said on Thursday that it was behind the bombing". */
export function behindClaim(scope: Scope, speakers: readonly Speaker[]): Blame | null {
  if (speakers.length === 0) return null;
  const cue = scope.m.cues.find((c) => c.entry.cue === 'blame' && wordAt(scope, c.from) === 'behind');
  if (!cue || !/^(was|were)$/.test(wordAt(scope, cue.from - 1))) return null;
  return SELF.has(wordAt(scope, cue.from - 2)) ? claimOf(scope, cue.from - 2, cue.to, speakers) : null;
}
