import type { ReportNotes } from '#lib/merge/note-report.ts';
import type { Article, Incident, Ledger, MemberRef, Mention, PublicationDay } from '#lib/schema.ts';

/** What merging knows of one article: who published it, when, and what it says of each attack. */
export interface Report {
  articleId: Article['id'];
  publisher: string | null;
  published: PublicationDay;
  mentions: readonly Mention[];
  /** Reports that the article names as its own sources, as it cites them. */
  sources?: readonly string[] | undefined;
  /** The article that is a newer version of this one: only that makes incidents, this is kept in their ledgers. */
  replacedBy?: Article['id'] | null | undefined;
  /** `noteReport` of its text; without it the text is taken to be like no other. */
  notes?: ReportNotes | undefined;
}

/** One mention with its report; `key` is unique over the corpus. */
export interface Candidate {
  key: string;
  report: Report;
  mention: Mention;
}

/** Two mentions (keys) that came close and were kept apart, how close (0..1), and by what. */
export interface NearMiss {
  a: string;
  b: string;
  score: number;
  why: string;
  /** The open mention that looked for its attack; null where two grounded ones were compared. */
  askedBy: string | null;
}

/** An incident with the reasons, in plain words, why its mentions were joined and why near ones were not. */
export interface MergedIncident {
  incident: Incident;
  why: string[];
  /** Near misses, the closest first: `a` is of this incident, `b` of another. */
  apart: NearMiss[];
  /** Mentions that deny the attack, or one side's part in it. */
  denials: MemberRef[];
  /** Who said what of it, when, and what stands. */
  ledger: Ledger;
  /** Ids of earlier incidents that lead on to this one. */
  replaces: string[];
}

/** Key of a mention over the corpus: `articleId/mentionId`. */
export function memberKey(ref: MemberRef): string {
  return `${ref.article}/${ref.mention}`;
}

/** The member that a key names; article ids hold no slash. */
export function memberOf(key: string): MemberRef {
  const at = key.lastIndexOf('/');
  return { article: key.slice(0, at), mention: key.slice(at + 1) };
}
