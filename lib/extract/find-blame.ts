/** Who is blamed for an attack or claims it, by the words of one sentence. */
import { groupOf } from '#lib/extract/find-agent.ts';
import { speakerBefore } from '#lib/extract/find-speakers.ts';
import type { Match } from '#lib/extract/lexicon.ts';
import { seatAt } from '#lib/extract/seats.ts';
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

type Cue = Match<'cues'>;

/** "blamed on Russia", "Russia accused Ukraine of shelling", "Russia and Ukraine blamed each other". */
export function blamedActor(scope: Scope, near: number): Blame | null {
  for (const cue of scope.m.cues) {
    if (cue.entry.cue !== 'blame' || Math.abs(cue.from - near) > 25) continue;
    const blame = blameBy(scope, cue);
    if (blame) return blame;
  }
  return null;
}

function blameBy(scope: Scope, cue: Cue): Blame | null {
  const accusers = scope.m.actors.filter((a) => a.to <= cue.from && cue.from - a.to < 12);
  if (isMutual(scope, cue) && accusers.length > 0) return mutualBlame(scope, cue, accusers);
  if (wordAt(scope, cue.from) === 'behind') {
    const isDone = BE.test(wordAt(scope, beforeAdverbs(scope, cue.from)));
    const subject = isDone ? behindIt(scope, cue.from, accusers) : null;
    if (subject) return allege(scope, cue, subject);
    if (isDone || wordAt(scope, cue.from + 1) !== 'the') return null;
  }
  return namesSubject(scope, cue) ? subjectBlame(scope, cue, accusers) : objectBlame(scope, cue, accusers);
}

function allege(scope: Scope, cue: Cue, actor: Actor, by: Actor | undefined = undefined): Blame {
  const accuser = by ? accuserName(scope, by) : suspecting(scope, cue);
  return blameOf(groupOf(scope, actor), 'alleged', accuser, cue.from, cue.to);
}

/** "blamed each other", "accused one another", "accused the other", "traded blame". */
function isMutual(scope: Scope, cue: Cue): boolean {
  return (
    /^(each|one)$/.test(wordAt(scope, cue.to)) ||
    (wordAt(scope, cue.to) === 'the' && wordAt(scope, cue.to + 1) === 'other') ||
    /^(trad|exchanged)/.test(wordAt(scope, cue.from))
  );
}

function mutualBlame(scope: Scope, cue: Cue, accusers: readonly Actor[]): Blame {
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

/** "The X were blamed by the prosecutor": who stands before is blamed. */
function subjectBlame(scope: Scope, cue: Cue, accusers: readonly Actor[]): Blame | null {
  const subject = accusers.findLast((a) => !a.adjective);
  if (!subject) return null;
  if (wordAt(scope, cue.to) !== 'by') return allege(scope, cue, subject);
  const near = (m: { from: number }): boolean => m.from > cue.to && m.from - cue.to <= 4;
  const by = scope.m.actors.find((a) => near(a) && a.entry.name !== subject.entry.name);
  const office = scope.m.offices.find(near);
  const blame = allege(scope, cue, subject, by);
  return { ...blame, by: blame.by ?? (office ? textOf(scope, office) : null) };
}

/** "blamed the X", "holds the X responsible", "attributed the attack to the X": who stands behind is blamed. */
function objectBlame(scope: Scope, cue: Cue, accusers: readonly Actor[]): Blame | null {
  const blamed =
    scope.m.actors.find((a) => a.from > cue.from && a.to < cue.to) ??
    seatAt(scope, cue.to) ??
    attributedTo(scope, cue) ??
    scope.m.actors.find((a) => a.from >= cue.to && a.from - cue.to <= 8);
  if (!blamed) return null;
  if (wordAt(scope, cue.to) === 'on' || /on$|to$/.test(wordAt(scope, cue.to - 1)))
    return allege(scope, cue, blamed);
  const by = accusers.find((a) => a.entry.name !== blamed.entry.name);
  const blame = allege(scope, cue, blamed, by);
  return { ...blame, by: blame.by ?? accusing(scope, cue) };
}

/** "attributed Thursday's attack on a helicopter to the X": the actor right behind "to". */
function attributedTo(scope: Scope, cue: Cue): Actor | null {
  if (!/^(attribut|ascrib)/.test(wordAt(scope, cue.from)) || wordAt(scope, cue.to - 1) === 'to') return null;
  for (const actor of scope.m.actors) {
    if (actor.from < cue.to || actor.from - cue.to > 24) continue;
    for (let i = actor.from - 1; i >= Math.max(cue.to, actor.from - 6); i--)
      if (wordAt(scope, i) === 'to') return actor;
  }
  return null;
}

/** "Police suspect", "residents suspect": who suspects stands in the words themselves. */
function suspecting(scope: Scope, cue: { from: number; to: number }): string | null {
  if (!/^suspects?$/.test(wordAt(scope, cue.to - 1)) || cue.to - cue.from < 2) return null;
  return textOf(scope, { from: cue.from, to: cue.to - 1 });
}

/** "Governor Sunday Davou accused …": the subject of a verb of blaming. */
function accusing({ doc, sentence, m }: Scope, cue: { from: number; to: number }): string | null {
  if (!/^(blame[ds]?|accuse[ds]?|attribute[ds]?|points?|pointed)$/.test(doc.tokens[cue.from]!.word))
    return null;
  return speakerBefore(doc, sentence, m, cue.from)?.name ?? null;
}

function beforeAdverbs(scope: Scope, at: number): number {
  let i = at - 1;
  while (/^(also|likely|probably|possibly|apparently|reportedly|indeed|still)$/.test(wordAt(scope, i))) i--;
  return i;
}

/** "Boko Haram was behind the attack": the side that stands before; "it was behind" names none here. */
function behindIt(scope: Scope, at: number, accusers: readonly Actor[]): Actor | null {
  let be = beforeAdverbs(scope, at);
  while (
    /^(be|been|being|is|was|were|are|to|has|have|had|believed|thought|suspected|said|may|might|could|of)$/.test(
      wordAt(scope, be),
    )
  )
    be--;
  return accusers.findLast((a) => !a.adjective && a.to <= be + 1 && be + 1 - a.to <= 1) ?? null;
}

const BE = /^(be|is|was|were|are|been|being)$/;

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
    scope.doc.tokens
      .slice(scope.sentence.from, cue.from)
      .some((t) => /^(no|nobody|not|without|never)$/.test(t.word))
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
