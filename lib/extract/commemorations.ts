/** Days on which an attack is remembered: "laid flowers on Tuesday for those who died in the mall a year before". */
import type { Document } from '#lib/extract/segment.ts';
import type { Group } from '#lib/extract/zones.ts';

const REMEMBERING =
  /^(flowers|wreath|wreaths|candle|candles|vigil|memorial|mourn|mourns|mourned|mourning|mourners|remember|remembers|remembered|remembering|remembrance|commemorate|commemorates|commemorated|commemorating|commemoration|honor|honors|honored|honour|honours|honoured|honouring|tribute|tributes|anniversary|silence|requiem|monument|prayed|prayers|bury|buried|burying|funeral|funerals|farewell)$/;

/** What leads from the act to those it is for. */
const FOR = /^(for|of|to|when|after|since|in|remember|remembered|mourned|honored|honoured|buried|bury|the)$/;
const WHOM =
  /^(those|victims|victim|people|dead|killed|who|men|women|children|soldiers|civilians|residents|workers|policemen|officers|passengers|anniversary|attack|bombing|strike|shelling|massacre|shooting|explosion|blast)$/;

/** True if a day stands with an act of remembrance and the attack comes after it, as whom or what it is for. */
export function isRemembrance(doc: Document, group: Group, from: number): boolean {
  const trigger = group.triggers[0]!;
  if (from >= trigger.from) return false;
  const words = doc.tokens.slice(group.zone.from, trigger.to).map((token) => token.word);
  const act = words.findIndex((word) => REMEMBERING.test(word));
  if (act < 0 || act >= trigger.from - group.zone.from) return false;
  const whom = words.findIndex((word, at) => at > act && WHOM.test(word));
  const isFor = words.slice(act, whom).some((word) => FOR.test(word));
  // "flowers for those killed on Tuesday" names the day of the deaths.
  return whom > 0 && isFor && from - group.zone.from < whom;
}
