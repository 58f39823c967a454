import { isGrounded, isTold, listCandidates } from '#lib/merge/candidates.ts';
import { cellsAround } from '#lib/merge/find-pairs.ts';
import { blockOf, reasonToPair } from '#lib/merge/join-open.ts';
import { mergeCandidates } from '#lib/merge/merge-mentions.ts';
import type { Candidate, MergedIncident, Report } from '#lib/merge/report.ts';
import type { Rulings } from '#lib/merge/rulings.ts';
import { ATTACH_MARGIN, scoreAttachment, thresholdOf } from '#lib/merge/score-attachment.ts';
import { MERGE_THRESHOLD, scorePair } from '#lib/merge/score-pair.ts';
import { isWide } from '#lib/merge/score-place.ts';
import { isDated, RECENT_DAYS } from '#lib/merge/score-time.ts';
import { addDays, daysBetween } from '#lib/time.ts';

/** All mentions, filed by where and when, so that a new report meets its neighbourhood only. Kept by its owner. */
export interface MergeIndex {
  reports: Map<string, Report>;
  /** Mentions told as fact, by key. */
  told: Map<string, Candidate>;
  /** Keys by drawer: grounded mentions by cell and day, open ones by cell, by day and by their words. */
  drawers: Map<string, Set<string>>;
}

/** An empty index. */
export function makeMergeIndex(): MergeIndex {
  return { reports: new Map(), told: new Map(), drawers: new Map() };
}

/** Files a report; one of the same article takes the place of the older. */
export function addReport(index: MergeIndex, report: Report): void {
  removeReport(index, report.articleId);
  index.reports.set(report.articleId, report);
  for (const candidate of listCandidates(report).filter(isTold)) {
    index.told.set(candidate.key, candidate);
    for (const name of drawersOf(candidate)) {
      const drawer = index.drawers.get(name);
      if (drawer) drawer.add(candidate.key);
      else index.drawers.set(name, new Set([candidate.key]));
    }
  }
}

/** Takes a report out; one that is not there is no error. */
export function removeReport(index: MergeIndex, articleId: string): void {
  const report = index.reports.get(articleId);
  if (!report) return;
  index.reports.delete(articleId);
  for (const candidate of listCandidates(report).filter(isTold)) {
    index.told.delete(candidate.key);
    for (const name of drawersOf(candidate)) index.drawers.get(name)?.delete(candidate.key);
  }
}

/**
 * Keys of the mentions to merge anew when these change (before a removal, after an addition). Groups of grounded
 * mentions change only through pairs that could join; an open mention's choice changes only with the groups that it
 * could join. So the reach is: the groups around the change; the open mentions that could join them; the groups those
 * could join instead; and all that shares an incident with any of these. It does not spread further.
 */
export function findAffected(
  index: MergeIndex,
  keys: Iterable<string>,
  previousIds: ReadonlyMap<string, string>,
  members: (incidentId: string) => readonly string[],
): Set<string> {
  const reach = new Set<string>();
  const mates = (key: string): readonly string[] => {
    const id = previousIds.get(key);
    return id === undefined ? [] : members(id);
  };
  addGroups(index, reach, keys, mates);
  const open = new Set<Candidate>([...reach].map((key) => index.told.get(key)!).filter(isOpen));
  const changed = [...reach].map((key) => index.told.get(key)!).filter(isGrounded);
  for (let g = changed.pop(); g !== undefined; g = changed.pop()) {
    for (const other of attachable(index, g)) {
      // One recalled in passing that moves may leave, or become, the attack that open mentions could join.
      if (!open.has(other) && isGrounded(other)) changed.push(other);
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
      addGroups(index, reach, [candidate.key, ...joinable(index, candidate)], mates);
    }
    for (const key of reach) {
      if (!mates(key).some((mate) => mate !== key && isAnchor(index, mate))) addIfOpen(index, open, key);
    }
  }
}

/** True for a mention that groups form around: an open one beside it has found its place. */
function isAnchor(index: MergeIndex, key: string): boolean {
  const candidate = index.told.get(key);
  return candidate !== undefined && isGrounded(candidate);
}

function isOpen(candidate: Candidate): boolean {
  return !isGrounded(candidate) || candidate.mention.tier === 'background';
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
    const candidate = index.told.get(key);
    if (reach.has(key) || !candidate) continue;
    reach.add(key);
    queue.push(...mates(key));
    if (isGrounded(candidate)) queue.push(...pairable(index, candidate));
  }
}

/** Merges the affected mentions anew; with all other incidents unchanged this is what merging everything would give. */
export function mergeAffected(
  index: MergeIndex,
  affected: ReadonlySet<string>,
  previousIds: ReadonlyMap<string, string>,
  rulings: Rulings,
): MergedIncident[] {
  const told = [...affected].map((key) => index.told.get(key)!);
  const articles = [...new Set(told.map((c) => c.report))].map(listCandidates);
  const toldBy = new Map(articles.map((list) => [list[0]!.report.articleId, list.filter(isTold)] as const));
  const denied = articles.flat().filter(({ mention }) => mention.assertion === 'denied');
  return mergeCandidates(told, toldBy, denied, previousIds, rulings);
}

function drawersOf(candidate: Candidate): string[] {
  const { place, time } = candidate.mention;
  const cell = isWide(place) ? null : cellsAround(place!.lng!, place!.lat!)[0]!;
  const days = isDated(time) ? [...new Set([time.start, time.end])] : [];
  const open =
    cell === null ? [] : [`open cell ${cell}`].flatMap((name) => byMonth(name, monthsOf(candidate)));
  if (isGrounded(candidate)) {
    const months = [...new Set(days.map(monthOf))];
    return [
      `cell ${cell}`,
      ...months.map((month) => `cell ${cell} ${month}`),
      ...days.flatMap((day) => [`day ${day}`, `cell ${cell} day ${day}`]),
      ...(candidate.mention.tier === 'background' ? open : []),
    ];
  }
  const words = `words ${blockOf(candidate)}`;
  return cell ? [words, ...open] : [words, ...days.map((day) => `open day ${day}`)];
}

function monthOf(day: string): string {
  return day.slice(0, 7);
}

function byMonth(name: string, months: readonly string[] | null): string[] {
  return months === null ? [name] : months.map((month) => `${name} ${month}`);
}

/** Longest window, in days, that is filed month by month. */
const MAX_WINDOW_DAYS = 100;

/** The months that a mention may lie in by `scoreOpenTime`; null = too many to list. */
function monthsOf({ mention, report }: Candidate): string[] | null {
  const { start, end } = mention.time;
  const published = report.published.value;
  const news = mention.tier === 'primary' || mention.tier === 'secondary';
  const to = end ?? published;
  const from = start ?? (published !== null && news ? addDays(published, -RECENT_DAYS - 1) : null);
  if (from === null || to === null || daysBetween(from, to) > MAX_WINDOW_DAYS) return null;
  const months = new Set([monthOf(to)]);
  for (let day = from; day <= to; day = addDays(day, 20)) months.add(monthOf(day));
  return [...months];
}

/** Mentions in some drawers that pass a test, each once, the candidate itself and its article apart. */
function* look(
  index: MergeIndex,
  drawers: readonly string[],
  candidate: Candidate,
  test: (other: Candidate) => boolean,
): Generator<Candidate> {
  const seen = new Set<string>();
  for (const name of drawers) {
    for (const key of index.drawers.get(name) ?? []) {
      if (seen.has(key)) continue;
      seen.add(key);
      const other = index.told.get(key)!;
      if (other.report.articleId !== candidate.report.articleId && test(other)) yield other;
    }
  }
}

/** Keys of the grounded mentions that a grounded one may be one attack with. */
function pairable(index: MergeIndex, grounded: Candidate): string[] {
  const { place, time } = grounded.mention;
  const cells = cellsAround(place!.lng!, place!.lat!);
  const days = [addDays(time.start!, -1), time.start!, time.end!, addDays(time.end!, 1)];
  const drawers = [...new Set(days)].flatMap((day) => cells.map((cell) => `cell ${cell} day ${day}`));
  const found = look(index, drawers, grounded, (other) => {
    const { score, conflict } = scorePair(grounded, other);
    return conflict === null && score >= MERGE_THRESHOLD;
  });
  return [...found].map(({ key }) => key);
}

/** The open mentions that could join a grounded one. */
function attachable(index: MergeIndex, grounded: Candidate): Generator<Candidate> {
  const { place, time } = grounded.mention;
  const cells = cellsAround(place!.lng!, place!.lat!);
  const months = [...new Set([monthOf(time.start!), monthOf(time.end!)])];
  const drawers = [`open day ${time.start}`, `open day ${time.end}`];
  for (const cell of cells) drawers.push(`open cell ${cell}`, ...byMonth(`open cell ${cell}`, months));
  return look(index, drawers, grounded, (other) => mayAttach(other, grounded));
}

/** Keys of the mentions that an open one could join: grounded ones that fit, and open ones of the same words. */
function joinable(index: MergeIndex, open: Candidate): string[] {
  const { place, time } = open.mention;
  const drawers = isWide(place)
    ? isDated(time)
      ? [`day ${time.start}`, `day ${time.end}`]
      : []
    : cellsAround(place!.lng!, place!.lat!).flatMap((cell) => byMonth(`cell ${cell}`, monthsOf(open)));
  const fitting = look(index, drawers, open, (other) => isGrounded(other) && mayAttach(open, other));
  const alike = look(index, [`words ${blockOf(open)}`], open, (other) => reasonToPair(open, other) !== null);
  return [...fitting, ...(isGrounded(open) ? [] : alike)].map(({ key }) => key);
}

function mayAttach(open: Candidate, dated: Candidate): boolean {
  const fit = scoreAttachment(open, dated);
  return fit !== null && fit.score >= thresholdOf(open) - ATTACH_MARGIN;
}
