/** Phrases that count people: "two people", "a man and a woman", "his wife", "a 5-year-old". */
import type { Match } from '#lib/extract/lexicon.ts';
import { addRanges, type Quantity, readQuantity } from '#lib/extract/read-quantity.ts';
import type { Document, Sentence } from '#lib/extract/segment.ts';
import type { Token } from '#lib/extract/tokenize.ts';
import type { Range } from '#lib/schema.ts';

export type Scope = {
  doc: Document;
  sentence: Sentence;
  people: Map<number, Match<'people'>>;
  tolls: Match<'tolls'>[];
  tollAt: Map<number, Match<'tolls'>>;
  tollFrom: Map<number, Match<'tolls'>>;
};

const NOT_COUNTS = new Set(
  "years year hours hour minutes days day weeks week month months minute old times year-old month-old th of counts count suspects arrests percent kilometres kilometers km miles metres meters rounds shots missiles drones rockets houses buildings apartments cars vehicles floors storey story-old a.m. p.m. a.m p.m blocks block dollars bullets bombs caliber street st avenue ave road o'clock".split(
    ' ',
  ),
);

const AGE_WORD = /^([a-z]+-|\d+-)(year|month|week|day)s?-old$/;

/** "18-month old", with the last hyphen left out. */
function isAgeAt(tokens: readonly Token[], i: number): boolean {
  return /^[a-z0-9]+-(?:year|month|week|day)s?$/.test(tokens[i]!.word) && tokens[i + 1]?.word === 'old';
}

const KIN_OF = /^(his|her|their)$/;
const OWNER = /^(his|her|their|its|the|my|our)$/;

/** End of a noun phrase of people that starts with quantity `q`: its last people noun, or the number itself. */
function phraseEnd(scope: Scope, q: Quantity, limit: number): { to: number; people: boolean } {
  const { tokens } = scope.doc;
  let people = false;
  let to = q.to;
  for (let i = q.to; i < limit && i < q.to + 5; i++) {
    const token = tokens[i]!;
    if (token.kind === 'mark' && token.word !== '-') break;
    const match = scope.people.get(i);
    if (!match && isAgeAt(tokens, i) && scope.people.get(i + 2)?.entry.kind !== 'person') {
      to = i + 2;
      people = true;
      i++;
      continue;
    }
    if (!match && AGE_WORD.test(token.word) && scope.people.get(i + 1)?.entry.kind !== 'person') {
      to = i + 1;
      people = true;
      continue;
    }
    if (match) {
      to = match.to;
      people = true;
      i = match.to - 1;
      continue;
    }
    // "the mayor of Taybeh"
    if (people && token.word === 'of') break;
    if (NOT_COUNTS.has(token.word)) return { to: q.to, people: false };
    if (people) break;
    if (/^(and|or|in|at|on|who|by|were|was|are|with|after|when|as|from|to|for|including)$/.test(token.word))
      break;
  }
  return { to, people };
}

export type Phrase = Range & { from: number; to: number; single: boolean };

/** People counted at `i`, with "and a woman" chained on: "a man and a woman" is two. */
export function phraseAt(
  scope: Scope,
  i: number,
  limit: number,
  needPeople: boolean,
  ages = true,
): Phrase | null {
  const { tokens } = scope.doc;
  if (i >= limit) return null;
  const q = readQuantity(tokens, i, limit) ?? singleAt(scope, i, limit);
  if (!q || isYear(scope, q) || isDatePart(scope, q) || (ages && isAge(scope, q))) return null;
  const { to, people } = phraseEnd(scope, q, limit);
  // "many of" is a quantity of its own.
  const of = tokens[q.to - 1]?.word === 'of' ? q.to - 1 : q.to;
  const ofThem = tokens[of]?.word === 'of' && /^(them|whom)$/.test(tokens[of + 1]?.word ?? '');
  // "19 people, nine of them children": a part is not added to its whole.
  if (ofThem && needPeople) return null;
  // "two of its drivers"
  const ofOwn = tokens[q.to]?.word === 'of' && /^(its|his|her|their)$/.test(tokens[q.to + 1]?.word ?? '');
  if (
    !people &&
    !ofThem &&
    !ofOwn &&
    (q.form === 'article' || needPeople || NOT_COUNTS.has(tokens[q.to]?.word ?? ''))
  )
    return null;
  let phrase: Phrase = { min: q.min, max: q.max, from: i, to, single: q.form === 'article' };
  if (tokens[i]!.word === 'another') phrase.single = true;
  const joint = afterAside(scope, to, limit);
  const joiner = tokens[joint]?.word;
  if (joiner === 'and' || joiner === ',') {
    const skip = joiner === ',' && tokens[joint + 1]?.word === 'and' ? 2 : 1;
    // "a mother and her two young children"
    const owned =
      KIN_OF.test(tokens[joint + skip]?.word ?? '') && readQuantity(tokens, joint + skip + 1, limit);
    const next0 = owned && owned.form === 'number' ? joint + skip + 1 : joint + skip;
    const more = next0 < limit ? phraseAt(scope, next0, limit, true) : null;
    const ownWord = more !== null && tollStarts(scope, more.to, Math.min(more.to + 3, limit));
    // "killed 20 people, the mayor said": who speaks is no victim.
    const next = more === null ? '' : (tokens[more.to]?.word ?? '');
    const speaks = /^(said|says|told|wrote|added|reported|announced|confirmed|general)$/.test(next);
    // "a woman, her son and a paramedic" are three; "a woman, her son said" is one.
    const isKin = KIN_OF.test(tokens[joint + skip]?.word ?? '');
    const named =
      !isKin && OWNER.test(tokens[joint + skip]?.word ?? '') && (speaks || next === ',' || skip === 1);
    if (
      more &&
      !(named && joiner === ',') &&
      !speaks &&
      !(named && next === ',') &&
      !(ownWord && joiner === ',' && skip === 1 && !isListHead(scope, i))
    ) {
      const chained = addRanges(phrase, more);
      if (!startsNewToll(scope, phrase, more))
        phrase = { ...chained, from: i, to: more.to, single: phrase.single && more.single };
    }
  }
  return phrase;
}

/** "three officers, one critically, and a vendor": the comma that closes what is said of some of those counted; else `at`. */
function afterAside({ doc: { tokens } }: Scope, at: number, limit: number): number {
  if (
    tokens[at]?.word !== ',' ||
    !/^(one|two|three|four|most|some|all|both)$/.test(tokens[at + 1]?.word ?? '')
  )
    return at;
  for (let i = at + 2; i < Math.min(limit, at + 6); i++) {
    if (tokens[i]!.word === ',') return tokens[i + 1]?.word === 'and' ? i : at;
    if (
      !/^(of|them|whom|critically|seriously|badly|severely|gravely|slightly|lightly|in|critical|condition)$/.test(
        tokens[i]!.word,
      )
    )
      return at;
  }
  return at;
}

/** "Mother, 2 kids hurt": in a headline a comma stands for "and", where nothing before it counts. */
function isListHead(scope: Scope, at: number): boolean {
  const { sentence, doc } = scope;
  const headline = sentence.section === 'headline' || doc.tokens[sentence.to - 1]!.word !== '.';
  return headline && !tollStarts(scope, sentence.from, at);
}

/** "two people killed and 12 others": the second number has its own toll word, so it is not added. */
function startsNewToll(scope: Scope, first: Phrase, more: Phrase): boolean {
  return tollStarts(scope, first.to, more.from);
}

/** True if a toll word starts at a token of [from, to). */
function tollStarts(scope: Scope, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (scope.tollFrom.has(i)) return true;
  return false;
}

/** One person named without a number: "his wife", "the boy", "a 5-year-old", "6-year-old girl", "Man" in a headline. */
function singleAt(scope: Scope, i: number, limit: number): Quantity | null {
  const { tokens } = scope.doc;
  const token = tokens[i]!;
  const before = tokens[i - 1];
  const opens =
    i === scope.sentence.from ||
    (before !== undefined && /^([,:;"“]|and|--|—|–|police|after)$/.test(before.word));
  const one = (to: number): Quantity => ({ min: 1, max: 1, from: i, to, form: 'article' });
  if (AGE_WORD.test(token.word) || isAgeAt(tokens, i)) return one(i);
  const person = (at: number): boolean => scope.people.get(at)?.entry.kind === 'person' && at < limit;
  if (OWNER.test(token.word)) {
    for (let k = i + 1; k < Math.min(limit, i + 4); k++) {
      if (person(k)) return one(i + 1);
      if (scope.people.has(k) || tokens[k]!.kind === 'mark') return null;
    }
    return null;
  }
  const headline = scope.sentence.section === 'headline' || tokens[scope.sentence.to - 1]!.word !== '.';
  // "FPV drone on a taxi, driver wounded."
  const closes = before?.word === ',' && scope.tollFrom.get(i + 1)?.to === scope.sentence.to - 1;
  return opens && person(i) && (headline || closes) ? one(i) : null;
}

/** True for the ages in "two males, 30 and 42 were injured" and "Girl, 9, shot". */
function isAge(scope: Scope, q: Quantity): boolean {
  const { tokens } = scope.doc;
  if (q.to === q.from || tokens[q.to - 1]!.kind !== 'number' || scope.people.has(q.to)) return false;
  if (tokens[q.to]?.word === ',' || tokens[q.to]?.word === ')') {
    return (
      tokens[q.from - 1]?.word === ',' ||
      tokens[q.from - 1]?.word === '(' ||
      /^(ages?|aged)$/.test(tokens[q.from - 1]?.word ?? '')
    );
  }
  let i = q.from - 1;
  let numbers = 0;
  while (i > scope.sentence.from && (/^(,|and)$/.test(tokens[i]!.word) || tokens[i]!.kind === 'number')) {
    if (tokens[i]!.kind === 'number') numbers++;
    i--;
  }
  if (/^(ages?|aged)$/.test(tokens[i]?.word ?? '')) return true;
  return numbers > 0 && tokens[i + 1]?.word === ',' && (scope.people.has(i) || tokens[i]!.capital);
}

const MONTH =
  /^(jan|january|feb|february|mar|march|apr|april|june|july|aug|august|sept?|september|oct|october|nov|november|dec|december)$/;

/** True for the day in "November 18 has died" and the minutes in "0:47 Driver shot". */
function isDatePart(scope: Scope, q: Quantity): boolean {
  const { tokens } = scope.doc;
  const first = tokens[q.from];
  const before = tokens[q.from - 1];
  if (first?.kind !== 'number' || !before) return false;
  if (before.word === ':' && before.end === first.start && tokens[q.from - 2]?.kind === 'number') return true;
  const month = before.word === '.' ? tokens[q.from - 2] : before;
  // "in January 46 died": no month has as many days, and "in" stands before a month alone.
  if (q.min > 31 || (tokens[q.from - 2]?.word === 'in' && scope.tollFrom.has(q.to))) return false;
  return month?.capital === true && MONTH.test(month.word) && !scope.people.has(q.to);
}

function isYear(scope: Scope, q: Quantity): boolean {
  if (q.to === q.from) return false;
  const token = scope.doc.tokens[q.to - 1]!;
  return (
    token.kind === 'number' &&
    /^(19|20)\d\d$/.test(token.word) &&
    q.to - q.from === 1 &&
    !scope.people.has(q.to)
  );
}
