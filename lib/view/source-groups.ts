/** The reports of an incident by independent source: copies of one text and reports of one publisher are one. */
import type { ArticleSummary, Ledger, LedgerEntry } from '#lib/schema.ts';
import { describeRange } from '#lib/view/describe-incident.ts';
import type { Words } from '#lib/view/words.ts';
import type { IncidentDetail } from '#lib/wire.ts';

export type SourceReport = {
  article: ArticleSummary;
  /** The number killed that this report gives, and whether it was taken back. */
  figure: { words: string; isVoid: boolean } | null;
};
export type SourceGroup = { key: string; reports: SourceReport[] };

function figureOf(article: string, ledger: Ledger | undefined, words: Words): SourceReport['figure'] {
  const given = ledger?.entries.filter(
    (entry): entry is LedgerEntry & { value: { min: number; max: number | null } } =>
      entry.article === article &&
      entry.field === 'killed' &&
      entry.scope === 'incident' &&
      entry.own &&
      typeof entry.value !== 'string',
  );
  const last = given?.at(-1);
  return last ? { words: describeRange(last.value, words) ?? '', isVoid: last.withdrawn } : null;
}

/** Groups in order of their first report's day, undated last; each group's reports likewise. */
export function groupSources(
  reports: IncidentDetail['reports'],
  ledger: Ledger | undefined,
  words: Words,
): SourceGroup[] {
  const sourceOf = new Map(ledger?.entries.map((entry) => [entry.article, entry.source]));
  const articles = [...new Map(reports.map(({ article }) => [article.id, article])).values()];
  const dayOf = (article: ArticleSummary) => article.published.value ?? '9999';
  articles.sort((a, b) => (dayOf(a) < dayOf(b) ? -1 : dayOf(a) > dayOf(b) ? 1 : a.id < b.id ? -1 : 1));
  const groups = Map.groupBy(
    articles,
    (article) => sourceOf.get(article.id) ?? article.publisher ?? article.id,
  );
  return [...groups].map(([key, group]) => ({
    key,
    reports: group.map((article) => ({ article, figure: figureOf(article.id, ledger, words) })),
  }));
}
