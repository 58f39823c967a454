import { originsOf } from '#lib/merge/name-origins.ts';
import type { ReportNotes } from '#lib/merge/note-report.ts';
import type { Report } from '#lib/merge/report.ts';
import { sharesText, unpackSignature } from '#lib/merge/sign-text.ts';

/** Texts that share this much of their shingles are copies of one another. */
const COPY_SHARE = 0.5;

/** True if the texts of two reports are near-duplicates; false where either text is not noted. */
export function areCopies(a: Report, b: Report): boolean {
  return a.notes && b.notes ? sharesText(hashesOf(a.notes), hashesOf(b.notes), COPY_SHARE) : false;
}

/** A report is held against many others. */
const hashes = new WeakMap<ReportNotes, Uint32Array>();

function hashesOf(notes: ReportNotes): Uint32Array {
  const known = hashes.get(notes);
  if (known) return known;
  const read = unpackSignature(notes.signature);
  hashes.set(notes, read);
  return read;
}

/** Reports that count as one source, and why: `by` names the publisher, `copies` counts near-duplicate texts. */
export interface Source {
  id: string;
  publishers: string[];
  articles: string[];
  copies: number;
}

/**
 * Groups reports into independent sources: near-duplicate texts are one source, versions of one article are, and so are
 * reports that share an origin: a report that it cites or, where it cites none, its publisher. However many it cites, a
 * report counts once; one without publisher and citation stands by itself (docs/decisions/007). Sources come in the order of their first article's id.
 */
export function groupSources(reports: readonly Report[]): Source[] {
  const sorted = [...new Map(reports.map((r) => [r.articleId, r])).values()].sort((a, b) =>
    a.articleId < b.articleId ? -1 : 1,
  );
  const groups: Report[][] = [];
  for (const report of sorted) {
    const joined = groups.filter((group) => group.some((other) => isOneSource(report, other)));
    const merged = [...joined.flat(), report];
    for (const group of joined) groups.splice(groups.indexOf(group), 1);
    groups.push(merged);
  }
  return groups
    .map((group) => describeSource(group.sort((a, b) => (a.articleId < b.articleId ? -1 : 1))))
    .sort((a, b) => (a.articles[0]! < b.articles[0]! ? -1 : 1));
}

function isOneSource(a: Report, b: Report): boolean {
  if (a.replacedBy === b.articleId || b.replacedBy === a.articleId || areCopies(a, b)) return true;
  const [from, other] = [originsOf(a), originsOf(b)];
  return from.some((origin) => other.includes(origin));
}

function describeSource(group: readonly Report[]): Source {
  const copies = group.filter((a) => group.some((b) => a !== b && areCopies(a, b))).length;
  return {
    id: group[0]!.articleId,
    publishers: [...new Set(group.flatMap((r) => (r.publisher === null ? [] : [r.publisher])))].sort(),
    articles: group.map((r) => r.articleId),
    copies,
  };
}
