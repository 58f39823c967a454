/**
 * Who did it, told after the attack: "The attack was carried out by …", "The X have claimed credit for the act", "an
 * incident for which the Y are held responsible". Such a sentence speaks of the attack told last before it.
 */
import { sortEvidence, tokenEvidence } from '#lib/extract/evidence.ts';
import { groupOf } from '#lib/extract/find-agent.ts';
import { type Blame, blamedActor, blameOf, claimedActor } from '#lib/extract/find-blame.ts';
import { findSpeakers, type Speaker } from '#lib/extract/find-speakers.ts';
import type { Matches } from '#lib/extract/lexicon.ts';
import type { Document } from '#lib/extract/segment.ts';
import { behindClaim, claimBefore } from '#lib/extract/self-claims.ts';
import { matchesWithin, type Scope, wordAt } from '#lib/extract/sentence-matches.ts';
import { tokenAt } from '#lib/extract/zones.ts';
import type { Mention } from '#lib/schema.ts';

/** Sentences between an attack and the words on who did it. */
const REACH = 3;
/** The same in a report that tells of one attack only. */
const FAR_REACH = 12;
const DONE =
  /^(carried|perpetrated|committed|staged|planted|launched|mounted|executed|conducted|organi[sz]ed|planned|work|claimed)$/;
/** What such a sentence calls the attack that was told before. */
const DEED =
  /^(it|attackers?|attacks?|suspect|suspects|suspected|bombings?|blasts?|explosions?|incidents?|acts?|action|actions|crimes?|killings?|murders?|assassinations?|massacre|raids?|ambush|assault|strikes?|shelling|shootings?|violence|deaths?|operation|this|which)$/;
const DOUBT =
  /^(apparently|presumably|allegedly|reportedly|probably|possibly|suspected|alleged|believed|presumed|likely|thought)$/;

/** "was carried out by members of the X", "was the work of X": asserted, unless a word of doubt stands beside it. */
function doneBy(scope: Scope): Blame | null {
  const { sentence, m } = scope;
  for (let i = sentence.from; i < sentence.to; i++) {
    const word = wordAt(scope, i);
    if (word !== 'by' && !(word === 'of' && wordAt(scope, i - 1) === 'work')) continue;
    const verb = wordAt(scope, i - 1) === 'out' ? i - 2 : i - 1;
    if (!DONE.test(wordAt(scope, verb))) continue;
    const actor = m.actors.find((a) => a.from > i && a.from - i <= 7);
    if (!actor || actor.adjective) continue;
    let doubt = false;
    for (let k = Math.max(sentence.from, verb - 4); k < actor.from; k++)
      doubt ||= DOUBT.test(wordAt(scope, k));
    return blameOf(actor, doubt ? 'alleged' : 'asserted', null, verb, i + 1);
  }
  return null;
}

/** "Factions backed by X had fired it", "that the Y planted the bomb": the side that is said to have done it. */
function didIt(scope: Scope): Blame | null {
  for (const actor of scope.m.actors) {
    if (actor.adjective) continue;
    let i = actor.to;
    while (/^(had|have|has|also)$/.test(wordAt(scope, i))) i++;
    const object = wordAt(scope, i + 1) === 'out' ? i + 2 : i + 1;
    if (!DID.test(wordAt(scope, i)) || !/^(it|them|the|this|both)$/.test(wordAt(scope, object))) continue;
    return blameOf(groupOf(scope, actor), 'asserted', null, actor.from, object + 1);
  }
  return null;
}

/** "They said its jet had hit them by mistake", "The group said it carried out the attack". */
function ownDeed(scope: Scope, speakers: readonly Speaker[]): Blame | null {
  if (speakers.length === 0) return null;
  for (const f of scope.m.frames) {
    const claim = claimBefore(scope, f.from, f.to, f.entry.pos === 'verb', speakers);
    if (claim) return claim;
  }
  return null;
}

const ATTACKERS =
  /^(attackers?|raiders|assailants?|gunm[ae]n|bombers?|killers|they|shooters?|perpetrators|culprits|fighters|militants|assassins)$/;

/** "said the raiders were Boko Haram", "the attackers belonged to the X": who they are said to be. */
function identified(scope: Scope): Blame | null {
  for (const actor of scope.m.actors) {
    if (actor.adjective) continue;
    let i = actor.from - 1;
    while (/^(the|of|from|to|members|part|a|suspected|likely|probably|faction)$/.test(wordAt(scope, i))) i--;
    if (!/^(were|was|are|belonged|belong|came)$/.test(wordAt(scope, i))) continue;
    if (!ATTACKERS.test(wordAt(scope, i - 1)) || i - 1 <= scope.sentence.from) continue;
    return blameOf(actor, 'asserted', null, i - 1, actor.to);
  }
  return null;
}

function blameIn(scope: Scope, speakers: readonly Speaker[]): Blame | null {
  const cue = scope.m.cues.find((c) => c.entry.cue === 'blame');
  return (
    claimedActor(scope) ??
    behindClaim(scope, speakers) ??
    (cue ? blamedActor(scope, cue.from) : null) ??
    doneBy(scope) ??
    ownDeed(scope, speakers) ??
    alleged(didIt(scope) ?? identified(scope), speakers)
  );
}

/** What somebody says is alleged. */
function alleged(blame: Blame | null, speakers: readonly Speaker[]): Blame | null {
  const speaker = speakers[0];
  return blame && speaker ? { ...blame, mode: 'alleged', by: speaker.name } : blame;
}

const DID = /^(fired|launched|planted|dropped|carried|staged|committed|detonated|done)$/;

/** "The minister blamed the X; …", "said that the X were to blame.": for what else but the attack. */
function endsThere(scope: Scope, { to }: Blame): boolean {
  return /^([.;,]|and|but)?$/.test(wordAt(scope, to));
}

const TOLD: ReadonlySet<Mention['assertion']> = new Set(['happened', 'reported', 'historic']);

/** Which mentions have words of their own in each sentence, by its index. */
function mentionsBySentence(doc: Document, mentions: readonly Mention[]): Map<number, Set<number>> {
  const told = new Map<number, Set<number>>();
  mentions.forEach((mention, i) => {
    for (const e of mention.evidence) {
      const index = doc.sentenceOf[tokenAt(doc, e.start)] ?? -1;
      const here = told.get(index);
      if (here) here.add(i);
      else told.set(index, new Set([i]));
    }
  });
  return told;
}

/** The mentions that were told last up to a sentence; [] when none is near. */
function toldBefore(index: number, told: ReadonlyMap<number, ReadonlySet<number>>, reach: number): number[] {
  for (let gap = 0; gap <= reach; gap++) {
    const here = told.get(index - gap);
    if (here) return [...here];
  }
  return [];
}

/** "Gunmen" says nothing of who they were; any other word for the doers does. */
function saysMore({ perpetrator }: Mention): boolean {
  return perpetrator !== null && perpetrator.actor !== 'gunmen';
}

/** Mentions whose doer is open or unnamed take the side that the sentences behind them name; the rest stay as they are. */
export function nameLater(
  doc: Document,
  matches: Matches,
  mentions: readonly Mention[],
  isNamed: (actor: string) => boolean,
): Mention[] {
  const open = (m: Mention): boolean =>
    TOLD.has(m.assertion) && (!m.perpetrator || !isNamed(m.perpetrator.actor));
  if (matches.actors.length === 0 || !mentions.some(open)) return [...mentions];
  const told = mentionsBySentence(doc, mentions);
  const reach = mentions.length === 1 ? FAR_REACH : REACH;
  const named = [...mentions];
  const speaking = new Set(matches.actors.map((a) => doc.sentenceOf[a.from] ?? -1));
  for (const index of speaking) {
    const sentence = doc.sentences[index];
    if (sentence?.section !== 'body') continue;
    const at = toldBefore(index, told, reach).filter((i) => open(named[i]!));
    if (at.length === 0) continue;
    const scope: Scope = { doc, sentence, m: matchesWithin(matches, sentence) };
    const speakers = findSpeakers(doc, sentence, scope.m, null);
    const blame = blameIn(scope, speakers);
    if (!blame || (blame.kind === 'generic' && at.some((i) => saysMore(named[i]!)))) continue;
    const words = doc.tokens.slice(sentence.from, sentence.to);
    if (blame.mode !== 'claimed' && !words.some((t) => DEED.test(t.word)) && !endsThere(scope, blame))
      continue;
    const evidence = [tokenEvidence(doc, blame.from, blame.to)];
    const by = blame.by ?? (blame.mode === 'alleged' ? (speakers[0]?.name ?? null) : null);
    for (const i of at) {
      const { actor, mode } = blame;
      const mention = named[i]!;
      const claim = { field: 'perpetrator' as const, speaker: by, value: actor, evidence };
      named[i] = {
        ...mention,
        perpetrator: { actor, mode, by, evidence: sortEvidence(evidence) },
        claims: mode === 'asserted' ? mention.claims : [...mention.claims, claim],
      };
    }
  }
  return named;
}
