import { assignIds, NO_PREVIOUS, type PreviousIds } from '#lib/merge/assign-ids.ts';
import { attachDenials } from '#lib/merge/attach-denials.ts';
import { attachVersions } from '#lib/merge/attach-versions.ts';
import { buildIncident, compareMembers } from '#lib/merge/build-incident.ts';
import { buildLedger } from '#lib/merge/build-ledger.ts';
import { isTold, listCandidates } from '#lib/merge/candidates.ts';
import { type Cluster, compareText } from '#lib/merge/cluster.ts';
import { matchMentions } from '#lib/merge/match-mentions.ts';
import {
  type Candidate,
  type MergedIncident,
  memberOf,
  type NearMiss,
  type Report,
} from '#lib/merge/report.ts';
import { type GradeRuling, NO_RULINGS, type Rulings, readGrades } from '#lib/merge/rulings.ts';

/**
 * Merges what all articles say into incidents. Ids are kept as `assignIds` says. `rulings` are what analysts decided.
 * The result does not depend on the order of reports.
 */
export function mergeMentions(
  reports: readonly Report[],
  previous: PreviousIds = NO_PREVIOUS,
  rulings: Rulings = NO_RULINGS,
): MergedIncident[] {
  const all = reports.flatMap(listCandidates);
  return mergeCandidates({ told: all.filter(isTold), all, beside: [] }, previous, rulings);
}

/**
 * `mergeMentions` of the mentions `told`; `all` holds all mentions of their articles and of older versions of these,
 * `beside` the near misses with mentions that take no part.
 */
export function mergeCandidates(
  {
    told,
    all,
    beside,
  }: { told: readonly Candidate[]; all: readonly Candidate[]; beside: readonly NearMiss[] },
  previous: PreviousIds,
  rulings: Rulings,
): MergedIncident[] {
  const { clusters, misses } = matchMentions(told, rulings);
  const toldBy = groupByArticle(all.filter(isTold));
  const denied = all.filter(({ mention, report }) => mention.assertion === 'denied' && !report.replacedBy);
  const denials = attachDenials(denied, toldBy, clusters);
  const older = attachVersions(
    all.filter(({ report }) => report.replacedBy),
    clusters,
  );
  for (const cluster of clusters) cluster.members.sort(compareMembers);
  const ids = assignIds(clusters, previous);
  const apart = sortMisses([...misses, ...beside, ...listToldApart(rulings, told)], clusters);
  const grades = readGrades(rulings);
  const replaces = new Map<string, string[]>();
  for (const [old, kept] of ids.redirects) push(replaces, kept, old);
  return clusters
    .sort((a, b) => b.members.length - a.members.length || compareText(a.members[0]!.key, b.members[0]!.key))
    .map((cluster) => {
      const id = ids.of.get(cluster)!;
      const deniedHere = denials.get(cluster) ?? [];
      const ledger = buildLedger(cluster.members, deniedHere, older.get(cluster) ?? []);
      return {
        incident: buildIncident(id, cluster.members, deniedHere, ledger, rulingOn(cluster, grades)),
        why: cluster.why,
        apart: apart.get(cluster) ?? [],
        denials: deniedHere.map(({ key }) => memberOf(key)),
        ledger,
        replaces: (replaces.get(id) ?? []).sort(compareText),
      };
    });
}

/** Pairs that an analyst told apart, as near misses: whoever looks at the one is shown the other. */
function listToldApart({ apart }: Rulings, told: readonly Candidate[]): NearMiss[] {
  if (apart.length === 0) return [];
  const keys = new Set(told.map(({ key }) => key));
  return apart
    .filter(([a, b]) => keys.has(a) && keys.has(b))
    .map(([a, b]) => ({ a, b, score: 1, why: 'an analyst told them apart', askedBy: null }));
}

/** The last grade that an analyst gave to any of its members. */
function rulingOn({ members }: Cluster, grades: ReturnType<typeof readGrades>): GradeRuling | null {
  const given = members.flatMap(({ key }) => grades.get(key) ?? []);
  return given.sort((a, b) => b.order - a.order)[0]?.ruling ?? null;
}

/** The near misses of each group, the closest first; those whose two mentions were joined after all are left out. */
function sortMisses(misses: readonly NearMiss[], clusters: readonly Cluster[]): Map<Cluster, NearMiss[]> {
  const home = new Map(clusters.flatMap((c) => c.members.map(({ key }) => [key, c] as const)));
  const sorted = [...misses].sort(
    (p, q) =>
      q.score - p.score || compareText(p.a, q.a) || compareText(p.b, q.b) || compareText(p.why, q.why),
  );
  const seen = new Set<string>();
  const of = new Map<Cluster, NearMiss[]>();
  for (const miss of sorted) {
    const [x, y] = [home.get(miss.a), home.get(miss.b)];
    const pair = [...[miss.a, miss.b].sort(compareText), miss.askedBy].join('\n');
    if (x === y || seen.has(pair)) continue;
    seen.add(pair);
    if (x) push(of, x, miss);
    if (y) push(of, y, { ...miss, a: miss.b, b: miss.a });
  }
  return of;
}

function push<K, T>(map: Map<K, T[]>, key: K, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

function groupByArticle(told: readonly Candidate[]): Map<string, Candidate[]> {
  const groups = new Map<string, Candidate[]>();
  for (const candidate of told) {
    const group = groups.get(candidate.report.articleId);
    if (group) group.push(candidate);
    else groups.set(candidate.report.articleId, [candidate]);
  }
  return groups;
}
