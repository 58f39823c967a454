import { type Cluster, compareText } from '#lib/merge/cluster.ts';
import { hashedId } from '#lib/merge/hashed-id.ts';

/** Which incident each member (`articleId/mentionId`) belonged to, and which of two incidents is the older. */
export interface PreviousIds {
  of: ReadonlyMap<string, string>;
  /** When an id was first given: any number that grows; ids without one count as the youngest. */
  born: ReadonlyMap<string, number>;
  /** True for an id of an incident that takes no part in this merge. */
  isTaken?: (id: string) => boolean;
}

/** Nothing was merged before. */
export const NO_PREVIOUS: PreviousIds = { of: new Map(), born: new Map() };

/** The id of each group, and the ids that went away with the id that they lead on to. */
export interface AssignedIds {
  of: Map<Cluster, string>;
  redirects: Map<string, string>;
}

/**
 * Gives each group its id. An old id goes to the group that holds most of its members (of equals the larger group, then
 * the first key); a group to which several went keeps the oldest, and the others lead on to it. A group that got none
 * takes an id from its first member's key. Members must be in their order; the order of `clusters` does not matter.
 */
export function assignIds(clusters: readonly Cluster[], previous: PreviousIds): AssignedIds {
  const sorted = [...clusters].sort(
    (a, b) => b.members.length - a.members.length || compareText(firstKey(a), firstKey(b)),
  );
  const claims = claimOldIds(sorted, previous.of);
  const redirects = new Map<string, string>();
  const of = new Map<Cluster, string>();
  const taken = new Set<string>();
  for (const [cluster, ids] of claims) {
    const [kept, ...others] = ids.sort((a, b) => age(a, previous) - age(b, previous) || compareText(a, b));
    of.set(cluster, kept!);
    taken.add(kept!);
    for (const other of others) redirects.set(other, kept!);
  }
  const isTaken = (id: string): boolean =>
    taken.has(id) || redirects.has(id) || (previous.isTaken?.(id) ?? false);
  for (const cluster of sorted) {
    if (of.has(cluster)) continue;
    let attempt = 0;
    let id = hashedId('i_', firstKey(cluster));
    while (isTaken(id)) id = hashedId('i_', firstKey(cluster), ++attempt);
    of.set(cluster, id);
    taken.add(id);
  }
  return { of, redirects };
}

function firstKey(cluster: Cluster): string {
  return cluster.members[0]!.key;
}

function age(id: string, previous: PreviousIds): number {
  return previous.born.get(id) ?? Number.MAX_SAFE_INTEGER;
}

/** The old ids that go to each group. */
function claimOldIds(sorted: readonly Cluster[], of: ReadonlyMap<string, string>): Map<Cluster, string[]> {
  const best = new Map<string, { cluster: Cluster; count: number }>();
  for (const cluster of sorted) {
    const counts = new Map<string, number>();
    for (const { key } of cluster.members) {
      const id = of.get(key);
      if (id !== undefined) counts.set(id, (counts.get(id) ?? 0) + 1);
    }
    for (const [id, count] of counts) {
      if (count > (best.get(id)?.count ?? 0)) best.set(id, { cluster, count });
    }
  }
  const claims = new Map<Cluster, string[]>();
  for (const [id, { cluster }] of best) claims.set(cluster, [...(claims.get(cluster) ?? []), id]);
  return claims;
}
