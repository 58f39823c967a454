import type { ReportNotes } from '#lib/merge/note-report.ts';
import type { Article, Incident, Ledger, MemberRef, Mention, PublicationDay } from '#lib/schema.ts';

/** What merging knows of one article: who published it, when, and what it says of each attack. */
export interface Report {
  articleId: Article['id'];
  publisher: string | null;
  published: PublicationDay;
  mentions: readonly Mention[];
  /** `noteReport` of its text; without it the text is taken to be like no other. */
  notes?: ReportNotes | undefined;
}

/** One mention with its report; `key` is unique over the corpus. */
export interface Candidate {
  key: string;
  report: Report;
  mention: Mention;
}

/** An incident with the reasons, in plain words, why its mentions were joined and why near ones were not. */
export interface MergedIncident {
  incident: Incident;
  why: string[];
  /** Near misses: mentions of other incidents that came close, and what kept them apart. */
  apart: string[];
  /** Mentions that deny the attack, or one side's part in it. */
  denials: MemberRef[];
  /** Who said what of it, when, and what stands. */
  ledger: Ledger;
}

/** Key of a mention over the corpus: `articleId/mentionId`. */
export function memberKey(ref: MemberRef): string {
  return `${ref.article}/${ref.mention}`;
}
