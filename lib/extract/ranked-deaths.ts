/** Deaths counted by rank or by lives: "the nineteenth victim", "the fifth person to have died", "claimed five lives". */
import type { Toll } from '#lib/extract/find-tolls.ts';
import { readQuantity } from '#lib/extract/read-quantity.ts';
import type { Document, Sentence } from '#lib/extract/segment.ts';

/** Nouns by which a rank counts the dead. */
export const DEATH_NOUNS: ReadonlySet<string> = new Set('victim death fatality body'.split(' '));

/** Nouns of people whose rank counts the dead where their death is said behind them. */
export const RANKED: ReadonlySet<string> = new Set(
  'person victim man woman child boy girl patient officer policeman soldier civilian student pupil worker resident teenager passenger journalist'.split(
    ' ',
  ),
);

const ORDINALS = new Map(
  'second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'
    .split(' ')
    .map((word, i) => [word, i + 2]),
);
const TENS = new Map([
  ['twenty', 20],
  ['thirty', 30],
  ['forty', 40],
  ['fifty', 50],
  ['sixty', 60],
]);

function ordinalOf(word: string): number | null {
  const plain = ORDINALS.get(word);
  if (plain !== undefined) return plain;
  const digits = /^(\d{1,3})(?:st|nd|rd|th)$/.exec(word);
  if (digits) return Number(digits[1]);
  const [tens, unit] = word.split('-');
  const base = TENS.get(tens ?? '');
  if (base === undefined || unit === undefined) return null;
  const one = unit === 'first' ? 1 : ORDINALS.get(unit);
  return one !== undefined && one < 10 ? base + one : null;
}

/** "the nineteenth victim", "the third death in Kyiv", "a fifth body": so many have died. */
export function ordinalDeath(doc: Document, sentence: Sentence): Toll | null {
  for (let i = sentence.from + 1; i < sentence.to - 1; i++) {
    const noun = doc.tokens[i + 1]!.word;
    if (!DEATH_NOUNS.has(noun) || !/^(the|a|their|its)$/.test(doc.tokens[i - 1]!.word)) continue;
    const count = ordinalOf(doc.tokens[i]!.word);
    if (count === null) continue;
    // "A fourth victim was taken to hospital" counts those hit; "he was the fourth victim" the dead.
    const isPredicate = /^(is|was|became|as|be|claimed|claims|claim)$/.test(doc.tokens[i - 2]?.word ?? '');
    if (noun === 'victim' && !isPredicate) continue;
    if (
      /^(of|this)$/.test(doc.tokens[i + 2]?.word ?? '') &&
      /^(the|year|month)$/.test(doc.tokens[i + 3]?.word ?? '')
    )
      continue;
    return { field: 'killed', min: count, max: count, from: i, to: i + 2, basis: 'total' };
  }
  return null;
}

/** "a sixth victim had died", "a third person later died" */
const LED = /^(to|who|whose|has|had|later|died|dies|succumbed)$/;

/** "the fifth person to have died of wounds", "a third officer who died": so many have died. */
export function rankedPerson(doc: Document, sentence: Sentence): Toll | null {
  for (let i = sentence.from + 1; i + 2 < sentence.to; i++) {
    const { word } = doc.tokens[i]!;
    const leads = /^(victim|person|patient)$/.test(word) ? LED : /^(to|who|whose)$/;
    if (!RANKED.has(word) || !leads.test(doc.tokens[i + 1]!.word)) continue;
    const count = ordinalOf(doc.tokens[i - 1]!.word);
    if (count === null) continue;
    for (let k = i + 1; k < Math.min(sentence.to, i + 5); k++)
      if (/^(die|died|dies|killed|succumb|succumbed|perish|perished|death)$/.test(doc.tokens[k]!.word))
        return { field: 'killed', min: count, max: count, from: i - 1, to: k + 1, basis: 'total' };
  }
  return null;
}

const MEN = /^(men|soldiers|troops|fighters|officers|policemen|servicemen|people|lives|personnel|members)$/;

/** "The army lost ten men in an ambush": so many of its own were killed. */
export function menLost(doc: Document, sentence: Sentence): Toll | null {
  for (let i = sentence.from + 1; i + 2 < sentence.to; i++) {
    if (!/^(lost|losing|loses)$/.test(doc.tokens[i]!.word)) continue;
    const count = readQuantity(doc.tokens, i + 1, sentence.to);
    if (count?.form !== 'number' || !MEN.test(doc.tokens[count.to]?.word ?? '')) continue;
    return { field: 'killed', min: count.min, max: count.max, from: i, to: count.to + 1, basis: 'count' };
  }
  return null;
}

const TAKES = /^(claim|claims|claimed|claiming|take|takes|took|taking|taken|cost|costs|costing)$/;

/** "claimed five lives", "cost at least 12 lives": so many were killed. */
export function livesTaken(doc: Document, sentence: Sentence): Toll | null {
  for (let i = sentence.from + 2; i < sentence.to; i++) {
    if (doc.tokens[i]!.word !== 'lives') continue;
    for (let at = i - 1; at > Math.max(sentence.from, i - 6); at--) {
      if (!TAKES.test(doc.tokens[at - 1]!.word)) continue;
      const count = readQuantity(doc.tokens, at, i);
      if (count?.form !== 'number' || i - count.to > 1) break;
      return { field: 'killed', min: count.min, max: count.max, from: at - 1, to: i + 1, basis: 'count' };
    }
  }
  return null;
}
