/** Names of persons in a text, so that "Paris Hilton" and "Hilton said" do not become places. */
import {
  ACTING,
  AREA_WORD,
  HIT_VERB,
  LOCATIVE,
  ORGANISATION_NEXT,
  OTHER_PREPOSITION,
  PARTICLE,
  SAYING,
  TITLE,
} from './context-words.ts';
import type { PlaceKnowledge } from './knowledge.ts';
import type { Scan } from './match.ts';
import type { Token } from './tokens.ts';

export interface People {
  /** True if the tokens from..to (exclusive) are part of a person's name here. */
  holds(from: number, to: number): boolean;
}

/** Before a given name: a place is named after a saint. */
const HOLY = new Set([
  'san',
  'santa',
  'santo',
  'sao',
  'saint',
  'puerto',
  'villa',
  'ciudad',
  'port',
  'fort',
  'mount',
]);
const NAME_GAP = /^(?:[ \u00a0]|\. |[-’']| ["“]|["”] )$/u;
const NAME_PARTICLE = new Set([
  'al',
  'el',
  'bin',
  'ibn',
  'abu',
  'van',
  'von',
  'de',
  'da',
  'del',
  'der',
  'la',
  'du',
  'ben',
]);

/** What may follow a name in capitals and is no part of it. */
const OTHER_WORDS: ReadonlySet<string> = new Set([
  ...SAYING,
  ...ACTING,
  ...HIT_VERB,
  ...LOCATIVE,
  ...OTHER_PREPOSITION,
  ...PARTICLE,
  'who',
  'which',
  'that',
  'today',
  'yesterday',
  'his',
  'her',
  'when',
  'after',
]);

/** Marks title + capitals, given name + surname, and later lone surnames of persons so found. */
export function findPeople(scan: Scan, knowledge: PlaceKnowledge): People {
  const marked = new Uint8Array(scan.tokens.length);
  const surnames = new Set<string>();
  for (let i = 0; i < scan.tokens.length; i++) {
    const end = scan.upperCase ? personInCapitals(i, scan, knowledge) : personAt(i, scan, knowledge);
    if (end <= i) continue;
    for (let j = i; j < end; j++) marked[j] = 1;
    const last = scan.tokens[end - 1] as Token;
    if (end - i > 1 && last.word.length > 2) surnames.add(last.key);
    i = end - 1;
  }
  for (let i = 0; i < scan.tokens.length; i++) {
    if (surnames.has((scan.tokens[i] as Token).key) && isLoneSurname(i, scan)) marked[i] = 1;
  }
  return {
    holds: (from, to) => {
      for (let i = from; i < to; i++) if (marked[i] === 1) return true;
      return false;
    },
  };
}

/** End of the person's name that starts at i (after a title, or with a given name), or i when none does. */
function personAt(i: number, scan: Scan, knowledge: PlaceKnowledge): number {
  const token = scan.tokens[i] as Token;
  const before = scan.tokens[i - 1];
  if (!token.capital || token.upper) return i;
  const titled = before?.capital === true && TITLE.has(before.key) && /^\.? $/.test(token.gap);
  const given = knowledge.givenNames.has(token.key) && !(token.initial && knowledge.common.has(token.key));
  if (!titled && !given) return i;
  if (titled && TITLE.has(token.key)) return i;
  let end = i + 1;
  while (end < scan.tokens.length && end - i < 5) {
    const next = scan.tokens[end] as Token;
    if ((scan.tokens[end - 1] as Token).possessive || !NAME_GAP.test(next.gap)) break;
    if (ORGANISATION_NEXT.has(next.key) || TITLE.has(next.key)) return titled ? end : i;
    if (next.capital || (NAME_PARTICLE.has(next.key) && scan.tokens[end + 1]?.capital === true)) end++;
    else break;
  }
  const last = scan.tokens[end - 1] as Token;
  if (PARTICLE.has(last.key) && !last.capital) end--;
  if (titled) return end;
  const surname = scan.tokens[end - 1] as Token;
  if (end - i < 2) return i;
  const level = knowledge.common.get(surname.key);
  return end - i === 2 && level !== undefined && level <= 20 ? i : end;
}

/** The same in a text in capitals, where only words that are no English words can be a name: "GEN JUAN RAFAEL BUSTILLO". */
function personInCapitals(i: number, scan: Scan, knowledge: PlaceKnowledge): number {
  const isName = (token: Token | undefined): boolean =>
    token?.capital === true &&
    token.word.length > 2 &&
    !knowledge.common.has(token.key) &&
    !OTHER_WORDS.has(token.key) &&
    !AREA_WORD.has(token.key);
  const token = scan.tokens[i] as Token;
  const before = scan.tokens[i - 1];
  const titled = before !== undefined && TITLE.has(before.key) && /^\.? $/.test(token.gap);
  const given = knowledge.givenNames.has(token.key) && !(before !== undefined && HOLY.has(before.key));
  if ((!titled && !given) || !isName(token)) return i;
  let end = i + 1;
  while (end < scan.tokens.length && end - i < 4) {
    const next = scan.tokens[end] as Token;
    if ((scan.tokens[end - 1] as Token).possessive || next.gap !== ' ' || !isName(next)) break;
    end++;
  }
  return titled || end - i > 1 ? end : i;
}

/** A surname alone: no preposition of place before it, no comma chain after it. */
function isLoneSurname(i: number, scan: Scan): boolean {
  const before = scan.tokens[i - 1];
  if (before === undefined) return true;
  return !['in', 'at', 'near', 'outside', 'around'].includes(before.key);
}
