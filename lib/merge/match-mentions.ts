import type { Candidate } from '#lib/merge/report.ts';
import { MERGE_THRESHOLD, scorePair } from '#lib/merge/score-pair.ts';
import { addDays, daysBetween } from '#lib/time.ts';

/** Mentions that are one attack, with the reasons of every join. */
export interface Cluster {
  members: Candidate[];
  why: string[];
}

/** Longest period (days) that blocks day by day; longer ones are matched only by their ends. */
const MAX_BLOCK_DAYS = 31;

/**
 * Groups mentions of different articles into attacks: blocks by country and day, and by place; scores the pairs of a
 * block, joins the best pairs first and never joins groups in which any two members conflict.
 * Deterministic and independent of the order of `candidates`.
 * O(n log n) over the corpus plus the pairs within a block.
 */
export function matchMentions(candidates: readonly Candidate[]): Cluster[] {
  const sorted = [...candidates].sort((a, b) => compareText(a.key, b.key));
  const pairs = candidatePairs(sorted)
    .map(([a, b]) => ({ a, b, ...scorePair(sorted[a]!, sorted[b]!) }))
    .filter((pair) => pair.conflict === null && pair.score >= MERGE_THRESHOLD)
    .sort((p, q) => q.score - p.score || p.a - q.a || p.b - q.b);
  const clusters = sorted.map((candidate): Cluster => ({ members: [candidate], why: [] }));
  const parent = sorted.map((_, i) => i);
  const rootOf = (i: number): number => {
    let root = i;
    while (parent[root] !== root) root = parent[root]!;
    parent[i] = root;
    return root;
  };
  for (const pair of pairs) {
    const [a, b] = [rootOf(pair.a), rootOf(pair.b)];
    if (a === b || clash(clusters[a]!, clusters[b]!)) continue;
    clusters[a]!.members.push(...clusters[b]!.members);
    clusters[a]!.why.push(...clusters[b]!.why, describeJoin(sorted[pair.a]!, sorted[pair.b]!, pair.why));
    parent[b] = a;
  }
  return clusters.filter((_, i) => parent[i] === i);
}

function describeJoin(a: Candidate, b: Candidate, why: string[]): string {
  return `${a.key} and ${b.key} are one attack: ${why.join('; ')}`;
}

function clash(a: Cluster, b: Cluster): boolean {
  return a.members.some((x) => b.members.some((y) => scorePair(x, y).conflict !== null));
}

/** Index pairs (i < j) that share a block. Undated mentions meet every mention of their place. */
function candidatePairs(sorted: readonly Candidate[]): [number, number][] {
  const blocks = new Map<string, number[]>();
  sorted.forEach((candidate, i) => {
    for (const key of blockKeys(candidate)) {
      const block = blocks.get(key);
      if (block) block.push(i);
      else blocks.set(key, [i]);
    }
  });
  const seen = new Set<number>();
  const pairs: [number, number][] = [];
  for (const block of blocks.values()) {
    for (let i = 0; i < block.length; i++) {
      for (let j = i + 1; j < block.length; j++) {
        const id = block[i]! * sorted.length + block[j]!;
        if (seen.has(id)) continue;
        seen.add(id);
        pairs.push([block[i]!, block[j]!]);
      }
    }
  }
  return pairs;
}

function blockKeys({ mention }: Candidate): string[] {
  const country = mention.place?.country ?? '';
  const { start, end } = mention.time;
  const keys: string[] = mention.place?.placeId ? [`place:${mention.place.placeId}`] : [];
  if (!start || !end) return keys;
  const days = daysBetween(start, end);
  if (days > MAX_BLOCK_DAYS) return [`${country}:${start}`, `${country}:${end}`];
  const dated = Array.from({ length: days + 1 }, (_, i) => `${country}:${addDays(start, i)}`);
  return [...keys, ...dated];
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
