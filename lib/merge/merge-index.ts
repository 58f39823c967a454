import { isTold, listCandidates } from '#lib/merge/candidates.ts';
import { drawersOf } from '#lib/merge/drawers.ts';
import { type Candidate, memberOf, type Report } from '#lib/merge/report.ts';

/** All mentions, filed by where and when, so that a new report meets its neighbourhood only. Kept by its owner. */
export interface MergeIndex {
  reports: Map<string, Report>;
  /** Mentions told as fact, by key. */
  told: Map<string, Candidate>;
  /** Mentions by drawer: grounded ones by cell and day, open ones by cell, by day and by their words. */
  drawers: Map<string, Candidate[]>;
  /** Older versions of an article, by its id. */
  versions: Map<string, Set<string>>;
  /** Of an index that holds a part only: what it holds in full, and what was looked for and is to be fetched. */
  part: { known: IndexPart; wanted: IndexPart } | null;
}

interface IndexPart {
  drawers: Set<string>;
  articles: Set<string>;
  /** Mentions (keys) that are looked for with all that shares an incident with them. */
  groups: Set<string>;
}

/** An empty index. A partial one is filled while `findAffected` is asked again, until nothing is wanted. */
export function makeMergeIndex(isPartial = false): MergeIndex {
  const part = isPartial ? { known: makePart(), wanted: makePart() } : null;
  return { reports: new Map(), told: new Map(), drawers: new Map(), versions: new Map(), part };
}

function makePart(): IndexPart {
  return { drawers: new Set(), articles: new Set(), groups: new Set() };
}

/** What a partial index was asked for and lacks, or null; from now on it counts as held, so fetch and add it. */
export function takeWanted(index: MergeIndex): IndexPart | null {
  if (!index.part) return null;
  const { known, wanted } = index.part;
  const kinds = ['drawers', 'articles', 'groups'] as const;
  if (kinds.every((kind) => wanted[kind].size === 0)) return null;
  for (const kind of kinds) for (const name of wanted[kind]) known[kind].add(name);
  index.part.wanted = makePart();
  return wanted;
}

/** Names of the drawers that each mention told as fact is filed in, by mention id: where a later change finds it. */
export function listDrawers(report: Report): Map<string, string[]> {
  const told = listCandidates(report).filter(isTold);
  return new Map(told.map((candidate) => [candidate.mention.id, drawersOf(candidate)]));
}

/** Files a report; one of the same article takes the place of the older. */
export function addReport(index: MergeIndex, report: Report): void {
  removeReport(index, report.articleId);
  index.reports.set(report.articleId, report);
  if (report.replacedBy) {
    const older = index.versions.get(report.replacedBy) ?? new Set();
    index.versions.set(report.replacedBy, older.add(report.articleId));
  }
  for (const candidate of listCandidates(report).filter(isTold)) {
    index.told.set(candidate.key, candidate);
    for (const name of drawersOf(candidate)) {
      const drawer = index.drawers.get(name);
      if (drawer) drawer.push(candidate);
      else index.drawers.set(name, [candidate]);
    }
  }
}

/** Takes a report out; one that is not there is no error. */
export function removeReport(index: MergeIndex, articleId: string): void {
  const report = index.reports.get(articleId);
  if (!report) return;
  index.reports.delete(articleId);
  if (report.replacedBy) index.versions.get(report.replacedBy)?.delete(articleId);
  for (const { key } of listCandidates(report).filter(isTold)) {
    const candidate = index.told.get(key);
    if (!candidate) continue;
    index.told.delete(key);
    for (const name of drawersOf(candidate)) takeOut(index.drawers.get(name) ?? [], candidate);
  }
}

function takeOut(drawer: Candidate[], candidate: Candidate): void {
  const at = drawer.indexOf(candidate);
  if (at < 0) return;
  const last = drawer.pop()!;
  if (last !== candidate) drawer[at] = last;
}

/** Mentions in some drawers that pass a test, each once, the candidate itself apart. */
export function look(
  index: MergeIndex,
  drawers: readonly string[],
  candidate: Candidate,
  test: (other: Candidate) => boolean,
): Candidate[] {
  const found = new Set<Candidate>();
  for (const name of drawers) {
    if (index.part && !index.part.known.drawers.has(name)) index.part.wanted.drawers.add(name);
    for (const other of index.drawers.get(name) ?? []) {
      if (other !== candidate && !found.has(other) && test(other)) found.add(other);
    }
  }
  return [...found];
}

/** A mention by its key; one whose article a partial index lacks is wanted. */
export function findTold(index: MergeIndex, key: string): Candidate | undefined {
  const candidate = index.told.get(key);
  if (candidate || !index.part) return candidate;
  const { article } = memberOf(key);
  if (!index.reports.has(article) && !index.part.known.articles.has(article)) {
    index.part.wanted.articles.add(article);
  }
  return undefined;
}

/** Wants the group of a mention (key), where a partial index has not looked for it. */
export function wantGroup(index: MergeIndex, key: string): void {
  if (index.part && !index.part.known.groups.has(key)) index.part.wanted.groups.add(key);
}

/** True while a mention (key) is wanted, by itself or with its group, and not fetched yet. */
export function isWanted(index: MergeIndex, key: string): boolean {
  if (!index.part) return false;
  const { groups, articles } = index.part.wanted;
  return groups.has(key) || articles.has(memberOf(key).article);
}
