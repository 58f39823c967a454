import { attachOpen } from '#lib/merge/attach-open.ts';
import { isGrounded } from '#lib/merge/candidates.ts';
import { type Cluster, compareText } from '#lib/merge/cluster.ts';
import { joinDated } from '#lib/merge/join-dated.ts';
import { joinOpen } from '#lib/merge/join-open.ts';
import type { Candidate, NearMiss } from '#lib/merge/report.ts';
import { joinTogether, type Rulings, readApart } from '#lib/merge/rulings.ts';

/**
 * Groups mentions of different articles into attacks. First those with a day and a point, pair by pair; then those
 * without, and those made only in passing, each to the one attack that it fits; the rest stay by themselves, copies of
 * one text together, save those that name neither place nor day. An analyst's rulings outweigh every score. Deterministic and independent of the order of `candidates`.
 * O(n log n) beside the pairs near in time and place.
 */
export function matchMentions(
  candidates: readonly Candidate[],
  rulings: Rulings,
): { clusters: Cluster[]; misses: NearMiss[] } {
  const toldApart = readApart(rulings);
  const sorted = [...candidates].sort((a, b) => compareText(a.key, b.key));
  const dated = sorted.filter(isGrounded);
  const open = sorted.filter((candidate) => !isGrounded(candidate));
  const joined = joinDated(dated, toldApart);
  const clusters = joined.clusters.filter((cluster) => !isPassing(cluster));
  const passing = joined.clusters.filter(isPassing);
  const recalled = attachOpen(
    passing.map(({ members }) => members[0]!),
    clusters,
    toldApart,
  );
  const stays = new Set(recalled.left);
  const kept = [...clusters, ...passing.filter(({ members }) => stays.has(members[0]!))];
  const attached = attachOpen(open, kept, toldApart);
  const rest = joinOpen(
    attached.left.sort((a, b) => compareText(a.key, b.key)),
    toldApart,
  );
  return {
    clusters: joinTogether([...kept, ...rest], rulings, toldApart).filter(isSomewhere),
    misses: [...joined.misses, ...recalled.misses, ...attached.misses],
  };
}

/** True for a single mention that its article makes only in passing. */
function isPassing({ members: [first, ...others] }: Cluster): boolean {
  return others.length === 0 && first!.mention.tier === 'background';
}

/**
 * False for words of an attack that name neither a place nor a time and fit no attack that is known: there is nothing to
 * put on a map or a timeline, and an anniversary piece that says "the dam" must not make a new attack.
 */
function isSomewhere({ members }: Cluster): boolean {
  return members.some(({ mention: { place, time } }) => place !== null || time.start !== null);
}
