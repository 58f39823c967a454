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

/** "More than 130 people to have lost their lives since October 8", "88 attacks since April": a sum over a stretch of time. */
function isSumSince(doc: Document, sentence: Sentence, toll: Toll): boolean {
  if (toll.basis === 'total') return false;
  if (isTally(doc, sentence, toll)) return true;
  let perfect = false;
  for (let i = Math.max(sentence.from, toll.from - 4); i < toll.to + 1 && i < sentence.to; i++)
    perfect ||= /^(have|has|had)$/.test(doc.tokens[i]!.word);
  if (!perfect) return false;
  for (let i = toll.to; i < Math.min(sentence.to, toll.to + 14); i++) {
    const { word } = doc.tokens[i]!;
    if (/^[,;:]$/.test(word)) return false;
    if (word === 'since')
      return (
        !/^(the|then|a|this|dawn|morning|early|midnight|yesterday|last)$/.test(
          doc.tokens[i + 1]?.word ?? '',
        ) && !namesWeekday(doc, i + 1)
      );
  }
  return false;
}

const TALLIED = /^(verified|recorded|documented|registered|counted)$/;

/** "Since April 2023 WHO has verified 88 attacks, in which 55 people were killed". */
function isTally(doc: Document, sentence: Sentence, toll: Toll): boolean {
  let tallied = false;
  for (let i = toll.from - 1; i >= Math.max(sentence.from, toll.from - 18); i--) {
    const { word } = doc.tokens[i]!;
    if (/^[;:]$/.test(word)) return false;
    tallied ||= TALLIED.test(word) && /^(has|have|had)$/.test(doc.tokens[i - 1]?.word ?? '');
    if (tallied && word === 'since') return true;
  }
  return false;
}

function namesWeekday(doc: Document, at: number): boolean {
  return /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$/.test(doc.tokens[at]?.word ?? '');
}

/** "That year's war lasted 34 days and cost the lives of about 1,200 people". */
function isCostOfWar(doc: Document, sentence: Sentence, toll: Toll): boolean {
  if (!/^(cost|costs|claimed)$/.test(doc.tokens[toll.from]!.word)) return false;
  for (let i = toll.from - 1; i >= Math.max(sentence.from, toll.from - 12); i--) {
    const { word } = doc.tokens[i]!;
    if (/^[;:]$/.test(word)) return false;
    if (/^(war|conflict|insurgency|invasion)$/.test(word)) return true;
  }
  return false;
}

/** "The insurgency, now in its sixth year, has killed more than 13,000": what a war has done so far. */
function isOfWar(doc: Document, sentence: Sentence, toll: Toll): boolean {
  if (
    isPassiveOfWar(doc, sentence, toll) ||
    isSumSince(doc, sentence, toll) ||
    isCostOfWar(doc, sentence, toll)
  )
    return true;
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

/** "Between the afternoons of 16 and 17 February 83 were killed", "Over the past 24 hours …": a count of a stretch of time. */
function opensSpan(doc: Document, sentence: Sentence): boolean {
  let at = sentence.from;
  while (at < sentence.to && /^[*•\-–—]$/.test(doc.tokens[at]!.word)) at++;
  const words = doc.tokens.slice(at, Math.min(sentence.to, at + 10)).map((t) => t.word);
  if (words[0] === 'between')
    return words.includes('and') && words.some((w) => /^(mornings|afternoons|evenings|noon)$/.test(w));
  if (!/^(in|over|during|within)$/.test(words[0] ?? '') || words[1] !== 'the') return false;
  return /^(past|last|previous)$/.test(words[2] ?? '') && /^(24|48|72)$/.test(words[3] ?? '');
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
  if (totals.length === 0) return opensSpan(doc, sentence) ? [] : tolls;
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
