/** Place names that speak instead of being a scene: "Moscow has accused", "the ministry in Kyiv", "Moscow time". */
import type { Document, Sentence } from '#lib/extract/segment.ts';
import type { SentenceMatches } from '#lib/extract/sentence-matches.ts';

/** What may stand between a government's name and its verb. */
const AUXILIARY =
  /^(has|had|have|also|itself|later|still|now|then|again|never|not|did|does|long|already|initially|immediately|repeatedly|quickly|promptly|earlier|since|meanwhile|however|only)$/;
/** What a government does with words; the lexicon's speech, denial and blame cues count besides. */
const VOICES =
  /^(put|puts|spoke|speaks|promised|vowed|calls|called|commented|comments|answered|replied|responded|refused|declined|gave|insists|describes|described|apologised|apologized|regretted|protested|summoned|requires|demands|demanded|wants|hopes|believes|fears|knows|expects)$/;
const SAYS = new Set(['speech', 'denial', 'blame', 'claim_responsibility']);
/** Bodies of a state: their seat is no scene. */
const BODY =
  /^(ministry|committee|embassy|intelligence|government|parliament|kremlin|cabinet|command|headquarters|mission|delegation|secretariat|court|agency|agencies|media|diplomats|commentators|appointees)$/;
const BODY_OPENER =
  /^(ministry|minister|spokesman|spokeswoman|spokesperson|committee|government|parliament|kremlin|general|president|diplomats|commentators|intelligence|defence|defense|foreign)$/;

function says(doc: Document, m: SentenceMatches, at: number): boolean {
  return (
    VOICES.test(doc.tokens[at]?.word ?? '') || m.cues.some((c) => c.from === at && SAYS.has(c.entry.cue))
  );
}

/** "the Investigative Committee in Moscow", "the Ministry of Defence in Kyiv". */
function isSeatOfBody(doc: Document, sentence: Sentence, at: number): boolean {
  if (!/^(in|at)$/.test(doc.tokens[at - 1]?.word ?? '')) return false;
  for (let i = at - 2; i >= Math.max(sentence.from, at - 8); i--) {
    const token = doc.tokens[i]!;
    if (/^officials?$/.test(token.word) && doc.tokens[i - 1]?.word === 'no') return true;
    if (BODY.test(token.word) || (token.capital && /^organi[sz]ation$/.test(token.word))) return true;
    if (
      !/^(of|for|the|and)$/.test(token.word) &&
      !token.capital &&
      !/^(defen[cs]e|foreign|affairs|emergencies|health|interior|situations)$/.test(token.word)
    )
      return false;
  }
  return false;
}

/** "In Moscow, the ministry of defence said …", "In Moscow it was stated that …". */
function opensStatement(
  doc: Document,
  sentence: Sentence,
  m: SentenceMatches,
  at: number,
  end: number,
): boolean {
  if (at - sentence.from > 2 || doc.tokens[at - 1]?.word !== 'in') return false;
  const from = doc.tokens[end]?.word === ',' ? end + 1 : end;
  if (doc.tokens[from]?.word === 'it' && /^(was|is)$/.test(doc.tokens[from + 1]?.word ?? ''))
    return says(doc, m, from + 2);
  for (let i = from; i < Math.min(sentence.to, from + 6); i++) {
    const word = doc.tokens[i]!.word;
    if (BODY_OPENER.test(word)) return true;
    if (/^(where|when|which|who|that|,)$/.test(word)) return false;
  }
  return false;
}

/** "Poltava, a city south-east of Kyiv": the second name only says where the first one lies. */
function isGloss(doc: Document, sentence: Sentence, at: number): boolean {
  if (doc.tokens[at - 1]?.word !== 'of' || !/^(north|south|east|west)/.test(doc.tokens[at - 2]?.word ?? ''))
    return false;
  let town = false;
  for (let i = at - 3; i >= Math.max(sentence.from, at - 9); i--) {
    const word = doc.tokens[i]!.word;
    if (word === ',') return town && doc.tokens[i - 1]!.capital;
    if (/^(city|town|village|settlement|port|suburb|community)$/.test(word)) town = true;
  }
  return false;
}

/** "Russia's appointees", "the United States embassy", "it was Ukraine that", "the border of the European Union". */
function isActorName(doc: Document, at: number, end: number): boolean {
  const next = doc.tokens[end]?.word ?? '';
  const owned = next === "'s" ? (doc.tokens[end + 1]?.word ?? '') : next;
  if (
    /^(embassy|consulate|ambassador|appointees|proxies|diplomats|intelligence|allies|delegation|mission|representatives|envoy|offices)$/.test(
      owned,
    )
  )
    return true;
  const the = doc.tokens[at - 1]?.word === 'the' ? 1 : 0;
  const before = doc.tokens[at - 1 - the]?.word ?? '';
  const second = doc.tokens[at - 2 - the]?.word ?? '';
  if (/^(of|with|to|into)$/.test(before) && /^(border|frontier|borders)$/.test(second)) return true;
  return before === 'was' && /^(that|which|who)$/.test(next);
}

const STREETS = /^(park|street|square|avenue|boulevard|lane|road|garden|gardens)$/;

/** True if the place name at tokens `at`..`end` (exclusive) stands for a government or for where one sits. */
export function isVoice(
  doc: Document,
  sentence: Sentence,
  m: SentenceMatches,
  at: number,
  end: number,
): boolean {
  const next = doc.tokens[end];
  if (next?.word === 'time' || (next?.capital && /^(fleet|flotilla)$/.test(next.word))) return true;
  if (next && !next.capital && STREETS.test(next.word)) return true;
  if (isActorName(doc, at, end) || isGloss(doc, sentence, at)) return true;
  if (isSeatOfBody(doc, sentence, at) || opensStatement(doc, sentence, m, at, end)) return true;
  if (/^(in|at|near|on|of|from|outside|around|across|over)$/.test(doc.tokens[at - 1]?.word ?? ''))
    return false;
  let i = end;
  while (i < Math.min(sentence.to, end + 4) && AUXILIARY.test(doc.tokens[i]!.word)) i++;
  return says(doc, m, i);
}
