import type { Cluster } from '#lib/merge/cluster.ts';
import { compareText } from '#lib/merge/cluster.ts';
import type { Candidate } from '#lib/merge/report.ts';
import { kmBetween, MAX_APART_KM } from '#lib/merge/score-place.ts';

/**
 * The attack that each denial is about: the one told in the same article by the words nearest to it that name neither
 * another day nor another place. A denial that fits none is left out. `told` are all mentions told as fact, by article.
 */
export function attachDenials(
  denied: readonly Candidate[],
  told: ReadonlyMap<string, readonly Candidate[]>,
  clusters: readonly Cluster[],
): Map<Cluster, Candidate[]> {
  const home = new Map(clusters.flatMap((c) => c.members.map(({ key }) => [key, c] as const)));
  const found = new Map<Cluster, Candidate[]>();
  for (const denial of [...denied].sort((a, b) => compareText(a.key, b.key))) {
    const fitting = (told.get(denial.report.articleId) ?? []).filter((member) => mayDeny(denial, member));
    const nearest = fitting.sort((a, b) => gap(denial, a) - gap(denial, b) || compareText(a.key, b.key))[0];
    const cluster = nearest && home.get(nearest.key);
    if (cluster) found.set(cluster, [...(found.get(cluster) ?? []), denial]);
  }
  return found;
}

function mayDeny({ mention: denial }: Candidate, { mention: told }: Candidate): boolean {
  if (denial.time.start && denial.time.end && told.time.start && told.time.end) {
    if (denial.time.end < told.time.start || told.time.end < denial.time.start) return false;
  }
  const km = kmBetween(denial.place, told.place);
  const reach = Math.max(MAX_APART_KM, denial.place?.radiusKm ?? 0, told.place?.radiusKm ?? 0);
  return km === null || km <= reach;
}

/** Distance in the text, in UTF-16 units, between a denial and the words that tell of an attack. */
function gap({ mention: denial }: Candidate, { mention: told }: Candidate): number {
  const at = denial.evidence[0]?.start ?? 0;
  return Math.min(...told.evidence.map((e) => Math.abs(at - e.end)), Number.MAX_SAFE_INTEGER);
}
