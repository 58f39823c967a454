import { attachDenials } from '#lib/merge/attach-denials.ts';
import { buildIncident, compareMembers } from '#lib/merge/build-incident.ts';
import { buildLedger } from '#lib/merge/build-ledger.ts';
import { isTold, listCandidates } from '#lib/merge/candidates.ts';
import { type Cluster, compareText } from '#lib/merge/cluster.ts';
import { matchMentions } from '#lib/merge/match-mentions.ts';
import type { Candidate, MergedIncident, Report } from '#lib/merge/report.ts';
import type { Rulings } from '#lib/merge/rulings.ts';

const NO_RULINGS: Rulings = { together: [], apart: [] };

/**
 * Merges what all articles say into incidents. An incident keeps the id that most of its members had in
 * `previousIds` (key: `articleId/mentionId`); a new one gets an id from its first member's key.
 * `rulings` are what analysts decided. The result does not depend on the order of reports.
 */
export function mergeMentions(
  reports: readonly Report[],
  previousIds: ReadonlyMap<string, string>,
  rulings: Rulings = NO_RULINGS,
): MergedIncident[] {
  const all = reports.flatMap(listCandidates);
  const told = all.filter(isTold);
  const denied = all.filter(({ mention }) => mention.assertion === 'denied');
  return mergeCandidates(told, groupByArticle(told), denied, previousIds, rulings);
}

/** `mergeMentions` of some mentions; `toldBy` holds all mentions told as fact of the articles that deny something. */
export function mergeCandidates(
  told: readonly Candidate[],
  toldBy: ReadonlyMap<string, readonly Candidate[]>,
  denied: readonly Candidate[],
  previousIds: ReadonlyMap<string, string>,
  rulings: Rulings = NO_RULINGS,
): MergedIncident[] {
  const clusters = matchMentions(told, rulings);
  const denials = attachDenials(denied, toldBy, clusters);
  for (const cluster of clusters) cluster.members.sort(compareMembers);
  const taken = new Set<string>();
  return clusters
    .sort((a, b) => b.members.length - a.members.length || compareText(a.members[0]!.key, b.members[0]!.key))
    .map((cluster) => {
      const deniedHere = denials.get(cluster) ?? [];
      const ledger = buildLedger(cluster.members, deniedHere);
      return {
        incident: buildIncident(keepId(cluster, previousIds, taken), cluster.members, deniedHere, ledger),
        why: cluster.why,
        apart: cluster.apart,
        denials: deniedHere.map(({ report, mention }) => ({
          article: report.articleId,
          mention: mention.id,
        })),
        ledger,
      };
    });
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

function keepId(cluster: Cluster, previousIds: ReadonlyMap<string, string>, taken: Set<string>): string {
  const votes = new Map<string, number>();
  for (const { key } of cluster.members) {
    const id = previousIds.get(key);
    if (id !== undefined && !taken.has(id)) votes.set(id, (votes.get(id) ?? 0) + 1);
  }
  const best = [...votes].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0];
  let id = best ?? `i_${cluster.members[0]!.key.replace(/^a_/, '').replace('/', '_')}`;
  while (taken.has(id)) id += '_';
  taken.add(id);
  return id;
}
