import type { Cluster } from '#lib/merge/cluster.ts';
import { findPairs } from '#lib/merge/find-pairs.ts';
import type { Candidate, NearMiss } from '#lib/merge/report.ts';
import type { ToldApart } from '#lib/merge/rulings.ts';
import { MERGE_THRESHOLD, NEAR_MISS, type PairScore, scorePair } from '#lib/merge/score-pair.ts';
import { isWide, kmBetween, MAX_APART_KM } from '#lib/merge/score-place.ts';
import { type DatedTime, daysApart, isDated } from '#lib/merge/score-time.ts';

type Rate = (x: Candidate, y: Candidate) => PairScore;

interface Pair extends PairScore {
  a: number;
  b: number;
  /** True where it is what both reports tell first of their day and town. */
  ofFirst: boolean;
}

/**
 * What two reports tell first of a day and town is joined before what they tell besides, unless that is clearly more
 * alike: a report that tells one attack in two parts would else draw other reports of it to either part.
 */
const FIRST_START = 0.1;

function rankOf({ score, ofFirst }: Pair): number {
  return score + (ofFirst ? FIRST_START : 0);
}

/** True where its report tells of no attack near it on its days before it. */
function isFirstTold({ report, mention }: Candidate): boolean {
  const { place, time } = mention;
  const before = report.mentions.slice(0, report.mentions.indexOf(mention));
  return !before.some(
    (other) =>
      isDated(other.time) &&
      !isWide(other.place) &&
      daysApart(other.time, time as DatedTime) === 0 &&
      kmBetween(other.place, place)! <= MAX_APART_KM,
  );
}

/**
 * Groups dated mentions with a point: scores the pairs that lie near in time and place, joins the best pairs first
 * and never joins groups in which any two members conflict. `sorted` must be in a fixed order (by key).
 * O(n log n) beside the pairs found.
 */
export function joinDated(
  sorted: readonly Candidate[],
  toldApart: ToldApart,
): { clusters: Cluster[]; misses: NearMiss[] } {
  const rate: Rate = (x, y) => {
    const score = scorePair(x, y);
    return toldApart(x.key, y.key) ? { ...score, conflict: 'an analyst told them apart' } : score;
  };
  const first = sorted.map(isFirstTold);
  const pairs = findPairs(sorted)
    .map(
      ([a, b]): Pair => ({
        a,
        b,
        ofFirst: first[a]! && first[b]!,
        ...rate(sorted[a]!, sorted[b]!),
      }),
    )
    .filter((pair) => pair.score >= NEAR_MISS)
    .sort((p, q) => rankOf(q) - rankOf(p) || p.a - q.a || p.b - q.b);
  const clusters = sorted.map((candidate): Cluster => ({ members: [candidate], why: [] }));
  const rootOf = makeRoots(sorted.length);
  for (const pair of pairs) {
    const [a, b] = [rootOf.find(pair.a), rootOf.find(pair.b)];
    if (a === b || pair.conflict !== null || pair.score < MERGE_THRESHOLD) continue;
    if (firstClash(clusters[a]!, clusters[b]!, rate) !== null) continue;
    const [kept, gone] = a < b ? [a, b] : [b, a];
    clusters[kept]!.members.push(...clusters[gone]!.members);
    clusters[kept]!.why.push(
      ...clusters[gone]!.why,
      `${sorted[pair.a]!.key} and ${sorted[pair.b]!.key} are one attack: ${pair.why.join('; ')}`,
    );
    rootOf.join(kept, gone);
  }
  const misses = pairs.flatMap((pair): NearMiss[] => {
    const [a, b] = [rootOf.find(pair.a), rootOf.find(pair.b)];
    const [x, y] = [sorted[pair.a]!, sorted[pair.b]!];
    if (a === b || x.report.articleId === y.report.articleId) return [];
    const clash = sayMiss(pair) ?? firstClash(clusters[a]!, clusters[b]!, rate) ?? 'others fit better';
    return [{ a: x.key, b: y.key, score: pair.score, why: clash, askedBy: null }];
  });
  return { clusters: clusters.filter((_, i) => rootOf.find(i) === i), misses };
}

/** What keeps a pair apart by itself; null where only the groups around it do. */
export function sayMiss(pair: PairScore): string | null {
  if (pair.conflict !== null) return pair.conflict;
  if (pair.score >= MERGE_THRESHOLD) return null;
  return `too little agrees (${pair.score.toFixed(2)} of ${MERGE_THRESHOLD}): ${pair.why.join('; ')}`;
}

function firstClash(a: Cluster, b: Cluster, rate: Rate): string | null {
  for (const x of a.members) {
    for (const y of b.members) {
      const { conflict } = rate(x, y);
      if (conflict !== null) return `${[x.key, y.key].sort().join(' and ')}: ${conflict}`;
    }
  }
  return null;
}

/** Disjoint sets over 0…size-1 whose representative is the one that `join` keeps. */
function makeRoots(size: number): {
  find: (i: number) => number;
  join: (kept: number, gone: number) => void;
} {
  const parent = Array.from({ length: size }, (_, i) => i);
  const find = (i: number): number => {
    let root = i;
    while (parent[root] !== root) root = parent[root]!;
    let at = i;
    while (parent[at] !== root) [parent[at], at] = [root, parent[at]!];
    return root;
  };
  return {
    find,
    join: (kept, gone) => {
      parent[gone] = kept;
    },
  };
}
