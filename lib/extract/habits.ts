/** Attacks told as a habit, a kind or a whole war: none of them in particular. */
import type { Match } from '#lib/extract/lexicon.ts';
import type { Document, Sentence } from '#lib/extract/segment.ts';
import type { SentenceMatches } from '#lib/extract/sentence-matches.ts';
import type { Trigger } from '#lib/extract/trigger.ts';

type Cue = Match<'cues'>;

/** "the largest since the beginning of the invasion" speaks of one attack, not of all of them. */
export function isSuperlative(doc: Document, sentence: Sentence, cue: Cue): boolean {
  for (let i = cue.from - 1; i >= Math.max(sentence.from, cue.from - 16); i--) {
    if (
      /^(worst|largest|biggest|deadliest|heaviest|first|most|highest|greatest|bloodiest|longest|fiercest)$/.test(
        doc.tokens[i]!.word,
      )
    )
      return true;
  }
  return false;
}

/** "reading of attacks on Kherson or Sumy": any attacks there, none in particular, unless their dead are counted. */
function isAnyOf(doc: Document, m: SentenceMatches, t: Trigger): boolean {
  if (m.tolls.length > 0) return false;
  if (t.frame.entry.pos !== 'noun' || !/[^s]s$/.test(doc.tokens[t.to - 1]!.word)) return false;
  if (!/^(of|about|from)$/.test(doc.tokens[t.from - 1]?.word ?? '')) return false;
  return doc.tokens.slice(t.to, t.to + 5).some((x) => x.word === 'or');
}

const TALKED_OF =
  /^(on|about|against|over|of|condemned|condemns|condemn|condemning|denounced|denounces|denounce|decried|deplored|criticised|criticized|monitors|documents|documented|records|recorded|counted)$/;
const KINDS =
  /^(civilians|journalists|hospitals|schools|women|girls|children|minorities|muslims|jews|christians|infrastructure|ships|shipping|vessels|police|doctors|medics|teachers|politicians|activists|migrants|refugees|healthcare|health|aid|humanitarian|religious|civilian|places|energy|clinics|churches|mosques)$/;

const TOPICS =
  /^(accusations|allegations|recriminations|blame|talks|debate|concern|anger|outrage|threats|questions)$/;

/** "a law on attacks against journalists", "condemned attacks on civilians": the kind of thing, none in particular. */
export function isGeneric(doc: Document, sentence: Sentence, m: SentenceMatches, t: Trigger): boolean {
  if (t.frame.entry.pos !== 'noun' || !/^(attacks|strikes|assaults|raids)$/.test(doc.tokens[t.from]!.word))
    return false;
  if (m.tolls.length > 0 || !TALKED_OF.test(doc.tokens[t.from - 1]?.word ?? '')) return false;
  if (TOPICS.test(doc.tokens[t.from - 2]?.word ?? '')) return true;
  if (!/^(on|against|targeting)$/.test(doc.tokens[t.to]?.word ?? '') || t.to + 1 >= sentence.to) return false;
  return KINDS.test(doc.tokens[t.to + 1]!.word);
}

/** Present perfect continuous and bare present of a state's attacks tell a habit: "have been targeting". */
export function isHabit(doc: Document, sentence: Sentence, m: SentenceMatches, t: Trigger): boolean {
  if (isAnyOf(doc, m, t)) return true;
  const habit = m.cues.find((c) => c.entry.cue === 'habit' && isClauseMate(doc, c, t));
  if (
    m.cues.some(
      (c) => c.entry.cue === 'war_total' && isClauseMate(doc, c, t) && !isSuperlative(doc, sentence, c),
    )
  )
    return true;
  for (let i = t.from - 1; i >= Math.max(sentence.from, t.from - 3); i--) {
    if (doc.tokens[i]!.word === 'been' && /(?<!be)ing$/.test(doc.tokens[t.from]!.word)) return true;
  }
  return habit !== undefined;
}

function isClauseMate(doc: Document, cue: Cue, t: Trigger): boolean {
  const from = Math.min(cue.to, t.to);
  const to = Math.max(cue.from, t.from);
  let commas = 0;
  for (let i = from; i < to; i++) {
    const word = doc.tokens[i]!.word;
    if (/^[;:.]$/.test(word)) return false;
    if (word === ',') commas++;
  }
  return commas <= 1 && to - from < 25;
}
