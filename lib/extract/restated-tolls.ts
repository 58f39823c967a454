/** Counts that bring another one up to date without naming what they count: "he raised it to 14", "it became 88", "the nineteenth victim". */

import type { Toll, TollField } from '#lib/extract/find-tolls.ts';
import {
  DEATH_NOUNS,
  livesTaken,
  menLost,
  ordinalDeath,
  RANKED,
  rankedPerson,
} from '#lib/extract/ranked-deaths.ts';
import { readQuantity } from '#lib/extract/read-quantity.ts';
import type { Document, Sentence } from '#lib/extract/segment.ts';
import { wordsBetween } from '#lib/extract/sentence-matches.ts';

const SUBJECTS = new Set('it this that figure count number total tally toll counts figures'.split(' '));
const CHANGE =
  /^(became|become|rose|risen|grew|grown|climbed|went|gone|passed|raised|changed|corrected|revised|restated|lowered|increased|moved|reached)$/;
const STEPS = /^(to|as|at|up|from|later|then|had|has|been|was|again|within|the|hour|by|through)$/;
const LIST = /^(,|and|then|later|finally|by|at|last|night|or)$/;

/** The last exact number of a list of numbers that starts at `at` ("20, then 22, and by night 23"); null without one. */
function lastOfList(doc: Document, sentence: Sentence, at: number): { min: number; to: number } | null {
  let last: { min: number; to: number } | null = null;
  let i = at;
  while (i < sentence.to) {
    const q = readQuantity(doc.tokens, i, sentence.to);
    if (q && q.form === 'number' && q.max === q.min && !/^(19|20)\d\d$/.test(doc.tokens[q.to - 1]!.word)) {
      const next = doc.tokens[q.to]?.word ?? '';
      if (!/^(,|;|\.|and|in|on|at|by|within|or|of|people|afterwards|later)$/.test(next)) break;
      last = { min: q.min, to: q.to };
      i = q.to;
    } else if (LIST.test(doc.tokens[i]!.word)) i++;
    else break;
  }
  return last;
}

/** "it became 88", "changed it to 21", "the count went from 12 to 14, 16 and 18": the newest number; null where none stands. */
function restatedAt(doc: Document, sentence: Sentence, at: number): { min: number; to: number } | null {
  let i = at + 1;
  let changed = CHANGE.test(doc.tokens[at - 1]?.word ?? '');
  for (; i < Math.min(sentence.to, at + 9); i++) {
    const { word } = doc.tokens[i]!;
    if (CHANGE.test(word)) changed = true;
    else if (word === 'from') {
      const old = readQuantity(doc.tokens, i + 1, Math.min(sentence.to, i + 4));
      if (!old) return null;
      i = old.to - 1;
      while (i + 1 < sentence.to && !/^(to|[.;])$/.test(doc.tokens[i + 1]!.word)) i++;
    } else if (!STEPS.test(word)) break;
  }
  return changed ? lastOfList(doc, sentence, i) : null;
}

const SEQUEL = /^(then|later|finally|eventually|last|now|afterwards)$/;

/**
 * "Eight were killed and 18 wounded; then eight and 39; at last ten and 44": pairs of bare numbers behind a word for
 * later, after a count of the dead and one of the injured, say both anew in that order; the last pair holds.
 */
function laterPairs(doc: Document, sentence: Sentence, own: readonly Toll[]): Toll[] {
  const at = own.findIndex((t, i) => t.field === 'killed' && own[i + 1]?.field === 'injured');
  const [first, second] = [own[at], own[at + 1]];
  if (!first || !second || own[at + 2]) return [];
  let found: Toll[] = [];
  for (let i = second.to; i < sentence.to; i++) {
    if (!SEQUEL.test(doc.tokens[i]!.word)) continue;
    const one = readQuantity(doc.tokens, i + 1, sentence.to);
    if (!one || doc.tokens[one.to]?.word !== 'and') continue;
    const two = readQuantity(doc.tokens, one.to + 1, sentence.to);
    if (!two || !/^[,;.]?$/.test(doc.tokens[two.to]?.word ?? '')) continue;
    const [from, to] = [i + 1, two.to];
    found = [
      { field: 'killed', min: one.min, max: one.max, from, to: one.to, basis: 'total' },
      { field: 'injured', min: two.min, max: two.max, from: one.to + 1, to, basis: 'total' },
    ];
  }
  return found;
}

/** "One more person has died, which makes 52": the sum of the count before it. */
function summedUp(doc: Document, sentence: Sentence, own: readonly Toll[]): Toll[] {
  for (let i = sentence.from + 1; i < sentence.to; i++) {
    const { word } = doc.tokens[i]!;
    if (word !== 'makes' && word !== 'making') continue;
    if (!/^(which|that|this|,)$/.test(doc.tokens[i - 1]!.word)) continue;
    const counted = own.findLast((t) => t.to <= i && t.field !== 'shot');
    const sum = counted ? readQuantity(doc.tokens, i + 1, sentence.to) : null;
    if (!counted || !sum || sum.form !== 'number' || sum.min <= counted.min) continue;
    if (!/^([,;.]|in|dead|deaths|victims|so|now|altogether|killed|)$/.test(doc.tokens[sum.to]?.word ?? ''))
      continue;
    return [{ field: counted.field, min: sum.min, max: sum.max, from: i, to: sum.to, basis: 'total' }];
  }
  return [];
}

const FINDING = /^(found|recovered|pulled|retrieved|identified|buried|dug|removed|taken)$/;

/** "The last of 13 victims has been recovered": so many have died. */
function lastOfDead(doc: Document, sentence: Sentence): Toll | null {
  for (let i = sentence.from; i + 3 < sentence.to; i++) {
    if (doc.tokens[i]!.word !== 'last' || doc.tokens[i + 1]!.word !== 'of') continue;
    const at = doc.tokens[i + 2]!.word === 'the' ? i + 3 : i + 2;
    const count = readQuantity(doc.tokens, at, sentence.to);
    if (!count || !/^(victims|bodies|dead|deaths)$/.test(doc.tokens[count.to]?.word ?? '')) continue;
    for (let k = count.to; k < Math.min(sentence.to, count.to + 6); k++)
      if (FINDING.test(doc.tokens[k]!.word))
        return { field: 'killed', min: count.min, max: count.max, from: i, to: count.to + 1, basis: 'total' };
  }
  return null;
}

/** "The body of a journalist was recovered": one person has died. */
function bodyFound(doc: Document, sentence: Sentence): Toll | null {
  for (let i = sentence.from + 1; i + 4 < sentence.to; i++) {
    if (doc.tokens[i]!.word !== 'body' || doc.tokens[i - 1]!.word !== 'the') continue;
    if (doc.tokens[i + 1]!.word !== 'of') continue;
    for (let k = i + 3; k < Math.min(sentence.to, i + 9); k++) {
      const { word } = doc.tokens[k]!;
      if (/^[,;:]$/.test(word)) break;
      if (FINDING.test(word) && /^(was|been|is)$/.test(doc.tokens[k - 1]!.word))
        return { field: 'killed', min: 1, max: 1, from: i - 1, to: k + 1, basis: 'single' };
    }
  }
  return null;
}

/** "Four people were shot, one of them fatally", "wounded six, two of whom later died": the dead among those counted. */
function deadAmong(doc: Document, sentence: Sentence, own: readonly Toll[]): Toll | null {
  for (let i = sentence.from + 2; i < sentence.to; i++) {
    if (!/^(fatally|died)$/.test(doc.tokens[i]!.word)) continue;
    for (let at = i - 1; at >= Math.max(sentence.from + 1, i - 5); at--) {
      const before = doc.tokens[at - 1]!.word;
      const count = readQuantity(doc.tokens, at, i);
      if (count?.form !== 'number' || !/^(,|and|–|—|with)$/.test(before)) continue;
      const between = wordsBetween(doc, count.to, i);
      if (!between.every((w) => /^(of|them|whom|later|has|have|since|victim|victims)$/.test(w))) break;
      if (doc.tokens[i]!.word === 'died' && !between.includes('whom')) break;
      const whole = own.findLast((t) => t.to <= at && (t.field === 'shot' || t.field === 'injured'));
      if (!whole || count.min >= whole.min) break;
      return { field: 'killed', min: count.min, max: count.max, from: at, to: i + 1, basis: 'count' };
    }
  }
  return null;
}

type Door = 'death' | 'subject' | 'sum' | 'part' | 'lives' | 'lost' | 'rank';
const DOORS = new Map<string, Door>([
  ...[...DEATH_NOUNS, 'last'].map((word) => [word, 'death'] as const),
  ...[...SUBJECTS].map((word) => [word, 'subject'] as const),
  ...['makes', 'making'].map((word) => [word, 'sum'] as const),
  ...['fatally', 'died'].map((word) => [word, 'part'] as const),
  ...[...RANKED].filter((word) => !DEATH_NOUNS.has(word)).map((word) => [word, 'rank'] as const),
  ['lives', 'lives'],
  ['lost', 'lost'],
  ['losing', 'lost'],
]);

/** True for a word by which deaths may be counted though no word of the lexicon says so. */
export function mayCountDead(word: string): boolean {
  return DOORS.get(word) === 'death';
}

/** Which readings the words of a sentence call for: one quick pass before them. */
function doorsOf(doc: Document, sentence: Sentence): ReadonlySet<Door> {
  const doors = new Set<Door>();
  for (let i = sentence.from; i < sentence.to; i++) {
    const door = DOORS.get(doc.tokens[i]!.word);
    if (door) doors.add(door);
  }
  return doors;
}

function deathOf(doc: Document, sentence: Sentence, doors: ReadonlySet<Door>): Toll | null {
  const named = doors.has('death')
    ? (ordinalDeath(doc, sentence) ?? lastOfDead(doc, sentence) ?? bodyFound(doc, sentence))
    : null;
  return (
    named ??
    (doors.has('rank') || doors.has('death') ? rankedPerson(doc, sentence) : null) ??
    (doors.has('lives') ? livesTaken(doc, sentence) : null) ??
    (doors.has('lost') ? menLost(doc, sentence) : null)
  );
}

/** Counts of a sentence that restate the one told last before it; `last` is what that one counted. */
export function findRestated(
  doc: Document,
  sentence: Sentence,
  own: readonly Toll[],
  last: TollField | null,
): Toll[] {
  const found: Toll[] = [];
  const doors = doorsOf(doc, sentence);
  const isCounted = own.some((t) => t.field === 'killed' && t.basis !== 'single' && t.min > 0);
  const death = isCounted ? null : deathOf(doc, sentence, doors);
  if (death) found.push(death);
  const among = !isCounted && doors.has('part') ? deadAmong(doc, sentence, own) : null;
  if (among) found.push(among);
  if (own.length > 1) found.push(...laterPairs(doc, sentence, own));
  if (doors.has('sum')) found.push(...summedUp(doc, sentence, own));
  if (!doors.has('subject')) return found;
  if (last === null && own.length === 0) return found;
  for (let i = sentence.from; i < sentence.to; i++) {
    if (!SUBJECTS.has(doc.tokens[i]!.word)) continue;
    const before = own.findLast((t) => t.to <= i && t.field !== 'shot');
    const field = before?.field ?? last;
    if (!field || /^(of|in)$/.test(doc.tokens[i + 1]?.word ?? '')) continue;
    const newest = restatedAt(doc, sentence, i);
    if (!newest || own.some((t) => t.from < newest.to && i < t.to)) continue;
    found.push({ field, min: newest.min, max: newest.min, from: i, to: newest.to, basis: 'total' });
    break;
  }
  return found;
}
