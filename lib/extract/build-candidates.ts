/** From sentences to candidates: reads every sentence into what it says of attacks. */
import { isSuperlative } from '#lib/extract/assess-assertion.ts';
import type { Candidate, Reading, Remainder } from '#lib/extract/candidate.ts';
import { isStamp, isStatementDay } from '#lib/extract/date-words.ts';
import { describeGroup } from '#lib/extract/describe-group.ts';
import type { DatingTimex, ExtractContext } from '#lib/extract/extract-context.ts';
import { type Denial, findDenials } from '#lib/extract/find-denials.ts';
import { findSpeakers, type Speaker } from '#lib/extract/find-speakers.ts';
import { findTolls } from '#lib/extract/find-tolls.ts';
import { findTriggers } from '#lib/extract/find-triggers.ts';
import type { Matches } from '#lib/extract/lexicon.ts';
import { isWarLevel } from '#lib/extract/place-words.ts';
import type { Document, Sentence } from '#lib/extract/segment.ts';
import { matchesWithin, type SentenceMatches } from '#lib/extract/sentence-matches.ts';
import { isVoice } from '#lib/extract/voices.ts';
import { APART, type Located, locate, splitApart, splitZones, tokenAt } from '#lib/extract/zones.ts';
import type { Toponym } from '#lib/schema.ts';

const SKIPPED = new Set(['meta', 'byline', 'boilerplate', 'repeated', 'dateline']);

/** True if a war total ("since the invasion") stands in the sentence: its numbers belong to no single attack. */
function hasWarTotal(doc: Document, sentence: Sentence, m: SentenceMatches): boolean {
  return m.cues.some((c) => c.entry.cue === 'war_total' && !isSuperlative(doc, sentence, c));
}

/** "On 8 April last year": the year of a date says nothing of a total or a habit. */
function withoutDatedTotals(
  doc: Document,
  m: SentenceMatches,
  times: readonly Located<DatingTimex>[],
): SentenceMatches {
  if (times.length === 0 || !m.cues.some((c) => c.entry.cue === 'war_total')) return m;
  const dated = times.map((t) => ({ from: t.from, to: tokenAt(doc, t.item.end) }));
  const inDate = (c: { from: number; to: number }): boolean =>
    dated.some((d) => d.from <= c.from + 1 && c.to <= d.to && d.to - d.from > c.to - c.from);
  return { ...m, cues: m.cues.filter((c) => c.entry.cue !== 'war_total' || !inDate(c)) };
}

/** Hands out the items of each sentence in turn; both sentences and items are in text order. */
function cursor<T>(items: readonly Located<T>[]): (sentence: Sentence) => Located<T>[] {
  let at = 0;
  return (sentence) => {
    while (at < items.length && items[at]!.from < sentence.from) at++;
    const found: Located<T>[] = [];
    for (let i = at; i < items.length && items[i]!.from < sentence.to; i++) found.push(items[i]!);
    return found;
  };
}

type Words = {
  m: SentenceMatches;
  places: Located<Toponym>[];
  times: Located<DatingTimex>[];
  speakers: Speaker[];
};

function readSentence(
  doc: Document,
  sentence: Sentence,
  { m, places, times, speakers }: Words,
): { candidates: Candidate[]; remainder: Remainder | null } {
  const tolls = hasWarTotal(doc, sentence, m) ? [] : findTolls(doc, sentence, m);
  const triggers = findTriggers(doc, sentence, m).filter((t) => !isWarLevel(doc, t, places));
  const groups =
    triggers.length > 0 ? splitZones(doc, sentence, triggers, places, times).flatMap(splitApart) : [];
  const scene = { doc, sentence, m, places, times, tolls, speakers };
  const candidates = groups.map((group) => describeGroup(scene, group));
  if (candidates.some((c) => !APART.includes(c.type))) return { candidates, remainder: null };
  const isDating = (t: Located<DatingTimex>): boolean =>
    t.item.reach !== 'day' || !isStatementDay(doc, m, sentence, t.from, tokenAt(doc, t.item.end));
  const toponyms = places.map((p) => p.item);
  const dating = times.filter(isDating).map((t) => t.item);
  return { candidates, remainder: { sentence, tolls, speakers, toponyms, dating } };
}

/** Reads every sentence of a document into candidates and remainders, in text order. */
export function readSentences(doc: Document, matches: Matches, context: ExtractContext): Reading {
  const placesAt = cursor(locate(doc, context.toponyms));
  const timesAt = cursor(locate(doc, context.timexes).filter((t) => !isStamp(doc, t.from)));
  const candidates: Candidate[] = [];
  const remainders: Remainder[] = [];
  const denials: Denial[] = [];
  let previous: Speaker | null = null;
  for (const sentence of doc.sentences) {
    if (SKIPPED.has(sentence.section)) continue;
    const times = timesAt(sentence);
    const m = withoutDatedTotals(doc, matchesWithin(matches, sentence), times);
    const named = placesAt(sentence);
    const places = named.filter(
      (p) => p.item.role === 'dateline' || !isVoice(doc, sentence, m, p.from, tokenAt(doc, p.item.end)),
    );
    const speakers: Speaker[] = m.cues.length > 0 ? findSpeakers(doc, sentence, m, previous) : [];
    previous = speakers.at(-1) ?? previous;
    const words = { m, places, times, speakers };
    const told = readSentence(doc, sentence, words);
    candidates.push(...told.candidates);
    if (told.remainder) remainders.push(told.remainder);
    if (m.cues.length > 0) denials.push(...findDenials(doc, sentence, m, named, context.lexicon));
  }
  const facts = candidates.some((c) => c.weight === 'full' && c.assertion === 'happened');
  const bodyStart = doc.sentences.find((s) => s.section === 'body')?.index ?? 0;
  return { candidates, remainders, denials, armed: facts || matches.weapons.length > 0, bodyStart };
}
