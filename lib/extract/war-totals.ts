/** Counts of a whole war or a whole year, which belong to no single attack. */

import type { DatingTimex } from '#lib/extract/extract-context.ts';
import type { Toll } from '#lib/extract/find-tolls.ts';
import { isSuperlative } from '#lib/extract/habits.ts';
import type { Document, Sentence } from '#lib/extract/segment.ts';
import type { SentenceMatches } from '#lib/extract/sentence-matches.ts';
import { type Located, tokenAt } from '#lib/extract/zones.ts';

const WARS =
  /^(insurgency|conflict|conflicts|war|violence|fighting|campaign|crackdown|uprising|rebellion|unrest|feud|offensive|onslaught|aggression|invasion|repression|bloodshed|militancy)$/;
const TAKING = /^(killed|claimed|left|cost|wounded|injured|taken|displaced|caused|resulted)$/;

/** "More than 36,000 have been killed in Israel's offensive". */
function isPassiveOfWar(doc: Document, sentence: Sentence, toll: Toll): boolean {
  let perfect = false;
  for (let i = toll.from; i < toll.to; i++)
    perfect ||= doc.tokens[i]!.word === 'been' && /^(have|has)$/.test(doc.tokens[i - 1]!.word);
  if (!perfect || !/^(in|during|by|since)$/.test(doc.tokens[toll.to]?.word ?? '')) return false;
  for (let i = toll.to + 1; i < Math.min(sentence.to, toll.to + 7); i++) {
    const { word } = doc.tokens[i]!;
    if (/^[,;:]$/.test(word)) return false;
    if (WARS.test(word)) return true;
  }
  return false;
}

/** "The insurgency, now in its sixth year, has killed more than 13,000": what a war has done so far. */
function isOfWar(doc: Document, sentence: Sentence, toll: Toll): boolean {
  if (isPassiveOfWar(doc, sentence, toll)) return true;
  for (let i = toll.from + 1; i > Math.max(sentence.from, toll.from - 8); i--) {
    if (!TAKING.test(doc.tokens[i]?.word ?? '') || !/^(has|have|had)$/.test(doc.tokens[i - 1]!.word))
      continue;
    for (let k = i - 2; k >= Math.max(sentence.from, i - 24); k--) {
      const { word } = doc.tokens[k]!;
      if (/^[;:]$/.test(word)) return false;
      if (WARS.test(word)) return true;
    }
  }
  return false;
}

/** Counts that stand in one clause with a war total ("since the invasion") belong to no single attack. */
export function withoutWarTotals(
  doc: Document,
  sentence: Sentence,
  m: SentenceMatches,
  counted: Toll[],
): Toll[] {
  const tolls = counted.filter((toll) => !isOfWar(doc, sentence, toll));
  const totals = m.cues.filter((c) => c.entry.cue === 'war_total' && !isSuperlative(doc, sentence, c));
  if (totals.length === 0) return tolls;
  const isParted = (a: number, b: number): boolean =>
    doc.tokens.slice(Math.min(a, b), Math.max(a, b)).some((t) => t.word === ';' || t.word === ':');
  return tolls.filter((toll) => totals.every((cue) => isParted(cue.from, toll.from)));
}

/** "Strikes on Lebanon killed 492": told in the simple past as one blow, with no span of time and no total beside it. */
export function tellsOneBlow(
  doc: Document,
  tolls: readonly Toll[],
  times: readonly Located<DatingTimex>[],
): boolean {
  if (times.some(({ item }) => item.reach === 'wide')) return false;
  return tolls.some(
    (toll) =>
      toll.basis === 'count' &&
      /^(killed|wounded|injured)$/.test(doc.tokens[toll.from]!.word) &&
      !/^(have|has|had|been|be|was|were|are|is|who|and|or|not|never)$/.test(
        doc.tokens[toll.from - 1]?.word ?? '',
      ),
  );
}

/** "On 8 April last year": the year of a date says nothing of a total or a habit. */
export function withoutDatedTotals(
  doc: Document,
  m: SentenceMatches,
  times: readonly Located<DatingTimex>[],
): SentenceMatches {
  if (!m.cues.some((c) => c.entry.cue === 'war_total')) return m;
  const dated = times.map((t) => ({ from: t.from, to: tokenAt(doc, t.item.end) }));
  const inDate = (c: { from: number; to: number }): boolean =>
    dated.some((d) => d.from <= c.from + 1 && c.to <= d.to && d.to - d.from > c.to - c.from);
  // "last year's massacre": whose, not how many.
  const isOwner = (c: { to: number }): boolean => doc.tokens[c.to]?.word === "'s";
  return { ...m, cues: m.cues.filter((c) => c.entry.cue !== 'war_total' || !(inDate(c) || isOwner(c))) };
}
