import type { Article, Incident, MemberRef, Mention, PublicationDay } from '#lib/schema.ts';

/** What merging knows of one article: who published it, when, and what it says of each attack. */
export interface Report {
  articleId: Article['id'];
  publisher: string | null;
  published: PublicationDay;
  mentions: readonly Mention[];
}

/** One mention with its report; `key` is unique over the corpus. */
export interface Candidate {
  key: string;
  report: Report;
  mention: Mention;
}

/** An incident with the reasons, in plain words, why its mentions were joined. */
export interface MergedIncident {
  incident: Incident;
  why: string[];
}

/** Key of a mention over the corpus: `articleId/mentionId`. */
export function memberKey(ref: MemberRef): string {
  return `${ref.article}/${ref.mention}`;
}
