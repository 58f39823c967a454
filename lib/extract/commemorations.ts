/** Days on which an attack is remembered: "laid flowers on Tuesday for those who died in the mall a year before". */

import type { Document, Sentence } from '#lib/extract/segment.ts';
import type { SentenceMatches } from '#lib/extract/sentence-matches.ts';
import { wordsBetween } from '#lib/extract/sentence-matches.ts';
import type { Trigger } from '#lib/extract/trigger.ts';
import type { Group } from '#lib/extract/zones.ts';

const REMEMBERING =
  /^(flowers|wreath|wreaths|candle|candles|vigil|memorial|mourn|mourns|mourned|mourning|mourners|remember|remembers|remembered|remembering|remembrance|commemorate|commemorates|commemorated|commemorating|commemoration|honor|honors|honored|honour|honours|honoured|honouring|tribute|tributes|anniversary|silence|requiem|monument|prayed|prayers|bury|buried|burying|funeral|funerals|farewell)$/;

/** What leads from the act to those it is for. */
const FOR = /^(for|of|to|when|after|since|in|remember|remembered|mourned|honored|honoured|buried|bury|the)$/;
const WHOM =
  /^(those|victims|victim|people|dead|killed|who|men|women|children|soldiers|civilians|residents|workers|policemen|officers|passengers|anniversary|attack|bombing|strike|shelling|massacre|shooting|explosion|blast)$/;

const MOMENT = /^(hour|minute|moment|time|spot|place|site|scene)$/;
const LINK = /^(which|when|where)$/;

/** "a minute of silence at the hour at which …": where the clause of what is remembered begins, or -1. */
function linkAfter(words: readonly string[], act: number): number {
  for (let at = act + 1; at < words.length; at++)
    if (LINK.test(words[at]!) && words.slice(Math.max(act + 1, at - 2), at).some((w) => MOMENT.test(w)))
      return at;
  return -1;
}

/** True if a day stands with an act of remembrance and the attack comes after it, as whom or what it is for. */
export function isRemembrance(doc: Document, group: Group, from: number): boolean {
  const trigger = group.triggers[0]!;
  if (from >= trigger.from) return false;
  const words = wordsBetween(doc, group.zone.from, trigger.to);
  const act = words.findIndex((word) => REMEMBERING.test(word));
  if (act < 0 || act >= trigger.from - group.zone.from) return false;
  const link = linkAfter(words, act);
  if (link > 0 && from - group.zone.from < link) return true;
  const whom = words.findIndex((word, at) => at > act && WHOM.test(word));
  const isFor = words.slice(act, whom).some((word) => FOR.test(word));
  // "flowers for those killed on Tuesday" names the day of the deaths.
  return whom > 0 && isFor && from - group.zone.from < whom;
}

const DEATH = /^(died|killed|perished|murdered|dead)$/;
const MOURNED = /^(those|people|all|everyone|victims)$/;
/** Tokens from the act of remembrance to those it is for ("laid flowers on Tuesday morning for those"). */
const ACT_REACH = 8;

/** Token of the act that "for those who died" belongs to, or -1. */
function actBefore(doc: Document, sentence: Sentence, at: number): number {
  if (at <= sentence.from) return -1;
  let i = at - 1;
  while (i > sentence.from && /^(who|had|were|was|have|been|all)$/.test(doc.tokens[i]!.word)) i--;
  if (!MOURNED.test(doc.tokens[i]!.word) || !/^(for|of|to|remember)$/.test(doc.tokens[i - 1]?.word ?? ''))
    return -1;
  for (let k = i - 1; k >= Math.max(sentence.from, i - ACT_REACH); k--) {
    if (/^[,;:]$/.test(doc.tokens[k]!.word)) return -1;
    if (REMEMBERING.test(doc.tokens[k]!.word)) return k;
  }
  return -1;
}

/** The triggers of a sentence without "laid flowers for those who died": no count, and no word for an attack in the clause. */
export function withoutMourned(
  doc: Document,
  sentence: Sentence,
  m: SentenceMatches,
  triggers: Trigger[],
): Trigger[] {
  const clauseEnd = (from: number): number => {
    let end = from;
    while (end < sentence.to && !/^[,;:]$/.test(doc.tokens[end]!.word)) end++;
    return end;
  };
  return triggers.filter((t) => {
    if (!DEATH.test(doc.tokens[t.from]!.word) || actBefore(doc, sentence, t.from) < 0) return true;
    const end = clauseEnd(t.to);
    const isTold = (x: { from: number }): boolean => x.from >= t.to && x.from < end;
    return triggers.some(isTold) || m.frames.some(isTold) || m.weapons.some(isTold);
  });
}
