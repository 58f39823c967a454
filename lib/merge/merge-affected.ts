import type { PreviousIds } from '#lib/merge/assign-ids.ts';
import { isGrounded, listCandidates } from '#lib/merge/candidates.ts';
import { drawersNear } from '#lib/merge/drawers.ts';
import { sayMiss } from '#lib/merge/join-dated.ts';
import { look, type MergeIndex } from '#lib/merge/merge-index.ts';
import { mergeCandidates } from '#lib/merge/merge-mentions.ts';
import type { Candidate, MergedIncident, NearMiss } from '#lib/merge/report.ts';
import type { Rulings } from '#lib/merge/rulings.ts';
import { NEAR_MISS, scorePair } from '#lib/merge/score-pair.ts';

/** Merges the affected mentions anew; with all other incidents unchanged this is what merging everything would give. */
export function mergeAffected(
  index: MergeIndex,
  affected: ReadonlySet<string>,
  previous: PreviousIds,
  rulings: Rulings,
): MergedIncident[] {
  const told = [...affected].map((key) => index.told.get(key)!);
  const reports = [...new Set(told.map((c) => c.report))];
  const older = reports.flatMap(({ articleId }) => [...(index.versions.get(articleId) ?? [])]);
  const all = [...reports, ...older.map((id) => index.reports.get(id)!)].flatMap(listCandidates);
  const beside = told.filter(isGrounded).flatMap((candidate) => missedBeside(index, candidate, affected));
  return mergeCandidates({ told, all, beside }, previous, rulings);
}

/** The near misses of a grounded mention with those that are not merged anew. */
function missedBeside(index: MergeIndex, candidate: Candidate, affected: ReadonlySet<string>): NearMiss[] {
  const others = look(index, drawersNear(candidate), candidate, (other) => {
    return other.report !== candidate.report && !affected.has(other.key);
  });
  return others.flatMap((other): NearMiss[] => {
    // In the order of their keys, as all pairs are: the words of a reason name the first first.
    const pair = candidate.key < other.key ? scorePair(candidate, other) : scorePair(other, candidate);
    const why = pair.score >= NEAR_MISS ? sayMiss(pair) : null;
    return why === null ? [] : [{ a: candidate.key, b: other.key, score: pair.score, why, askedBy: null }];
  });
}
