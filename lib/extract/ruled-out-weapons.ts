/** Weapons that a sentence names only to rule them out: "shells could hardly bring down a dam", "a drone rather than a missile". */
import type { Match } from '#lib/extract/lexicon.ts';
import type { Document, Sentence } from '#lib/extract/segment.ts';
import type { SentenceMatches } from '#lib/extract/sentence-matches.ts';

const ABLE = /^(could|can|would|might|may|will)$/;
const HARDLY = /^(hardly|not|never|scarcely|barely|no)$/;
const UNABLE = /^(cannot|couldn't|can't|wouldn't|won't)$/;

/** "shells or rockets could hardly …": the words behind the weapon and those joined to it say that it cannot have been. */
function isDisclaimed(doc: Document, sentence: Sentence, m: SentenceMatches, w: Match<'weapons'>): boolean {
  let at = w.to;
  for (let next = at; next < sentence.to && /^(or|and|,)$/.test(doc.tokens[next]!.word); ) {
    const joined = m.weapons.find((x) => x.from > next && x.from <= next + 3);
    if (!joined) break;
    at = joined.to;
    next = at;
  }
  const word = doc.tokens[at]?.word ?? '';
  return UNABLE.test(word) || (ABLE.test(word) && HARDLY.test(doc.tokens[at + 1]?.word ?? ''));
}

/** "rather than a missile", "not a missile but a drone", "no missile but a drone". */
function isContrasted(doc: Document, sentence: Sentence, w: Match<'weapons'>): boolean {
  let at = w.from - 1;
  while (
    at > sentence.from &&
    w.from - at <= 3 &&
    /^(a|an|the|by|with|from|any|\w+(?:n|ese|ish)-made)$/.test(doc.tokens[at]!.word)
  )
    at--;
  const [before, second] = [doc.tokens[at]?.word ?? '', doc.tokens[at - 1]?.word ?? ''];
  if ((before === 'than' && second === 'rather') || (before === 'of' && second === 'instead')) return true;
  if (before !== 'not' && before !== 'no') return false;
  for (let i = w.to; i < Math.min(sentence.to, w.to + 4); i++) if (doc.tokens[i]!.word === 'but') return true;
  return before === 'not' && second === ',';
}

const FLIGHT =
  /^(?:air|aerial|dropped|dropping|flew|flown|flying|sorties?|sortie|runs?|airfields?|airbases?|planes?|jets?|warplanes?|fighters?|squadrons?|strategic|stealth|heavy|raids?|airstrikes?|skies|overhead|took|launched|missiles?|tu-\w+|b-\w+)$/;

/** True if the sentence has words of flying, or a state whose bombers they may be. */
function speaksOfFlight(doc: Document, sentence: Sentence, m: SentenceMatches): boolean {
  if (m.actors.some((a) => a.entry.kind === 'state')) return true;
  for (let i = sentence.from; i < sentence.to; i++) if (FLIGHT.test(doc.tokens[i]!.word)) return true;
  return false;
}

/** "Islamic State bombers", "the two bombers … suicide": those who blow themselves up, no aircraft. */
function isPerson(doc: Document, sentence: Sentence, m: SentenceMatches, w: Match<'weapons'>): boolean {
  if (!/^bombers?$/.test(doc.tokens[w.to - 1]!.word) || w.to - w.from > 1) return false;
  if (m.actors.some((a) => a.to === w.from && a.entry.kind === 'group')) return true;
  for (let i = sentence.from; i < sentence.to; i++)
    if (/^(suicide|vest|vests|themselves|himself|herself|gunmen)$/.test(doc.tokens[i]!.word)) return true;
  const before = doc.tokens[w.from - 1];
  const counted =
    before?.kind === 'number' || /^(a|the|two|three|four|five|six|seven)$/.test(before?.word ?? '');
  return counted && w.from - sentence.from <= 3 && !speaksOfFlight(doc, sentence, m);
}

/** The same matches without the weapons that the sentence rules out. */
export function withoutRuledOut(doc: Document, sentence: Sentence, m: SentenceMatches): SentenceMatches {
  if (m.weapons.length === 0) return m;
  const weapons = m.weapons.filter(
    (w) =>
      !isPerson(doc, sentence, m, w) && !isDisclaimed(doc, sentence, m, w) && !isContrasted(doc, sentence, w),
  );
  return weapons.length === m.weapons.length ? m : { ...m, weapons };
}
