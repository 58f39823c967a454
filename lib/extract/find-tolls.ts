/** Victim counts of a sentence: who was killed, injured, missing or captured, and how many, as ranges. */

import { comparedFrom } from '#lib/extract/compared-past.ts';
import type { Match, Matches } from '#lib/extract/lexicon.ts';
import type { Phrase, Scope } from '#lib/extract/people-phrase.ts';
import type { Document, Sentence } from '#lib/extract/segment.ts';
import { wordsBetween } from '#lib/extract/sentence-matches.ts';
import { isPart, sharedSubject, singularSubject, tollAfter, tollBefore } from '#lib/extract/toll-numbers.ts';
import { totalAfter } from '#lib/extract/total-numbers.ts';
import { correctedCount, updatedCount } from '#lib/extract/updated-count.ts';
import type { Range } from '#lib/schema.ts';

/** `shot` = hit by gunfire, dead or hurt. */
export type TollField = 'killed' | 'injured' | 'missing' | 'captured' | 'shot';

export type Toll = Range & {
  field: TollField;
  /** Token range from the number to the word that says what befell them. */
  from: number;
  to: number;
  /** total = a stated sum; count = a number of people; single = people named one by one ("a man"). */
  basis: 'total' | 'count' | 'single';
};

/** "no casualties", "no one was hurt", "without casualties"; not "no immediate reports of casualties". */
function noneBefore(scope: Scope, word: Match<'tolls'>): number | null {
  const { tokens } = scope.doc;
  for (let i = word.from - 1; i >= Math.max(scope.sentence.from, word.from - 6); i--) {
    const w = tokens[i]!.word;
    // "no more than two", "no fewer than five" bound a number.
    if (w === 'no' && tokens[i + 2]?.word === 'than') return null;
    if (w === 'no' || w === 'nobody' || w === 'without' || w === 'zero') {
      const between = wordsBetween(scope.doc, i + 1, word.from);
      if (
        between.some((b) =>
          /^(immediate|word|reports?|information|details|longer|doubt|confirmation|indication|claim|official)$/.test(
            b,
          ),
        )
      )
        return null;
      return i;
    }
    if (w === 'none' && tokens[i + 1]?.word === 'of') return null;
    // "left no one dead but wounded six"
    if (/^(?:[,.;:]|but)$/.test(w)) return null;
  }
  return null;
}

function fieldsOf(field: Match<'tolls'>['entry']['field'], none: boolean): TollField[] {
  if (field !== 'casualties') return [field];
  return none ? ['killed', 'injured'] : [];
}

function isHeld(scope: Scope, word: Match<'tolls'>): boolean {
  const text = scope.doc.tokens[word.from]!.word;
  const next = scope.doc.tokens[word.to]?.word ?? '';
  // "dead end", "death penalty", "death threats", "hurt feelings"
  if (text === 'death' || text === 'dead')
    return /^(penalty|threats?|sentence|row|squads?|end|certificate|camp|zone)$/.test(next);
  // "77 were shot down": missiles and aircraft.
  if (word.entry.field === 'shot' && next === 'down') return true;
  const before = scope.doc.tokens[word.from - 1]?.word ?? '';
  // "placed a bomb to kill five": what was meant.
  return (
    before === 'to' &&
    /^(kill|injure|wound|hurt|murder|assassinate)$/.test(text) &&
    !/^(used|appeared|seemed|managed|went|proceeded|thought|believed|known|said|reported)$/.test(
      scope.doc.tokens[word.from - 2]?.word ?? '',
    )
  );
}

/** All victim counts of one sentence, in text order. */
export function findTolls(doc: Document, sentence: Sentence, matches: Matches): Toll[] {
  const inside = (m: { from: number; to: number }): boolean => m.from >= sentence.from && m.to <= sentence.to;
  const said = matches.tolls.filter(inside);
  if (said.length === 0) return [];
  const compared = comparedFrom(doc, sentence);
  const words = said.filter(({ from }) => from < compared);
  if (words.length === 0) return [];
  const people = new Map<number, Match<'people'>>();
  for (const match of matches.people) if (inside(match)) people.set(match.from, match);
  const tollFrom = new Map<number, Match<'tolls'>>();
  const tollAt = new Map<number, Match<'tolls'>>();
  for (const word of words) {
    tollFrom.set(word.from, word);
    for (let i = word.from; i < word.to; i++) tollAt.set(i, word);
  }
  const scope: Scope = { doc, sentence, people, tolls: words, tollAt, tollFrom };
  const tolls: Toll[] = [];
  for (const word of words) {
    if (isHeld(scope, word)) continue;
    const none = noneBefore(scope, word);
    if (none !== null) {
      for (const field of fieldsOf(word.entry.field, true)) {
        tolls.push({ field, min: 0, max: 0, from: none, to: word.to, basis: 'total' });
      }
      continue;
    }
    const phrase = readToll(scope, word);
    if (!phrase || isPart(scope, phrase.from)) continue;
    for (const field of fieldsOf(word.entry.field, false)) {
      const basis = word.entry.order === 'total' ? 'total' : phrase.single ? 'single' : 'count';
      const from = Math.min(phrase.from, word.from);
      const to = Math.max(phrase.to, word.to);
      const added = field === 'killed' && isAddition(scope, phrase, word);
      tolls.push(
        added
          ? { field, min: phrase.min, max: null, from, to, basis: 'single' }
          : { field, min: phrase.min, max: phrase.max, from, to, basis },
      );
      const corrected = phrase.single ? null : correctedCount(scope, to);
      if (corrected) {
        const { min, max } = corrected;
        tolls.splice(-1, 1, { field, min, max, from: corrected.from, to: corrected.to, basis: 'total' });
        continue;
      }
      const newer = phrase.single ? null : updatedCount(scope, phrase, to);
      if (newer)
        tolls.push({ field, min: newer.min, max: newer.max, from: newer.from, to: newer.to, basis: 'total' });
    }
  }
  return dropShared(tolls);
}

/** "One more person has died": how many in all is not said, only that there were others. */
function isAddition(scope: Scope, phrase: Phrase, word: Match<'tolls'>): boolean {
  const words = wordsBetween(scope.doc, phrase.from, word.to);
  return (
    words.slice(0, phrase.to - phrase.from + 1).some((w) => /^(more|another|further|additional)$/.test(w)) &&
    words.some((w) => w === 'has' || w === 'have')
  );
}

const STANDS = /^(at|to|as|stands|stood|rose|reached|is|was|number|numbered|numbers)$/;

function readToll(scope: Scope, word: Match<'tolls'>): Phrase | null {
  if (word.entry.order === 'total') return totalAfter(scope, word);
  const before = scope.doc.tokens[word.from - 1]?.word ?? '';
  if (amongBefore(scope, word)) return null;
  const next = scope.doc.tokens[word.to]?.word ?? '';
  // "put the injured at 108", "the dead stood at 12", "the number of dead at 53 and of injured at 298"
  if (
    word.entry.field !== 'shot' &&
    ((before === 'the' && STANDS.test(next)) || (before === 'of' && next === 'at'))
  ) {
    const total = totalAfter(scope, word);
    if (total) return total;
  }
  if (word.entry.order === 'passive')
    return tollBefore(scope, word) ?? singularSubject(scope, word, true) ?? sharedSubject(scope, word);
  const first = scope.doc.tokens[word.from]!.word;
  const passive =
    /^(were|was|been|are|is|be|being|others|people)$/.test(before) || /^(was|were|been|are|is)$/.test(first);
  const after = passive ? null : tollAfter(scope, word);
  if (after) return after;
  if (word.entry.order === 'active') return null;
  return (
    tollBefore(scope, word) ??
    singularSubject(scope, word, before === 'was' || before === 'is' || first === 'was' || first === 'is')
  );
}

/** "among the dead were three children" counts a part. */
function amongBefore(scope: Scope, word: Match<'tolls'>): boolean {
  const { tokens } = scope.doc;
  for (let i = word.from - 1; i >= Math.max(scope.sentence.from, word.from - 3); i--) {
    if (tokens[i]!.kind === 'number') return false;
    if (tokens[i]!.word === 'among') return true;
  }
  return false;
}

/** One number serves one field: of two tolls of the same field on overlapping tokens the longer stays. */
function dropShared(tolls: Toll[]): Toll[] {
  return tolls.filter(
    (a, i) =>
      !tolls.some(
        (b, j) =>
          j !== i &&
          a.field === b.field &&
          a.from < b.to &&
          b.from < a.to &&
          (b.to - b.from > a.to - a.from || (b.to - b.from === a.to - a.from && j < i)),
      ),
  );
}
