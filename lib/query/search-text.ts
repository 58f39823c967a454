/** Text search over incidents and articles: every word of the query must occur, accents and case ignored. */
import type { ArticleSummary, Incident } from '#lib/schema.ts';

/** Lower case without combining marks; apostrophes of all kinds become one. */
function foldText(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[\u2018\u2019\u02bc\u02b9]/g, "'")
    .toLowerCase();
}

/** The folded words of a query, empty when it has none. */
export function queryWords(query: string): string[] {
  return foldText(query)
    .split(/\s+/)
    .filter((word) => word !== '');
}

function hasWords(haystack: string, words: readonly string[]): boolean {
  return words.every((word) => haystack.includes(word));
}

function incidentWords(incident: Incident): string {
  const { title, type, place, weapon, targets, perpetrator } = incident;
  return foldText(
    [
      title,
      type.replaceAll('_', ' '),
      place?.name,
      place?.admin1,
      place?.country,
      weapon?.kind.replaceAll('_', ' '),
      weapon?.model,
      targets.join(' ').replaceAll('_', ' '),
      perpetrator?.actor,
      incident.time.surface,
    ]
      .filter((part) => part != null)
      .join(' '),
  );
}

/** A test for incidents that hold every word of the query; an empty query passes all. */
export function matchIncidentText(query: string): (incident: Incident) => boolean {
  const words = queryWords(query);
  return (incident) => words.length === 0 || hasWords(incidentWords(incident), words);
}

/** A test for articles by title, publisher and sources; an empty query passes all. */
export function matchArticleText(query: string): (article: ArticleSummary) => boolean {
  const words = queryWords(query);
  return (article) =>
    words.length === 0 ||
    hasWords(
      foldText(
        [article.title, article.publisher, ...article.sources].filter((part) => part != null).join(' '),
      ),
      words,
    );
}
