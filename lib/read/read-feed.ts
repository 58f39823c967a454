/** RSS, Atom, RDF and JSON feeds: each item an article; a broken feed gives what can be saved. */
import { XMLValidator } from 'fast-xml-parser';
import { parseFeed } from 'feedsmith';
import type { Partially } from '#lib/result.ts';
import type { Article, Problem } from '#lib/schema.ts';
import { composeArticle } from './compose-article.ts';
import { type FeedItem, listFeedItems } from './feed-items.ts';
import { normaliseDate } from './normalise-date.ts';
import { renderMarkup } from './render-markup.ts';
import { type Given, MAX_ARTICLE_LENGTH } from './source.ts';
import { withHeadline } from './with-headline.ts';

const MAX_ITEMS = 20_000;

const SALVAGE_HEAD =
  '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title></title>';
const SALVAGE_ATOM = '<feed xmlns="http://www.w3.org/2005/Atom">';

function parseItems(text: string): FeedItem[] | null {
  try {
    return listFeedItems(parseFeed(text));
  } catch {
    return null;
  }
}

/** So many items of a broken feed are tried; a broken one costs about a millisecond. */
const MAX_SALVAGED = 2_000;

/** Each `<item>` or `<entry>` of a broken feed that has a title or a text, read on its own. */
function salvageItems(text: string): FeedItem[] {
  const tags = ['item', 'entry'] as const;
  return tags.flatMap((tag) => {
    const starts = [...text.matchAll(new RegExp(`<${tag}[\\s>]`, 'gi'))].map(({ index }) => index);
    const chunks = starts.map((start, at) => text.slice(start, starts[at + 1] ?? text.length));
    const worthwhile = chunks.filter((chunk) => /<(?:title|description|content|summary)[\s>:]/i.test(chunk));
    return salvageGroup(worthwhile.slice(0, MAX_SALVAGED).map(wholeItem(tag)), tag);
  });
}

function wholeItem(tag: 'item' | 'entry'): (chunk: string) => string {
  return (chunk) => {
    const close = chunk.toLowerCase().indexOf(`</${tag}>`);
    return close < 0 ? `${chunk}</${tag}>` : chunk.slice(0, close + tag.length + 3);
  };
}

/** Reads items at once where all of them are sound, else each half on its own, down to the broken ones. */
function salvageGroup(items: readonly string[], tag: 'item' | 'entry'): FeedItem[] {
  if (items.length === 0) return [];
  const inner = items.join('\n');
  const wrapped =
    tag === 'item' ? `${SALVAGE_HEAD}${inner}</channel></rss>` : `${SALVAGE_ATOM}${inner}</feed>`;
  if (items.length === 1 || isSound(wrapped)) return parseItems(wrapped) ?? [];
  const middle = items.length >> 1;
  return [...salvageGroup(items.slice(0, middle), tag), ...salvageGroup(items.slice(middle), tag)];
}

function isSound(xml: string): boolean {
  return XMLValidator.validate(xml, { allowBooleanAttributes: true }) === true;
}

function findXmlFault(text: string): { line: number; reason: string } | null {
  if (!text.trimStart().startsWith('<')) return null;
  const verdict = XMLValidator.validate(text, { allowBooleanAttributes: true });
  return verdict === true ? null : { line: verdict.err.line, reason: verdict.err.msg.slice(0, 100) };
}

function readItem(item: FeedItem, place: string, given: Given): Partially<Article[]> {
  const title =
    item.title === null ? null : renderMarkup(item.title).text.replace(/\s+/g, ' ').slice(0, 500) || null;
  const body = item.isPlain ? { text: item.content ?? '', sections: [] } : renderMarkup(item.content ?? '');
  if (body.text.trim() === '' && title === null) {
    const message = `${place}: neither title nor text; nothing to read there`;
    return { value: [], problems: [{ kind: 'empty', message }] };
  }
  const { text, sections } =
    body.text.trim() === '' ? withHeadline({ text: '', sections: [] }, title) : withHeadline(body, title);
  if (text.length > MAX_ARTICLE_LENGTH) {
    return {
      value: [],
      problems: [{ kind: 'too_large', message: `${place}: more than 5 MB of text; split it` }],
    };
  }
  const publishedAt = item.date === null ? null : normaliseDate(item.date);
  const problems: Problem[] = [];
  if (item.date !== null && publishedAt === null) {
    const message = `${place}: date "${item.date.slice(0, 40)}" is no single day; give the day with --published`;
    problems.push({ kind: 'needs_date', message });
  }
  const { publisher, byline, url, language } = item;
  const publishedFrom = publishedAt === null ? null : 'feed';
  const draft = {
    title,
    publisher,
    byline,
    url,
    language,
    publishedAt,
    publishedFrom,
    text: text.trimEnd(),
    sections,
  };
  return { value: [composeArticle(draft, given, { many: true })], problems };
}

function readItems(items: FeedItem[], name: string, given: Given, before: Problem[]): Partially<Article[]> {
  const value: Article[] = [];
  const problems = [...before];
  items.slice(0, MAX_ITEMS).forEach((item, index) => {
    const part = readItem(item, `${name} item ${index + 1}`, given);
    for (const article of part.value) value.push(article);
    for (const problem of part.problems) problems.push(problem);
  });
  if (items.length > MAX_ITEMS) {
    problems.push({
      kind: 'too_large',
      message: `${name}: only the first ${MAX_ITEMS} items were read; split the feed`,
    });
  }
  return { value, problems };
}

function nothing(kind: Problem['kind'], message: string): Partially<Article[]> {
  return { value: [], problems: [{ kind, message }] };
}

/** The articles of a feed; where its XML is broken the line is named and every item that can be read is kept. */
export function readFeed(raw: string, name: string, given: Given): Partially<Article[]> {
  const text = raw.replace(/^\uFEFF/, '').trimStart();
  const fault = findXmlFault(text);
  const parsed = parseItems(text);
  const salvaged = fault === null && (parsed?.length ?? 0) > 0 ? [] : salvageItems(text);
  const items = salvaged.length > (parsed?.length ?? 0) ? salvaged : (parsed ?? []);
  if (fault === null) {
    if (items.length > 0) return readItems(items, name, given, []);
    if (parsed !== null || /<(?:rss|feed|rdf:rdf)[\s>]/i.test(text.slice(0, 4096))) {
      return nothing('empty', `${name}: the feed has no items with a title or text; check the address`);
    }
    const cure = 'check the address or save the page as .html';
    return nothing('malformed', `${name}: not a feed (no RSS, Atom or JSON Feed in it); ${cure}`);
  }
  const shift = raw.slice(0, raw.length - text.length).split('\n').length - 1;
  const message = `${name} line ${fault.line + shift}: broken XML (${fault.reason}); ${items.length} item(s) were read, mend the feed there for the rest`;
  return readItems(items, name, given, [{ kind: 'malformed', message }]);
}
