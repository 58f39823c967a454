import type { Cluster } from '#lib/merge/cluster.ts';
import type { GradeLevel } from '#lib/schema.ts';

/** What an analyst says an incident is worth; it goes with the mention (key) that it was said of. */
export interface GradeRuling {
  key: string;
  level: GradeLevel;
  by: string;
  /** ISO day. */
  day: string;
  note: string | null;
}

/** What analysts decided about mentions (by key); it outweighs every score and is kept over new merges. */
export interface Rulings {
  /** Pairs that are one attack. */
  together: readonly (readonly [string, string])[];
  /** Pairs that are two attacks: nothing joins them or their groups. */
  apart: readonly (readonly [string, string])[];
  /** Oldest first; of several on one incident the last holds. */
  grades: readonly GradeRuling[];
}

/** Nobody decided anything. */
export const NO_RULINGS: Rulings = { together: [], apart: [], grades: [] };

/** The grades that analysts gave, with their place in the order, by the mention that they were said of. */
export function readGrades({ grades }: Rulings): Map<string, { order: number; ruling: GradeRuling }> {
  return new Map(grades.map((ruling, order) => [ruling.key, { order, ruling }]));
}

/** Answers whether two mentions, by key, were told apart. */
export type ToldApart = (a: string, b: string) => boolean;

/** The rulings that keep mentions apart, for quick look-up. */
export function readApart(rulings: Rulings): ToldApart {
  const pairs = new Set(rulings.apart.flatMap(([a, b]) => [`${a}\n${b}`, `${b}\n${a}`]));
  return (a, b) => pairs.size > 0 && pairs.has(`${a}\n${b}`);
}

/**
 * Joins the groups of mentions that an analyst put together, unless another ruling tells members of them apart; the
 * newer of two rulings should therefore replace the older. Rulings on mentions that are gone do nothing.
 */
export function joinTogether(
  clusters: readonly Cluster[],
  rulings: Rulings,
  toldApart: ToldApart,
): Cluster[] {
  const home = new Map(clusters.flatMap((c) => c.members.map(({ key }) => [key, c] as const)));
  const gone = new Set<Cluster>();
  for (const [a, b] of [...rulings.together].sort((p, q) => (p.join('\n') < q.join('\n') ? -1 : 1))) {
    const [x, y] = [home.get(a), home.get(b)];
    if (!x || !y || x === y) continue;
    if (x.members.some((m) => y.members.some((n) => toldApart(m.key, n.key)))) continue;
    x.members.push(...y.members);
    x.why.push(...y.why, `${a} and ${b} are one attack: an analyst joined them`);
    for (const { key } of y.members) home.set(key, x);
    gone.add(y);
  }
  return clusters.filter((cluster) => !gone.has(cluster));
}
