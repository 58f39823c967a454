/** Who says what a sentence tells: "Kyiv Mayor Vitali Klitschko said", "according to police", "said Olena, a resident". */

import type { Match } from '#lib/extract/lexicon.ts';
import { seatOf } from '#lib/extract/seats.ts';
import type { Document, Sentence } from '#lib/extract/segment.ts';
import type { SentenceMatches } from '#lib/extract/sentence-matches.ts';
import type { Token } from '#lib/extract/tokenize.ts';

export type Speaker = {
  /** A person's name or the words for a body ("Ukrainian officials"). */
  name: string;
  /** Token range of the name. */
  from: number;
  to: number;
  /** Token behind all words that say who speaks: "the administration that Russia has set up in Donetsk". */
  until: number;
  /** Side of the actor named in the speaker's words ("Russia's defence ministry"), if any. */
  side: string | null;
  /** That actor, wherever it was named. */
  actor: Match<'actors'> | null;
  /** Token of the speech verb. */
  verb: number;
};

const STOPS = /^(,|;|:|\.|"|“|”|\(|\)|—|–|-|that|and|but|as|who|which|while|after|when)$/;
/** Words between a speaker and the verb. */
const ADVERBS =
  /^(later|also|earlier|dismissed|quickly|officially|simply|still|has|have|had|then|previously|himself|herself|initially|immediately|now|both|again|already|repeatedly|only|since|jointly|separately|soon|eventually|publicly|did|does|do)$/;
const PRONOUNS = /^(he|she|they|it|we|i|who|which|that|this|there|you|what)$/;
const MEDIA = /^(telegram|twitter|facebook|television|tv|reuters|ap|afp|bbc|cnn|x|reporters|journalists)$/;

function isNameToken(token: Token): boolean {
  return token.kind === 'word' && token.capital;
}

type Words = {
  from: number;
  to: number;
  until?: number /** The office that an apposition names. */;
  head?: { from: number; to: number };
};

/** "the administration that Russia has set up in Donetsk said": what stands behind "that" tells who the speaker is. */
function isInsertedClause(doc: Document, stop: string, from: number, to: number): boolean {
  if (!/^(that|which|who)$/.test(stop)) return false;
  return doc.tokens.slice(from, to).some((t) => /^(has|have|had|was|were|is|are)$/.test(t.word));
}

/** Token range of the noun phrase that ends right before `end`. */
function phraseBefore(doc: Document, sentence: Sentence, end: number): Words | null {
  let to = end;
  while (to > sentence.from && ADVERBS.test(doc.tokens[to - 1]!.word)) to--;
  if (doc.tokens[to - 1]?.word === 'first' && doc.tokens[to - 2]?.word === 'at') to -= 2;
  // "did not say", "have begun to say": who says nothing of it, or only the verb's own helpers.
  if (doc.tokens[to - 1]?.word === 'not') return null;
  if (
    doc.tokens[to - 1]?.word === 'to' &&
    /^(begun|began|continued|continue|continues|went|gone)$/.test(doc.tokens[to - 2]?.word ?? '')
  )
    return phraseBefore(doc, sentence, to - 2);
  let from = to;
  let seen = 0;
  while (from > sentence.from && seen < 14) {
    const word = doc.tokens[from - 1]!.word;
    if (isInsertedClause(doc, word, from, to)) {
      const head = phraseBefore(doc, sentence, from - 1);
      return head && { ...head, until: to };
    }
    // "The Front (Independent) says"
    if (word === ')' && from === to && doc.tokens[from - 3]?.word === '(') {
      from -= 3;
      to = from;
      continue;
    }
    if (STOPS.test(word) && !(word === ',' && from === to)) break;
    if (word === ',' && from === to) {
      // "Klitschko, the mayor, said": step over the apposition.
      let open = from - 2;
      if (open < sentence.from) return null;
      while (open > sentence.from && doc.tokens[open]!.word !== ',') open--;
      if (doc.tokens[open]!.word !== ',' || from - open > 14) return null;
      if (isFullName(doc, open + 1, from - 1) && !doc.tokens[open - 1]!.capital) {
        const head = phraseBefore(doc, sentence, open);
        return { from: open + 1, to: from - 1, ...(head ? { head } : {}) };
      }
      to = open;
      from = open;
      continue;
    }
    from--;
    seen++;
  }
  return to > from ? { from, to } : null;
}

/** "the acting governor, Yury Slyusar, said": two to four capital words between the commas. */
function isFullName(doc: Document, from: number, to: number): boolean {
  return to - from >= 2 && to - from <= 4 && doc.tokens.slice(from, to).every(isNameToken);
}

/** Words at which the name of who is cited ends. */
const AFTER_STOPS =
  /^(in|on|at|to|by|was|were|is|had|has|have|one|two|three|four|five|six|seven|eight|nine|ten|several|dozens|some|many|no|nobody)$/;

function phraseAfter(doc: Document, sentence: Sentence, start: number): { from: number; to: number } | null {
  let to = start;
  for (; to < sentence.to && to - start < 14; to++) {
    const { word, kind } = doc.tokens[to]!;
    if (STOPS.test(word) || (to > start && kind === 'number')) break;
    // "officials installed by Moscow"
    const isMaker = word === 'by' && /ed$/.test(doc.tokens[to - 1]!.word);
    if (AFTER_STOPS.test(word) && !isMaker) break;
  }
  return to > start ? { from: start, to } : null;
}

const NO_NAME =
  /^(if|each|either|neither|nobody|someone|everyone|videos?|images?|photos?|photographs|footage|survivors?|the|a|an|in|no|only|at|on|it|he|she|they|but|and|for|this|that|these|some|many|more|most|both|all|one|two|three|four|five|six|seven|eight|nine|ten|nationwide|later|earlier|on|of|among|according|reports?|officials?|also|after|before|when|while|as|its|their|his|her|monday|tuesday|wednesday|thursday|friday|saturday|sunday)$/;

/** The run of capital words that ends a phrase, or null: "Vitali Klitschko". */
function capitalRun(doc: Document, from: number, to: number): { from: number; to: number } | null {
  let start = to;
  const joins = /^(al|bin|de|del|la|van|von|el|ben|-)$/;
  while (start > from && (isNameToken(doc.tokens[start - 1]!) || joins.test(doc.tokens[start - 1]!.word)))
    start--;
  while (start < to && NO_NAME.test(doc.tokens[start]!.word)) start++;
  return start < to ? { from: start, to } : null;
}

/** Narrows "Kyiv Mayor Vitali Klitschko" to the name; bodies and bare offices ("Ukrainian officials") keep their words. */
function nameIn(
  doc: Document,
  m: SentenceMatches,
  phrase: { from: number; to: number },
): { from: number; to: number } | null {
  const offices = m.offices.filter((o) => o.from >= phrase.from && o.to <= phrase.to);
  if (offices.some((o) => o.to === phrase.to)) return trimPhrase(doc, phrase);
  // "Yemeni security forces said"
  if (m.actors.some((a) => a.to === phrase.to && a.from >= phrase.from && !a.adjective))
    return trimPhrase(doc, phrase);
  const person = offices.findLast((o) => o.entry.rank === 'person');
  if (offices.some((o) => standsBeforePlace(doc, o.to, phrase.to))) return trimPhrase(doc, phrase);
  const text = doc.text.slice(doc.tokens[phrase.from]!.start, doc.tokens[phrase.to - 1]!.end);
  const shouting = text === text.toUpperCase();
  const run = capitalRun(doc, person ? person.to : phrase.from, phrase.to);
  if (run && !shouting && !(run.to - run.from === 1 && MEDIA.test(doc.tokens[run.from]!.word))) return run;
  return offices.length > 0 ? trimPhrase(doc, phrase) : null;
}

/** "the authorities that Russia has set up in Donetsk", "officials installed by Moscow": the last name is no speaker. */
function standsBeforePlace(doc: Document, from: number, to: number): boolean {
  let start = to;
  while (start > from && isNameToken(doc.tokens[start - 1]!)) start--;
  if (start === to || start === from) return false;
  const before = doc.tokens[start - 1]!.word;
  return /^(in|at|near|by)$/.test(before) || (before === 'of' && start === from + 1 && to - start === 1);
}

const CALENDAR =
  /^(january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|morning|afternoon|evening|night|midnight|noon|midday|start|beginning|day|end)$/;

/** "On the evening of 5 October police", "In Kyiv the mayor", "At the start the governor": the token where who speaks begins. */
function afterSetting(doc: Document, { from, to }: { from: number; to: number }): number {
  if (!/^(in|on|at|by|late|early|that)$/.test(doc.tokens[from]!.word)) return from;
  let start = from;
  for (let i = from + 1; i < to - 1; i++) {
    const token = doc.tokens[i]!;
    if (token.kind === 'number' || CALENDAR.test(token.word)) start = i + 1;
    else if (
      i > from + 1 &&
      /^(the|a|an|its|their)$/.test(token.word) &&
      !/^(of|in|for|at|by)$/.test(doc.tokens[i - 1]!.word)
    )
      start = i + 1;
  }
  return start;
}

function trimPhrase(doc: Document, phrase: { from: number; to: number }): { from: number; to: number } {
  let from = afterSetting(doc, phrase);
  const { to } = phrase;
  while (
    from < to - 1 &&
    /^(the|a|an|some|but|in|of|on|however|meanwhile|earlier|while|later|[*#_•])$/.test(doc.tokens[from]!.word)
  )
    from++;
  return { from, to };
}

function toSpeaker(doc: Document, m: SentenceMatches, phrase: Words | null, verb: number): Speaker | null {
  if (!phrase) return null;
  if (phrase.to - phrase.from === 1 && PRONOUNS.test(doc.tokens[phrase.from]!.word)) return null;
  const name = nameIn(doc, m, phrase);
  const { from, to } = phrase.head ?? phrase;
  const actor = m.actors.find((a) => a.from >= from && a.to <= to);
  if (!name) return null;
  const text = doc.text
    .slice(doc.tokens[name.from]!.start, doc.tokens[name.to - 1]!.end)
    .replace(/\s+/g, ' ');
  return {
    name: text,
    from: name.from,
    to: name.to,
    until: phrase.until ?? name.to,
    side: actor?.entry.side ?? null,
    actor: actor ?? seatOf(doc, m, name),
    verb,
  };
}

/** Who stands as the subject right before a verb of blaming: "Defence Minister Guillermo Botero blamed …"; null for a pronoun. */
export function speakerBefore(
  doc: Document,
  sentence: Sentence,
  m: SentenceMatches,
  verb: number,
): Speaker | null {
  return toSpeaker(doc, m, phraseBefore(doc, sentence, verb), verb);
}

/** Speakers of one sentence in text order; `previous` answers for "he said" and "she added". */
export function findSpeakers(
  doc: Document,
  sentence: Sentence,
  m: SentenceMatches,
  previous: Speaker | null,
): Speaker[] {
  const speakers: Speaker[] = [];
  for (const cue of m.cues) {
    if (cue.entry.cue === 'according') {
      const speaker = toSpeaker(doc, m, phraseAfter(doc, sentence, cue.to), cue.from);
      if (speaker) speakers.push(speaker);
      continue;
    }
    if (cue.entry.cue !== 'speech') continue;
    const before = phraseBefore(doc, sentence, cue.from);
    const pronoun = before !== null && PRONOUNS.test(doc.tokens[before.to - 1]!.word);
    const inverted =
      doc.tokens[cue.from - 1] && /^[",”]$/.test(doc.tokens[cue.from - 1]!.word)
        ? phraseAfter(doc, sentence, cue.to)
        : null;
    const speaker = toSpeaker(doc, m, before, cue.from) ?? toSpeaker(doc, m, inverted, cue.from);
    if (speaker) speakers.push(speaker);
    else if (pronoun && previous) speakers.push({ ...previous, verb: cue.from });
  }
  return speakers;
}
