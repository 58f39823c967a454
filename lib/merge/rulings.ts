import type { Cluster } from '#lib/merge/cluster.ts';

/** What analysts decided about pairs of mentions (by key); it outweighs every score and is kept over new merges. */
export interface Rulings {
  /** Pairs that are one attack. */
  together: readonly (readonly [string, string])[];
  /** Pairs that are two attacks: nothing joins them or their groups. */
  apart: readonly (readonly [string, string])[];
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
