import type { Cluster } from '#lib/merge/cluster.ts';
import { compareText } from '#lib/merge/cluster.ts';
import type { Candidate } from '#lib/merge/report.ts';
import type { Mention } from '#lib/schema.ts';

/** Below this likeness an older version tells of something that the newer one no longer does. */
const LEAST_LIKENESS = 3;

/**
 * The attack that each mention of an older version of an article is about: that of the mention of the newer version
 * that is most like it. Its numbers stay in the ledger of that attack; one that the newer version dropped is left out.
 */
export function attachVersions(
  older: readonly Candidate[],
  clusters: readonly Cluster[],
): Map<Cluster, Candidate[]> {
  const found = new Map<Cluster, Candidate[]>();
  if (older.length === 0) return found;
  const articles = new Set(older.map(({ report }) => report.replacedBy));
  const newer = clusters.flatMap((cluster) =>
    cluster.members
      .filter(({ report }) => articles.has(report.articleId))
      .map((member) => ({ member, cluster })),
  );
  for (const old of [...older].sort((a, b) => compareText(a.key, b.key))) {
    const like = newer
      .filter(({ member }) => member.report.articleId === old.report.replacedBy)
      .map((entry) => ({ ...entry, likeness: likenessOf(old.mention, entry.member.mention) }))
      .filter(({ likeness }) => likeness >= LEAST_LIKENESS)
      .sort((a, b) => b.likeness - a.likeness || compareText(a.member.key, b.member.key))[0];
    if (like) found.set(like.cluster, [...(found.get(like.cluster) ?? []), old]);
  }
  return found;
}

/** How alike two versions of one mention are: place and day count two each, type and tier one. */
function likenessOf(a: Mention, b: Mention): number {
  const place = (m: Mention): string | null => m.place?.placeId ?? m.place?.name ?? null;
  return (
    (place(a) === place(b) ? 2 : 0) +
    (a.time.start === b.time.start && a.time.end === b.time.end ? 2 : 0) +
    (a.type === b.type ? 1 : 0) +
    (a.tier === b.tier ? 1 : 0)
  );
}
