import type { Article } from '#lib/schema.ts';
import { articleId } from './article-id.ts';
import { cleanText } from './clean-text.ts';
import { normaliseDate } from './normalise-date.ts';
import type { Draft, Given } from './source.ts';

const dates = new WeakMap<Given, { stated: string; day: string | null }>();

/** The day that the given facts state, read once for all articles of an input. */
function givenDate(given: Given): string | null {
  const stated = given.publishedAt;
  if (!stated) return null;
  let date = dates.get(given);
  if (date?.stated !== stated) {
    date = { stated, day: normaliseDate(stated) };
    dates.set(given, date);
  }
  return date.day;
}

/** No field holds what a database cannot store. */
function clean(value: string | null | undefined): string | null {
  return value === null || value === undefined ? null : cleanText(value);
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
  const many = options.many ?? false;
  const date = givenDate(given);
  const isGiven = date !== null && (!many || (draft.publishedAt ?? null) === null);
  const url = (many ? draft.url : (given.url ?? draft.url ?? given.address)) ?? null;
  return {
    title: clean(draft.title),
    publisher: clean(many ? (draft.publisher ?? given.publisher) : (given.publisher ?? draft.publisher)),
    byline: clean(draft.byline),
    url: clean(url),
    publishedAt: isGiven ? date : (draft.publishedAt ?? null),
    publishedFrom: isGiven ? (given.publishedFrom ?? '--published') : (draft.publishedFrom ?? null),
    language: clean(draft.language),
    sources: draft.sources?.map(cleanText) ?? [],
    text: cleanText(draft.text),
    sections: draft.sections ?? [],
    id: cleanText(options.id ?? articleId(draft.text, url)),
  };
}
