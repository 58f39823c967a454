import { type Cluster, compareText } from '#lib/merge/cluster.ts';
import { cellsAround } from '#lib/merge/find-pairs.ts';
import type { Candidate, NearMiss } from '#lib/merge/report.ts';
import type { ToldApart } from '#lib/merge/rulings.ts';
import {
  ATTACH_MARGIN,
  type Attachment,
  couldAttach,
  scoreAttachment,
  thresholdOf,
} from '#lib/merge/score-attachment.ts';
import { areFarApart, isWide, MAX_APART_KM } from '#lib/merge/score-place.ts';
import { isDated, RECENT_DAYS, recallsByToll } from '#lib/merge/score-time.ts';
import { recallsItself } from '#lib/merge/tells-twice.ts';
import { addDays, daysBetween } from '#lib/time.ts';

interface Choice {
  open: Candidate;
  cluster: Cluster;
  fit: Attachment;
}

/**
 * Joins mentions without a day, or with a place wider than a settlement, to the one attack that they fit, and
 * returns those that fit none or more than one. Each is weighed against the attacks as `joinDated` left them, so the
 * order does not matter; of two mentions of one article the better fit joins.
 */
export function attachOpen(
  open: readonly Candidate[],
  clusters: readonly Cluster[],
  toldApart: ToldApart,
): { left: Candidate[]; misses: NearMiss[] } {
  const near = indexClusters(clusters);
  const left: Candidate[] = [];
  const misses: NearMiss[] = [];
  const choices: Choice[] = [];
  for (const candidate of open) {
    const { choice, passed, why } = choose(candidate, near(candidate), toldApart);
    if (choice) choices.push(choice);
    else left.push(candidate);
    for (const { cluster, fit } of passed) misses.push(toMiss(candidate, cluster, fit, why));
  }
  choices.sort((p, q) => q.fit.score - p.fit.score || compareText(p.open.key, q.open.key));
  for (const { open: candidate, cluster, fit } of choices) {
    const clash = clashWith(candidate, cluster);
    if (clash !== null) {
      misses.push(toMiss(candidate, cluster, fit, clash));
      left.push(candidate);
      continue;
    }
    cluster.members.push(candidate);
    cluster.why.push(`${candidate.key} is of this attack: ${fit.why.join('; ')}`);
  }
  return { left, misses };
}

/** Scores of attachments run to about 8, those of pairs to 1. */
const ATTACHMENT_SCALE = 8;

function toMiss(open: Candidate, cluster: Cluster, fit: Attachment, why: string): NearMiss {
  const score = Math.min(1, fit.score / ATTACHMENT_SCALE);
  return { a: firstKey(cluster), b: open.key, score, why, askedBy: open.key };
}

/** What keeps a mention out of a group that others joined meanwhile; null where nothing does. */
function clashWith(open: Candidate, { members }: Cluster): string | null {
  const { mention } = open;
  if (members.some((m) => isToldBeside(open, m))) {
    return 'the same article tells of another attack beside it';
  }
  const far = members.find((m) => areFarApart(m.mention.place, mention.place));
  return far ? `it is more than ${MAX_APART_KM} km from ${far.key}` : null;
}

/** The attack to join, if any, and those that came close with what stood against them. */
function choose(
  open: Candidate,
  clusters: Iterable<Cluster>,
  toldApart: ToldApart,
): { choice: Choice | null; passed: Choice[]; why: string } {
  const choices: Choice[] = [];
  for (const cluster of clusters) {
    const fit = fitOf(open, cluster, toldApart);
    if (fit && fit.score >= thresholdOf(open) - ATTACH_MARGIN) choices.push({ open, cluster, fit });
  }
  choices.sort((p, q) => q.fit.score - p.fit.score || compareText(firstKey(p.cluster), firstKey(q.cluster)));
  const [best, second] = choices;
  if (!best) return { choice: null, passed: [], why: '' };
  if (best.fit.score < thresholdOf(open)) {
    return { choice: null, passed: [best], why: `too little agrees: ${best.fit.why.join('; ')}` };
  }
  if (second && best.fit.score - second.fit.score < ATTACH_MARGIN) {
    return { choice: null, passed: [best, second], why: 'it fits more than one attack' };
  }
  return { choice: best, passed: [], why: '' };
}

function firstKey(cluster: Cluster): string {
  return cluster.members[0]!.key;
}

/** True where one article tells of both, and not of one attack twice. */
function isToldBeside(open: Candidate, member: Candidate): boolean {
  return member.report.articleId === open.report.articleId && !recallsItself(open, member);
}

/** The best fit with any member; none where the same article tells of this attack already. */
function fitOf(open: Candidate, cluster: Cluster, toldApart: ToldApart): Attachment | null {
  let best: Attachment | null = null;
  for (const member of cluster.members) {
    if (isToldBeside(open, member) || toldApart(member.key, open.key)) return null;
    if (areFarApart(member.mention.place, open.mention.place)) return null;
    const fit = couldAttach(open, member) ? scoreAttachment(open, member) : null;
    if (fit && (best === null || fit.score > best.score)) best = fit;
  }
  return best;
}

type Dated = { day: string; cluster: Cluster };

/** The attacks that an open mention may mean: those around its place in its period, or those of its days anywhere. */
function indexClusters(clusters: readonly Cluster[]): (open: Candidate) => Set<Cluster> {
  const byCell = new Map<string, Dated[]>();
  const byDay = new Map<string, Cluster[]>();
  for (const cluster of clusters) {
    for (const { mention } of cluster.members) {
      const day = mention.time.start!;
      push(byCell, cellsAround(mention.place!.lng!, mention.place!.lat!)[0]!, { day, cluster });
      push(byDay, day, cluster);
      if (mention.time.end !== day) push(byDay, mention.time.end!, cluster);
    }
  }
  for (const list of byCell.values()) list.sort((a, b) => compareText(a.day, b.day));
  return ({ mention, report }) => {
    const { start, end, bounds } = mention.time;
    if (isWide(mention.place)) {
      if (!isDated(mention.time)) return new Set();
      return new Set([...(byDay.get(start!) ?? []), ...(byDay.get(end!) ?? [])]);
    }
    const news = (mention.tier === 'primary' || mention.tier === 'secondary') && !recallsByToll(mention);
    const oldest = news && report.published.value ? addDays(report.published.value, -RECENT_DAYS - 1) : '';
    const from = start ? addDays(start, -1) : (bounds.earliest ?? oldest);
    const to = end ?? minDay(report.published.value, bounds.latest ?? null) ?? '9999';
    const found = new Set<Cluster>();
    for (const cell of cellsAround(mention.place!.lng!, mention.place!.lat!)) {
      for (const { cluster } of slice(byCell.get(cell) ?? [], from, to)) found.add(cluster);
    }
    return found;
  };
}

function minDay(a: string | null, b: string | null): string | null {
  return a === null || (b !== null && daysBetween(a, b) < 0) ? b : a;
}

/** The part of a list sorted by day that lies in from…to. */
function slice(list: readonly Dated[], from: string, to: string): Dated[] {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle]!.day < from) low = middle + 1;
    else high = middle;
  }
  const found: Dated[] = [];
  for (let i = low; i < list.length && list[i]!.day <= to; i++) found.push(list[i]!);
  return found;
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
