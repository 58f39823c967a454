import type { IngestedArticle } from '#lib/server/ingest.ts';

/** One line for a person: what became of an article, and what it still needs. */
export function describeIngested(article: IngestedArticle): string {
  if (article.status === 'duplicate') return `${article.name}: there already, not added again`;
  const { newIncidents, mergedIncidents } = article;
  const parts: string[] = [];
  if (newIncidents > 0) parts.push(`${newIncidents} new ${newIncidents === 1 ? 'incident' : 'incidents'}`);
  if (mergedIncidents > 0) parts.push(`${mergedIncidents} merged with earlier reports`);
  if (parts.length === 0) parts.push('no attack found in it');
  const needs = article.problems
    .filter((problem) => problem.kind !== 'no_attack')
    .map((problem) => problem.message.replace(/\s+/g, ' '));
  const how = article.status === 'updated' ? 'read anew, ' : '';
  return `${article.name}: ${how}${[parts.join(', '), ...needs].join('; ')}`;
}
