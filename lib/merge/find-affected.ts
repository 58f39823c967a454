import { isGrounded, listCandidates } from '#lib/merge/candidates.ts';
import { drawerOfWords, drawersNear, drawersOfOpen, drawersToJoin } from '#lib/merge/drawers.ts';
import { reasonToPair } from '#lib/merge/join-open.ts';
import { findTold, look, type MergeIndex } from '#lib/merge/merge-index.ts';
import type { Candidate } from '#lib/merge/report.ts';
import { isOpen, isOutbid, type Known, keepDecisive, lastChoice } from '#lib/merge/rivals.ts';
import { ATTACH_MARGIN, couldAttach, scoreAttachment, thresholdOf } from '#lib/merge/score-attachment.ts';
import { MERGE_THRESHOLD, scorePair } from '#lib/merge/score-pair.ts';

/**
 * Keys of the mentions to merge anew when these change (before a removal, after an addition). Groups of grounded
 * mentions change only through pairs that could join; an open mention's choice changes only with the groups that it
 * could join. So the reach is: the groups around the change; the open mentions that could join them; the groups those
 * could join instead, as far as they decide its choice; and all that shares an incident or a ruling with any of these
 * (`mates`). It does not spread further.
 */
export function findAffected(index: MergeIndex, keys: Iterable<string>, known: Known): Set<string> {
  const { mates } = known;
  const reach = new Set<string>();
  addGroups(index, reach, keys, mates);
  const moved = new Set(reach);
  const open = new Set<Candidate>([...reach].map((key) => index.told.get(key)!).filter(isOpen));
  const changed = [...reach].map((key) => index.told.get(key)!).filter(isGrounded);
  for (let g = changed.pop(); g !== undefined; g = changed.pop()) {
    for (const other of attachable(index, g)) {
      if (open.has(other) || isSettled(index, other, g, mates)) continue;
      if (isOutbid(index, other, g, known, reach)) continue;
      // One recalled in passing that moves may leave, or become, the attack that open mentions could join.
      if (isGrounded(other)) changed.push(other);
      open.add(other);
    }
  }
  for (const { report } of [...open]) for (const c of listCandidates(report)) addIfOpen(index, open, c.key);
  const seen = new Set<Candidate>();
  for (;;) {
    const fresh = [...open].filter((candidate) => !seen.has(candidate));
    if (fresh.length === 0) return reach;
    for (const candidate of fresh) {
      seen.add(candidate);
      addGroups(index, reach, [candidate.key, ...joinable(index, candidate, known, moved)], mates);
    }
    for (const key of reach) {
      if (!mates(key).some((mate) => mate !== key && isAnchor(index, mate))) addIfOpen(index, open, key);
    }
  }
}

/** True for an open mention that fits its attack, of which `g` is no part, so much better that `g` changes nothing. */
function isSettled(
  index: MergeIndex,
  open: Candidate,
  g: Candidate,
  mates: (key: string) => readonly string[],
): boolean {
  let own = 0;
  for (const key of mates(open.key)) {
    const mate = key === open.key ? undefined : findTold(index, key);
    if (mate === g) return false;
    if (mate && isGrounded(mate)) own = Math.max(own, scoreAttachment(open, mate)?.score ?? 0);
  }
  if (own < thresholdOf(open)) return false;
  return (scoreAttachment(open, g)?.score ?? 0) < own - ATTACH_MARGIN;
}

/** True for a mention that groups form around: an open one beside it has found its place. */
function isAnchor(index: MergeIndex, key: string): boolean {
  const candidate = findTold(index, key);
  return candidate !== undefined && isGrounded(candidate);
}

function addIfOpen(index: MergeIndex, open: Set<Candidate>, key: string): void {
  const candidate = index.told.get(key);
  if (candidate && isOpen(candidate)) open.add(candidate);
}

/** Adds mentions, those that share an incident with them, and those that pairs of grounded mentions may tie to them. */
function addGroups(
  index: MergeIndex,
  reach: Set<string>,
  keys: Iterable<string>,
  mates: (key: string) => readonly string[],
): void {
  const queue = [...keys];
  for (let key = queue.pop(); key !== undefined; key = queue.pop()) {
    const candidate = findTold(index, key);
    if (reach.has(key) || !candidate) continue;
    reach.add(key);
    queue.push(...mates(key));
    if (isGrounded(candidate)) queue.push(...pairable(index, candidate));
  }
}

/** Keys of the grounded mentions that a grounded one may be one attack with. */
function pairable(index: MergeIndex, grounded: Candidate): string[] {
  const found = look(index, drawersNear(grounded), grounded, (other) => {
    const { score, conflict } = scorePair(grounded, other);
    return conflict === null && score >= MERGE_THRESHOLD;
  });
  return found.map(({ key }) => key);
}

/** The open mentions that could join a grounded one. */
function attachable(index: MergeIndex, grounded: Candidate): Candidate[] {
  return look(index, drawersOfOpen(grounded), grounded, (other) => mayAttach(other, grounded));
}

/** Keys of the mentions that an open one could join: grounded ones that decide its choice, and open ones of the same words. */
function joinable(
  index: MergeIndex,
  open: Candidate,
  known: Known,
  moved: ReadonlySet<string>,
): readonly string[] {
  const alike = look(index, [drawerOfWords(open)], open, (other) => reasonToPair(open, other) !== null);
  const keys = isGrounded(open) ? [] : alike.map(({ key }) => key);
  const last = lastChoice(index, open, known, moved);
  if (last === 'wanted') return keys;
  if (last !== null) return [...keys, ...last.flatMap((choice) => choice.keys)];
  const fitting = look(
    index,
    drawersToJoin(open),
    open,
    (other) => isGrounded(other) && mayAttach(open, other),
  );
  return [...keys, ...keepDecisive(index, open, fitting, known, moved).map(({ key }) => key)];
}

function mayAttach(open: Candidate, dated: Candidate): boolean {
  if (!couldAttach(open, dated)) return false;
  const fit = scoreAttachment(open, dated);
  return fit !== null && fit.score >= thresholdOf(open) - ATTACH_MARGIN;
}
