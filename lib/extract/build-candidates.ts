/** From sentences to candidates: reads every sentence into what it says of attacks. */
import { isAccident, withoutMishaps } from '#lib/extract/accidents.ts';
import type { Candidate, Reading, Remainder } from '#lib/extract/candidate.ts';
import { withoutMourned } from '#lib/extract/commemorations.ts';
import { partsOfComparison } from '#lib/extract/compared-past.ts';
import { splitDated } from '#lib/extract/dated-stretches.ts';
import { describeGroup } from '#lib/extract/describe-group.ts';
import { findEntries } from '#lib/extract/entries.ts';
import type { DatingTimex, ExtractContext } from '#lib/extract/extract-context.ts';
import { type Denial, findDenials } from '#lib/extract/find-denials.ts';
import { findSpeakers, type Speaker } from '#lib/extract/find-speakers.ts';
import { findTolls, type TollField } from '#lib/extract/find-tolls.ts';
import { findTriggers } from '#lib/extract/find-triggers.ts';
import type { Match, Matches } from '#lib/extract/lexicon.ts';
import { sceneOfVoice } from '#lib/extract/local-voices.ts';
import { endsBefore, isOtherDate, isPast, withPastDeaths } from '#lib/extract/look-back.ts';
import { withoutLookalikes } from '#lib/extract/lookalikes.ts';
import { splitOneAnother, splitOrdinals } from '#lib/extract/ordinal-stretches.ts';
import { isSeat, isWarLevel } from '#lib/extract/place-words.ts';
import { splitClauses, splitPlaced } from '#lib/extract/placed-stretches.ts';
import { findRestated } from '#lib/extract/restated-tolls.ts';
import { withoutRuledOut } from '#lib/extract/ruled-out-weapons.ts';
import { findHeads, type Head } from '#lib/extract/run-in-heads.ts';
import type { Document, Sentence } from '#lib/extract/segment.ts';
import { matchesWithin, type SentenceMatches } from '#lib/extract/sentence-matches.ts';
import { withoutLeadingSum } from '#lib/extract/several-attacks.ts';
import { isStamp, isStatementDay } from '#lib/extract/statement-days.ts';
import { isVoice } from '#lib/extract/voices.ts';
import { tellsOneBlow, withoutDatedTotals, withoutWarTotals } from '#lib/extract/war-totals.ts';
import { APART, itemsOf, type Located, locate, splitApart, splitZones, tokenAt } from '#lib/extract/zones.ts';
import type { MentionTime, Toponym } from '#lib/schema.ts';

const SKIPPED = new Set(['meta', 'byline', 'boilerplate', 'repeated', 'dateline']);

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
  /** The place whose police or court speaks, where that is the scene. */
  local: Located<Toponym> | null;
  times: Located<DatingTimex>[];
  speakers: Speaker[];
  denied: Denial[];
  namedBefore: Match<'actors'> | null;
  timeOf: (timex: DatingTimex) => MentionTime;
  published: string | null;
  /** What the count told last before this sentence counts. */
  lastField: TollField | null;
};

function readSentence(
  doc: Document,
  sentence: Sentence,
  { m, places, local, times, speakers, denied, namedBefore, timeOf, published, lastField }: Words,
): { candidates: Candidate[]; remainder: Remainder | null; lastField: TollField | null } {
  const counted = findTolls(doc, sentence, m);
  const looked = withoutLookalikes(doc, sentence, m, findTriggers(doc, sentence, m));
  const triggered = withoutMourned(doc, sentence, m, looked);
  const accident = isAccident(doc, sentence, m, triggered);
  const stated = accident ? [] : [...counted, ...findRestated(doc, sentence, counted, lastField)];
  const tolls = withoutLeadingSum(doc, sentence, triggered, withoutWarTotals(doc, sentence, m, stated));
  // "Strikes on Lebanon killed 492 people on Monday": a day and its dead are one attack's, though a country is named.
  const dayNamed = tolls.length > 0 && times.some(({ item }) => item.reach === 'day');
  const single = dayNamed || tellsOneBlow(doc, tolls, times);
  const told = withoutMishaps(triggered, accident).filter((t) => single || !isWarLevel(doc, t, places));
  const isBack = ({ item }: Located<DatingTimex>): boolean =>
    isPast(timeOf(item), published) || isOtherDate(item, timeOf(item), published);
  const hasDead = tolls.some((t) => t.field === 'killed' && t.basis !== 'single' && t.min > 0);
  const triggers = hasDead ? withPastDeaths(doc, sentence, told, tolls, times, isBack) : told;
  const dated = { m, places, times, tolls, timeOf };
  const groups =
    triggers.length > 0
      ? splitZones(doc, sentence, triggers, places, times)
          .flatMap((group) => splitDated(doc, group, dated))
          .flatMap((group) => splitClauses(doc, group, dated))
          .flatMap((group) => splitPlaced(doc, group, dated))
          .flatMap((group) => splitOrdinals(doc, group, tolls))
          .flatMap((group) => splitOneAnother(doc, group, places))
          .flatMap(splitApart)
      : [];
  const scene = { doc, sentence, m, places, local, times, tolls, speakers, denied, namedBefore };
  const candidates: Candidate[] = [];
  for (const group of groups) candidates.push(describeGroup(scene, group));
  const field = tolls.findLast((t) => t.field !== 'shot')?.field ?? null;
  if (candidates.some((c) => !APART.includes(c.type)))
    return { candidates, remainder: null, lastField: field };
  const isDating = (t: Located<DatingTimex>): boolean =>
    t.item.reach !== 'day' || !isStatementDay(doc, m, sentence, t.from, tokenAt(doc, t.item.end));
  const toponyms = itemsOf(places);
  const dating = itemsOf(times.filter(isDating));
  return { candidates, remainder: { sentence, tolls, speakers, toponyms, dating }, lastField: field };
}

function wordsWithin(words: Words, part: Sentence): Words {
  const holds = (x: { from: number }): boolean => x.from >= part.from && x.from < part.to;
  return {
    ...words,
    m: matchesWithin(words.m, part),
    places: words.places.filter(holds),
    times: words.times.filter(holds),
    speakers: words.speakers.filter(holds),
  };
}

/** "The deadliest since 31 July, when 32 died": what the attack is measured by is an attack of its own, with its day and its dead. */
function readParts(doc: Document, sentence: Sentence, words: Words): ReturnType<typeof readSentence> {
  const isCounted = words.times.length > 0 && words.m.tolls.length > 0;
  const parts = isCounted ? partsOfComparison(doc, sentence) : null;
  if (parts === null) return readSentence(doc, sentence, words);
  const past = readSentence(doc, parts[1], wordsWithin(words, parts[1])).candidates.filter(
    (c) =>
      c.assertion === 'happened' &&
      c.tolls.some((t) => t.field === 'killed' && t.min > 0) &&
      c.dating[0] !== undefined &&
      endsBefore(words.timeOf(c.dating[0]), words.published),
  );
  if (past.length === 0) return readSentence(doc, sentence, words);
  const head = readSentence(doc, parts[0], wordsWithin(words, parts[0]));
  return { ...head, candidates: [...head.candidates, ...past.map((c) => ({ ...c, opensNew: true }))] };
}

/** "In Kyiv the mayor said that 16 people had died there": the seat is the scene as well. */
function isMeantByThere(doc: Document, sentence: Sentence, at: number): boolean {
  if (at - sentence.from !== 1 || doc.tokens[at - 1]!.word !== 'in') return false;
  for (let i = at + 1; i < sentence.to; i++) if (doc.tokens[i]!.word === 'there') return true;
  return false;
}

const SCENES = new Set(['event', 'container']);

/** Under a head that names the scene, a sentence without a place of its own takes place there. */
function underHead(
  doc: Document,
  m: SentenceMatches,
  places: Located<Toponym>[],
  head: Head | null,
  sentence: Sentence,
): Located<Toponym>[] {
  const isScene = (p: Located<Toponym>): boolean =>
    SCENES.has(p.item.role) && p.item.place?.kind !== 'country' && !isSeat(doc, m, p.from);
  if (!head || places.some(isScene)) return places;
  return [{ item: { ...head.toponym, role: 'event' }, from: sentence.from }, ...places];
}

/** Reads every sentence of a document into candidates and remainders, in text order. */
export function readSentences(doc: Document, matches: Matches, context: ExtractContext): Reading {
  const located = locate(doc, context.toponyms);
  const heads = findHeads(doc, located);
  const placesAt = cursor(located);
  const timesAt = cursor(locate(doc, context.timexes).filter((t) => !isStamp(doc, t.from)));
  const candidates: Candidate[] = [];
  const remainders: Remainder[] = [];
  const denials: Denial[] = [];
  const timeOf = (timex: DatingTimex): MentionTime => context.resolveTime([timex], 'past');
  let field: TollField | null = null;
  let previous: Speaker | null = null;
  let group: Match<'actors'> | null = null;
  for (const sentence of doc.sentences) {
    if (SKIPPED.has(sentence.section)) continue;
    const times = timesAt(sentence);
    const told = withoutRuledOut(doc, sentence, matchesWithin(matches, sentence));
    const m = withoutDatedTotals(doc, told, times);
    const named = placesAt(sentence);
    const own = named.filter(
      (p) =>
        p.item.role === 'dateline' ||
        isMeantByThere(doc, sentence, p.from) ||
        !isVoice(doc, sentence, m, p.from, tokenAt(doc, p.item.end)),
    );
    const local = sceneOfVoice(doc, sentence, named, own);
    const places = underHead(
      doc,
      m,
      local ? [...own.filter((p) => p.from !== local.from), local] : own,
      heads[sentence.index] ?? null,
      sentence,
    );
    const speakers: Speaker[] = m.cues.length > 0 ? findSpeakers(doc, sentence, m, previous) : [];
    previous = speakers.at(-1) ?? previous;
    const published = context.publicationDay.value;
    const denied = m.cues.length > 0 ? findDenials(doc, sentence, m, named, context.lexicon) : [];
    const namedBefore = group && sentence.index - (doc.sentenceOf[group.from] ?? -1) <= 2 ? group : null;
    const spoken = { local, speakers, denied, namedBefore };
    const words = { m, places, times, ...spoken, timeOf, published, lastField: field };
    const read = readParts(doc, sentence, words);
    field = read.lastField ?? field;
    candidates.push(...read.candidates);
    if (read.remainder) remainders.push(read.remainder);
    denials.push(...denied);
    group = m.actors.findLast((a) => a.entry.kind === 'group') ?? group;
  }
  const facts = candidates.some((c) => c.weight === 'full' && c.assertion === 'happened');
  const bodyStart = doc.sentences.find((s) => s.section === 'body')?.index ?? 0;
  return {
    candidates,
    remainders,
    denials,
    armed: facts || matches.weapons.length > 0,
    heads: Array.from(heads, (head) => head?.sentence ?? null),
    entries: findEntries(doc),
    bodyStart,
  };
}
