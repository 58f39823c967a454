/** Counts over several attacks that a report sums up before it tells them: "Two attacks killed 12: in A five died, in B seven". */
import type { Candidate } from '#lib/extract/candidate.ts';
import type { Cluster } from '#lib/extract/cluster.ts';
import { relatePlaces } from '#lib/extract/compatible.ts';
import type { ExtractContext } from '#lib/extract/extract-context.ts';
import type { Toll } from '#lib/extract/find-tolls.ts';
import type { Telling } from '#lib/extract/telling.ts';

const isDead = (t: Toll): boolean => t.field === 'killed' && t.basis !== 'single' && t.min > 0;

/** The sum that a cluster gives for several attacks at once; 0 where it counts one attack's. */
export function sumOf({ sum, counted }: Cluster): number {
  // A headline that names the same number speaks of the same sum.
  const isAll = counted.size === 0 || (counted.size === 1 && counted.has(sum));
  return isAll ? sum : 0;
}

/** True if a telling counts the dead of one place inside the country or region of a sum. */
export function countsPart(t: Telling, cluster: Cluster, context: ExtractContext): boolean {
  const sum = sumOf(cluster);
  if (sum === 0 || t.several || !t.place || t.place.precision === 'country' || t.place.precision === 'region')
    return false;
  if (!t.tolls.some((x) => isDead(x) && x.min < sum)) return false;
  if (!cluster.place) return true;
  return relatePlaces(t.place, cluster.place, context.containersOf) === 'held';
}

const TOLD = new Set<Candidate['assertion']>(['happened', 'historic']);

/** Marks the sums of which two attacks or more are told after them: they are no attack of their own. */
export function markSums(clusters: readonly Cluster[], context: ExtractContext): void {
  for (const cluster of clusters) {
    if (sumOf(cluster) === 0) continue;
    const parts = clusters.filter((c) => {
      const [head] = c.tellings;
      return c !== cluster && head && TOLD.has(head.assertion) && countsPart(head, cluster, context);
    });
    if (parts.length < 2) continue;
    cluster.isHeading = true;
    const { type } = cluster.tellings[0]!;
    for (const part of parts)
      for (const t of part.tellings) if (t.type === 'attack_unspecified') t.type = type;
  }
}
