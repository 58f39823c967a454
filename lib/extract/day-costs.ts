/** What the words between a day and an attack cost: another clause, a count that moved, an arrest. */
import { isOwnWhen } from '#lib/extract/edge-days.ts';
import type { Document } from '#lib/extract/segment.ts';
import type { Trigger } from '#lib/extract/trigger.ts';
import { GAP_WORDS, type Zone } from '#lib/extract/zones.ts';

/** Verbs and words of a count that is brought up to date: a day beside them is the count's. */
export const COUNTING =
  /^(rose|risen|rises|climbed|climbs|raised|increased|grew|grown|jumped|went|revised|corrected|final|expected|quoted|counted|dropped|known)$/;

const RISES = /^(rose|risen|rises|climbed|climbs|increased|jumped|grew|revised)$/;

/** "The toll from the attacks climbed to 290 on Monday": the count moved on that day. */
export function countsBetween(doc: Document, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (RISES.test(doc.tokens[i]!.word)) return true;
  return false;
}

const TURNS = /^(following|after|since|accused|suspected|wanted|when|because|before)$/;

/** "On Saturday night, hours after the blasts, a mine …": the comma that ends the aside opened by the gap before `after`; -1 where it is none. */
function asideEnd(doc: Document, from: number, after: number, high: number): number {
  let open = after - 1;
  while (open > from && open > after - 5 && doc.tokens[open]!.word !== ',') open--;
  if (doc.tokens[open]!.word !== ',') return -1;
  for (let i = after + 1; i < Math.min(high, after + 14); i++) if (doc.tokens[i]!.word === ',') return i;
  return -1;
}

/** ", before the truce,": the comma that closes the aside which a word behind a comma opens; -1 where it goes on. */
function shortAside(doc: Document, at: number, high: number): number {
  if (doc.tokens[at - 1]?.word !== ',' || /^(suspected|accused|wanted)$/.test(doc.tokens[at]!.word))
    return -1;
  for (let i = at + 1; i < Math.min(high, at + 6); i++) if (doc.tokens[i]!.word === ',') return i;
  return -1;
}

/** "on October 16 and a knife attack in Nice": the day belongs to what is named before "and". */
function isOfOtherNoun(doc: Document, at: number, t: Trigger): boolean {
  return (
    t.frame.entry.pos === 'noun' &&
    t.from - at <= 4 &&
    /^(a|an|the|another)$/.test(doc.tokens[at + 1]?.word ?? '')
  );
}

/** What stands between a day and a trigger that makes it another clause's day. */
export function clauseCost(doc: Document, from: number, t: Trigger): number {
  const low = Math.min(from, t.to);
  const high = Math.max(from, t.from);
  let cost = 0;
  for (let i = low; i < high; i++) {
    const word = doc.tokens[i]!.word;
    // "on Tuesday, a week after the strike": the day is not the strike's.
    if (word === 'after' && from < t.from && GAP_WORDS.test(doc.tokens[i - 1]?.word ?? '')) {
      const end = asideEnd(doc, from, i, high);
      if (end < 0) return 99;
      i = end;
      continue;
    }
    if (word === 'and' && from < t.from && isOfOtherNoun(doc, i, t)) cost += 8;
    // "In January, before the truce, a strike …": an aside between commas.
    const past = TURNS.test(word) && from < t.from ? shortAside(doc, i, high) : -1;
    if (past > 0) {
      i = past;
      continue;
    }
    if (TURNS.test(word) && cost < 20 && from < t.from && !isOwnWhen(doc, from, i)) cost += 20;
    if (word === ';') cost += 10;
    if (COUNTING.test(word)) cost += 25;
  }
  return cost;
}

const COMERS =
  /^(gunmen|attackers|militants|men|fighters|assailants|bandits|rebels|jihadists|insurgents|terrorists|bombers|raiders)$/;

/** "Gunmen on motorbikes appeared on Saturday morning": no appearance in court. */
export function isArrival(doc: Document, zone: Zone, from: number): boolean {
  for (let i = from - 1; i >= Math.max(zone.from, from - 3); i--) {
    if (!/^(appeared|walked|turned)$/.test(doc.tokens[i]!.word)) continue;
    for (let k = i - 1; k >= Math.max(zone.from, i - 5); k--)
      if (COMERS.test(doc.tokens[k]!.word)) return true;
  }
  return false;
}

/** Words of an arrest, a charge or a burial. */
export const LEGAL =
  /^(arrested|charged|arraigned|sentenced|convicted|pleaded|surrendered|indicted|booked|jailed|buried|mourned|extradited|announced|identified|read)$/;

/** True if an arrest, a charge or a burial stands nearer to the day than any trigger does. */
export function hasNearerAftermath(doc: Document, zone: Zone, from: number, nearest: number): boolean {
  const low = Math.max(zone.from, from - nearest + 1);
  const high = Math.min(zone.to, from + nearest);
  for (let i = low; i < high; i++) if (LEGAL.test(doc.tokens[i]!.word)) return true;
  return false;
}
