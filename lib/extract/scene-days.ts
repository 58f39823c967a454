/** Days that an attack takes from what stands around it: the log it is an entry of, a day that is a sentence, the scene that was set before it. */
import type { Reading } from '#lib/extract/candidate.ts';
import { type Cluster, firstSentence, isDay, isOld } from '#lib/extract/cluster.ts';
import type { DatingTimex, ExtractContext } from '#lib/extract/extract-context.ts';
import type { Document } from '#lib/extract/segment.ts';
import type { Telling } from '#lib/extract/telling.ts';
import type { MentionTime } from '#lib/schema.ts';

/** What the sentences of a text say of days, by the number of the sentence. */
export type Scene = {
  doc: Document;
  toldAt: ReadonlyMap<number, readonly { cluster: Cluster; told: Telling }[]>;
  /** Days of sentences that tell no attack. */
  dayAt: ReadonlyMap<number, DatingTimex>;
};

/** Sets the scene once for all clusters: linear in what the text tells. */
export function setScene(doc: Document, reading: Reading, clusters: readonly Cluster[]): Scene {
  const toldAt = new Map<number, { cluster: Cluster; told: Telling }[]>();
  for (const cluster of clusters) {
    for (const told of cluster.tellings) {
      const { index } = told.sentence;
      const there = toldAt.get(index);
      if (!there) toldAt.set(index, [{ cluster, told }]);
      else if (there.at(-1)!.cluster !== cluster) there.push({ cluster, told });
    }
  }
  const dayAt = new Map<number, DatingTimex>();
  for (const { sentence, dating } of reading.remainders) {
    const day = dating.find((d) => d.reach === 'day');
    if (day && !dayAt.has(sentence.index)) dayAt.set(sentence.index, day);
  }
  return { doc, toldAt, dayAt };
}

/** The publication day, where the entry of a log that tells the attack opens with an hour and nothing else dates it. */
export function dayOfEntry(reading: Reading, cluster: Cluster, context: ExtractContext): MentionTime | null {
  const { value, basis } = context.publicationDay;
  const entryOf = reading.entries?.entryOf ?? [];
  const entry = Math.max(-1, ...[...cluster.spoken.keys()].map((index) => entryOf[index] ?? -1));
  const isDated = cluster.tellings.some((t) => t.dating.some((d) => d.reach !== 'clock'));
  if (entry < 0 || !value || isDated) return null;
  const clock = cluster.tellings.flatMap((t) => t.dating).find((d) => d.reach === 'clock');
  return {
    start: value,
    end: value,
    precision: 'day',
    basis,
    clock: null,
    surface: clock?.quote ?? null,
    candidates: [],
    bounds: {},
    evidence: clock ? [{ start: clock.start, end: clock.end, quote: clock.quote }] : [],
    why: [`an entry of a log of ${value} that names no other day`],
  };
}

const DAY_ALONE_TOKENS = 4;

/** "One soldier hurt. Friday.": a day that is a sentence of its own right after the attack, in its paragraph. */
export function dayAlone(
  { doc, dayAt }: Scene,
  cluster: Cluster,
  context: ExtractContext,
): MentionTime | null {
  const first = firstSentence(cluster);
  for (let at = first + 1; at <= first + 2 && at < doc.sentences.length && !opensParagraph(doc, at); at++) {
    const { from, to } = doc.sentences[at]!;
    if (to - from > DAY_ALONE_TOKENS) continue;
    const said = dayAt.get(at);
    if (said) return context.resolveTime([said], 'past');
  }
  return null;
}

/** Words of aftermath: days in such sentences are those of arrests, trials and statements. */
export const AFTERMATH =
  /^(arrested|arrest|processing|condition|update|recovered|event|hosting|charged|court|hearing|trial|vigil|funeral|sentenced|interview|arraigned|press|conference|released|pleaded|custody|investigation|meeting|talks|visit|scheduled|monday's|statement|born|convicted|indicted)$/;
/** How many sentences of its paragraph a day that heads them holds for. */
const SCENE_REACH = 3;

function opensParagraph(doc: Document, index: number): boolean {
  return doc.tokens[doc.sentences[index]!.from]!.breaks === 2;
}

/** The one telling of a cluster that says nothing but a day: "Early on Wednesday Russia struck again." */
function saysOnlyDay(cluster: Cluster): boolean {
  const [only] = cluster.tellings;
  if (!only || cluster.tellings.length > 1) return false;
  return (
    only.toponyms.length === 0 && only.tolls.length === 0 && only.targets.length === 0 && only.weapon === null
  );
}

/**
 * The day that a sentence before the attack in its paragraph names ("Early on Wednesday Russia struck again. In Lviv a
 * drone killed seven."); that sentence is then the head of what follows and no attack of its own.
 */
export function sceneDay(
  { doc, toldAt, dayAt }: Scene,
  cluster: Cluster,
  context: ExtractContext,
  reach = SCENE_REACH,
): MentionTime | null {
  const first = firstSentence(cluster);
  const head = cluster.tellings[0]!;
  if (head.weight !== 'full' && head.tolls.length === 0) return null;
  if (head.toponyms.length === 0 && head.tolls.length === 0 && head.weapon === null) return null;
  for (let at = first; at > 0 && first - at < reach && !opensParagraph(doc, at); ) {
    at--;
    for (const { cluster: other, told } of toldAt.get(at) ?? []) {
      if (!told.time || !isDay(told.time) || told.datingCost > 15 || isOld(told, context)) continue;
      if (saysOnlyDay(other)) other.isHeading = true;
      return withWhy(told.time);
    }
    if (tellsAftermath(doc, at)) return null;
    const said = dayAt.get(at);
    if (said) return withWhy(context.resolveTime([said], 'past'));
  }
  return null;
}

function tellsAftermath(doc: Document, index: number): boolean {
  const { from, to } = doc.sentences[index]!;
  for (let i = from; i < to; i++) if (AFTERMATH.test(doc.tokens[i]!.word)) return true;
  return false;
}

function withWhy(time: MentionTime): MentionTime | null {
  if (!time.start) return null;
  const why = `the sentence before it in the paragraph names the day: “${time.surface}”`;
  return { ...time, clock: null, why: [why, ...time.why] };
}
