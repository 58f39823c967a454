import type { Article } from '#lib/schema.ts';
import { articleId } from './article-id.ts';
import { cleanText } from './clean-text.ts';
import { normaliseDate } from './normalise-date.ts';
import type { Draft, Given } from './source.ts';

const EMPTY_DRAFT: Draft = {
  title: null,
  publisher: null,
  byline: null,
  url: null,
  publishedAt: null,
  publishedFrom: null,
  language: null,
  sources: [],
  text: '',
  sections: [],
};

function givenDate(given: Given): Pick<Draft, 'publishedAt' | 'publishedFrom'> | null {
  const publishedAt = given.publishedAt ? normaliseDate(given.publishedAt) : null;
  if (publishedAt === null) return null;
  return { publishedAt, publishedFrom: given.publishedFrom ?? '--published' };
}

/** No field holds what a database cannot store. */
function cleanFields(article: Article): Article {
  const clean = (value: string | null) => (value === null ? null : cleanText(value));
  return {
    ...article,
    id: cleanText(article.id),
    title: clean(article.title),
    publisher: clean(article.publisher),
    byline: clean(article.byline),
    url: clean(article.url),
    language: clean(article.language),
    sources: article.sources.map(cleanText),
    text: cleanText(article.text),
  };
}

/**
 * The article of a draft. For an input of one article the given facts win over what the input says of itself;
 * in a collection (`many`) they only fill what an item leaves open, and an address is never shared by all items.
 */
export function composeArticle(
  draft: Partial<Draft> & { text: string },
  given: Given,
  options: { many?: boolean; id?: string | null } = {},
): Article {
  const own: Draft = { ...EMPTY_DRAFT, ...draft };
  const many = options.many ?? false;
  const date = givenDate(given);
  const url = many ? own.url : (given.url ?? own.url ?? given.address ?? null);
  const publisher = many ? (own.publisher ?? given.publisher) : (given.publisher ?? own.publisher);
  return cleanFields({
    ...own,
    ...(date !== null && (!many || own.publishedAt === null) ? date : {}),
    id: options.id ?? articleId(own.text, url),
    publisher: publisher ?? null,
    url,
  });
}
