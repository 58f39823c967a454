/** A cluster is the tellings of one attack. */
import type { Candidate, Remainder } from '#lib/extract/candidate.ts';
import type { ExtractContext } from '#lib/extract/extract-context.ts';
import type { Denial } from '#lib/extract/find-denials.ts';
import { isPast } from '#lib/extract/look-back.ts';
import type { Sentence } from '#lib/extract/segment.ts';
import type { Telling } from '#lib/extract/telling.ts';
import type { AttackType, MentionPlace, MentionTime } from '#lib/schema.ts';

export type Cluster = {
  tellings: Telling[];
  remainders: Remainder[];
  /** The sentences of the tellings by index: what speaks of one attack a thousand times is not gone through each time. */
  spoken: Map<number, Sentence>;
  /** The types told of it. */
  types: Set<AttackType>;
  /** Some telling is not set in the past of the report. */
  isCurrent: boolean;
  /** Index of the last sentence that spoke of it. */
  last: number;
  denials: Denial[];
  place: MentionPlace | null;
  time: MentionTime | null;
  /** How far the words of `time` stand from the attack's; see `Candidate.datingCost`. */
  timeCost: number;
  /** The most dead that a telling of several attacks sums up ("two attacks killed 12"), and what its other tellings count. */
  sum: number;
  counted: Set<number>;
  /** It only says the day of the attacks told right after it. */
  isHeading: boolean;
};

/** An attack that nothing before has told of. */
export function openCluster(t: Telling): Cluster {
  const cluster: Cluster = {
    tellings: [t],
    remainders: [],
    spoken: new Map(),
    types: new Set(),
    isCurrent: false,
    last: 0,
    denials: [],
    place: t.place,
    time: t.time,
    timeCost: t.datingCost,
    sum: 0,
    counted: new Set(),
    isHeading: false,
  };
  note(cluster, t);
  return cluster;
}

/** Takes down where and as what a telling speaks of it. */
export function note(cluster: Cluster, t: Telling): void {
  cluster.spoken.set(t.sentence.index, t.sentence);
  cluster.types.add(t.type);
  cluster.isCurrent ||= !t.background;
  cluster.last = Math.max(cluster.last, t.sentence.index);
  const dead = Math.max(0, ...t.tolls.filter((x) => x.field === 'killed').map((x) => x.min));
  if (t.several) cluster.sum = Math.max(cluster.sum, dead);
  else if (dead > 0) cluster.counted.add(dead);
}

/** Adds a sentence that only counts or dates. */
export function attach(cluster: Cluster, r: Remainder): void {
  cluster.remainders.push(r);
  cluster.last = Math.max(cluster.last, r.sentence.index);
}

/** Sentences between the one of the given index and the nearest telling outside captions; Infinity above `reach`. */
export function gapTo(cluster: Cluster, index: number, reach: number): number {
  const speaks = (at: number): boolean => (cluster.spoken.get(at)?.section ?? 'caption') !== 'caption';
  for (let gap = 0; gap <= reach; gap++) if (speaks(index - gap) || speaks(index + gap)) return gap;
  return Number.POSITIVE_INFINITY;
}

/** Index of the first sentence that tells it. */
export function firstSentence(cluster: Cluster): number {
  let first = Number.POSITIVE_INFINITY;
  for (const index of cluster.spoken.keys()) first = Math.min(first, index);
  return first;
}

/** True if the telling stands under a photo. */
export function isCaption(t: Candidate): boolean {
  return t.sentence.section === 'caption';
}

/** True if a telling names a day or a month well before the report's own. */
export function isOld(t: Telling, context: ExtractContext): boolean {
  return t.time !== null && isPast(t.time, context.publicationDay.value);
}

/** True if a time names a day or less. */
export function isDay(time: MentionTime | null): boolean {
  return time !== null && ['minute', 'hour', 'part_of_day', 'day'].includes(time.precision);
}
