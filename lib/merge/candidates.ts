import { type Candidate, memberKey, type Report } from '#lib/merge/report.ts';
import { isWide } from '#lib/merge/score-place.ts';
import { isDated } from '#lib/merge/score-time.ts';

/** Assertions that make an incident of their own; the others are words about attacks, kept with the article. */
const TOLD_AS_FACT: ReadonlySet<string> = new Set(['happened', 'reported', 'historic']);

/** Every mention of a report with its key. */
export function listCandidates(report: Report): Candidate[] {
  return report.mentions.map((mention) => ({
    key: memberKey({ article: report.articleId, mention: mention.id }),
    report,
    mention,
  }));
}

/** True for what is told as fact by the newest version of its article: it belongs to exactly one incident. */
export function isTold({ mention, report }: Candidate): boolean {
  if (report.replacedBy) return false;
  return TOLD_AS_FACT.has(mention.assertion) || mention.type === 'campaign';
}

/** True with a day and a point, and for an attack rather than a habit. */
export function isGrounded({ mention }: Candidate): boolean {
  return mention.type !== 'campaign' && isDated(mention.time) && !isWide(mention.place);
}
