/** Text search over articles: every word of the query must occur, accents and case ignored. */
import type { ArticleSummary } from '#lib/schema.ts';

/** Lower case without combining marks; apostrophes of all kinds become one. */
function foldText(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[\u2018\u2019\u02bc\u02b9]/g, "'")
    .toLowerCase();
}

/** The folded words of a query, empty when it has none. */
function queryWords(query: string): string[] {
  return foldText(query)
    .split(/\s+/)
    .filter((word) => word !== '');
}

function hasWords(haystack: string, words: readonly string[]): boolean {
  return words.every((word) => haystack.includes(word));
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
