/** The attacks that an open mention could join besides: which of them decide its choice, whatever becomes of the others. */
import { isGrounded } from '#lib/merge/candidates.ts';
import { drawersToJoin } from '#lib/merge/drawers.ts';
import { findTold, isWanted, look, type MergeIndex, wantGroup } from '#lib/merge/merge-index.ts';
import type { Candidate } from '#lib/merge/report.ts';
import { ATTACH_MARGIN, couldAttach, scoreAttachment, thresholdOf } from '#lib/merge/score-attachment.ts';
import { areFarApart } from '#lib/merge/score-place.ts';

/** What is known of mentions (keys) from the last merging. */
export interface Known {
  /** All that share an incident or a ruling with a mention, itself among them. */
  mates: (key: string) => readonly string[];
  /** One member of each attack that an open mention chose between in vain; null where that is not known. */
  rivals: (key: string) => readonly string[] | null;
  /** True where an analyst decided about a mention. */
  isRuled: (key: string) => boolean;
}

/** True for a mention that groups do not form around: it looks for one. */
export function isOpen(candidate: Candidate): boolean {
  return !isGrounded(candidate) || candidate.mention.tier === 'background';
}

/** A group outside the change that decided an open mention's choice, and how well it fits. */
type Choice = { keys: readonly string[]; score: number };

/**
 * The groups that an open mention chose between when it was merged last, the best first: the one that it joined, else the
 * best two that came near; any other fits it less. "wanted" where they are to be fetched first, null where they are not
 * known, have changed (`moved`) or may change.
 */
export function lastChoice(
  index: MergeIndex,
  open: Candidate,
  { mates, rivals, isRuled }: Known,
  moved: ReadonlySet<string>,
): Choice[] | 'wanted' | null {
  const last = isGrounded(open) || moved.has(open.key) ? null : rivals(open.key);
  if (last === null) return null;
  for (const key of last) wantGroup(index, key);
  if (last.some((key) => isWanted(index, key))) return 'wanted';
  const own = mates(open.key).filter((key) => key !== open.key);
  const found = own.map((key) => findTold(index, key));
  if (own.some((key) => isWanted(index, key))) return 'wanted';
  const isAttached = found.some((member) => member && isGrounded(member));
  const groups = isAttached ? [own] : [...new Map(last.map((key) => [mates(key)[0], mates(key)])).values()];
  const choices = groups.map((keys) => ({ keys, score: scoreGroup(index, open, keys, moved) }));
  if (groups.some((keys) => keys.some((key) => isWanted(index, key)))) return 'wanted';
  if (choices.some(({ keys, score }) => score === null || keys.some(isRuled))) return null;
  const known = choices.map(({ keys, score }) => ({ keys, score: score! })).sort((a, b) => b.score - a.score);
  return isAttached && known[0]!.score < thresholdOf(open) ? null : known;
}

/** How well the best member told as news fits; null where a member has changed or is gone, or one in passing fits better. */
function scoreGroup(
  index: MergeIndex,
  open: Candidate,
  keys: readonly string[],
  moved: ReadonlySet<string>,
): number | null {
  let [news, passing] = [0, 0];
  for (const key of keys) {
    const member = findTold(index, key);
    if (!member || moved.has(key)) return null;
    const score = isGrounded(member) ? (scoreAttachment(open, member)?.score ?? 0) : 0;
    if (isOpen(member)) passing = Math.max(passing, score);
    else news = Math.max(news, score);
  }
  return news === 0 || passing > news ? null : news;
}

/**
 * True for an open mention that attacks outside the change fit so much better than `g` does that it chooses as before,
 * whatever becomes of `g`. Only members told as news are looked at: those recalled in passing may move.
 */
export function isOutbid(
  index: MergeIndex,
  open: Candidate,
  g: Candidate,
  known: Known,
  reach: ReadonlySet<string>,
): boolean {
  if (isGrounded(open)) return false;
  const least = scoreAttachment(open, g)?.score ?? 0;
  const last = lastChoice(index, open, known, reach);
  // Until the groups are here the answer does not count.
  if (last === 'wanted') return true;
  if (last === null) return areTwoBetter(index, open, least, known, reach);
  const [best, second] = last;
  if (!best) return false;
  if (second) return least < second.score;
  return least < (best.score < thresholdOf(open) ? best.score : best.score - ATTACH_MARGIN);
}

/** True where two attacks outside the change fit better than `least`. */
function areTwoBetter(
  index: MergeIndex,
  open: Candidate,
  least: number,
  { mates }: Known,
  reach: ReadonlySet<string>,
): boolean {
  const seen = new Set<string>();
  look(index, drawersToJoin(open), open, (other) => {
    if (seen.size > 1 || reach.has(other.key) || !isGrounded(other) || isOpen(other)) return false;
    const group = mates(other.key)[0] ?? other.key;
    if (seen.has(group) || !couldAttach(open, other)) return false;
    const isBetter = (scoreAttachment(open, other)?.score ?? 0) > least;
    if (isBetter && isFree(index, open, mates(other.key))) seen.add(group);
    return false;
  });
  return seen.size > 1;
}

/** True where nothing rules an open mention out of the group of these keys. */
function isFree(index: MergeIndex, open: Candidate, keys: readonly string[]): boolean {
  return keys.every((key) => {
    const member = findTold(index, key);
    return (
      member !== undefined &&
      member !== open &&
      member.report.articleId !== open.report.articleId &&
      !areFarApart(member.mention.place, open.mention.place)
    );
  });
}

/**
 * Of the mentions that an open one could join, those of groups that decide its choice: it weighs the best two. Left out
 * are those of groups outside the change that fit it less than two others outside the change do.
 */
export function keepDecisive(
  index: MergeIndex,
  open: Candidate,
  found: readonly Candidate[],
  { mates }: Known,
  reach: ReadonlySet<string>,
): Candidate[] {
  const best = new Map<string, number>();
  const groupOf = new Map<Candidate, string>();
  for (const other of found) {
    const keys = mates(other.key);
    if (reach.has(other.key) || isOpen(other) || !isFree(index, open, keys)) continue;
    const group = keys[0] ?? other.key;
    groupOf.set(other, group);
    best.set(group, Math.max(best.get(group) ?? 0, scoreAttachment(open, other)?.score ?? 0));
  }
  const second = [...best.values()].sort((a, b) => b - a)[1] ?? 0;
  return found.filter((other) => {
    const group = groupOf.get(other);
    return group === undefined || best.get(group)! >= second;
  });
}
