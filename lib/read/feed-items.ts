/** One shape for the items of every kind of feed. */
import type { parseFeed } from 'feedsmith';

type ParsedFeed = ReturnType<typeof parseFeed>;

export type FeedItem = {
  title: string | null;
  /** Markup unless `isPlain`. */
  content: string | null;
  isPlain: boolean;
  url: string | null;
  date: string | null;
  publisher: string | null;
  byline: string | null;
  language: string | null;
};

function tidy(value: unknown): string | null {
  return typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() || null : null;
}

function joinNames(people: readonly ({ name?: string | undefined } | string)[] | undefined): string | null {
  const names = (people ?? []).map((person) => tidy(typeof person === 'string' ? person : person.name));
  return names.filter((name) => name !== null).join(', ') || null;
}

/** The first value that says something. */
function firstOf(...values: unknown[]): string | null {
  return values.map(tidy).find((value) => value !== null) ?? null;
}

function bodyOf(...values: (string | undefined)[]): string | null {
  return values.find((value) => value !== undefined && value.trim() !== '') ?? null;
}

function webAddress(...values: (string | undefined)[]): string | null {
  return (
    values
      .map(tidy)
      .find((value) => value !== null && /^https?:\/\//i.test(value))
      ?.slice(0, 2000) ?? null
  );
}

function listRss(feed: Extract<ParsedFeed, { format: 'rss' }>['feed']): FeedItem[] {
  return (feed.items ?? []).map((item) => ({
    title: firstOf(item.title, item.dc?.titles?.[0], item.media?.title?.value),
    content: bodyOf(item.content?.encoded, item.description, item.media?.description?.value),
    isPlain: false,
    url: webAddress(item.link, item.guid?.value),
    date: firstOf(item.pubDate, item.dc?.dates?.[0], item.atom?.published, item.dcterms?.issued?.[0]),
    publisher: firstOf(item.source?.title, item.dc?.publishers?.[0], feed.title),
    byline: joinNames(item.authors) ?? joinNames(item.dc?.creators),
    language: firstOf(feed.language, feed.dc?.languages?.[0]),
  }));
}

function listRdf(feed: Extract<ParsedFeed, { format: 'rdf' }>['feed']): FeedItem[] {
  return (feed.items ?? []).map((item) => ({
    title: firstOf(item.title),
    content: bodyOf(item.content?.encoded, item.description),
    isPlain: false,
    url: webAddress(item.link),
    date: firstOf(item.dc?.dates?.[0]),
    publisher: firstOf(item.dc?.publishers?.[0], feed.title),
    byline: joinNames(item.dc?.creators),
    language: firstOf(feed.dc?.languages?.[0]),
  }));
}

function listAtom(feed: Extract<ParsedFeed, { format: 'atom' }>['feed']): FeedItem[] {
  return (feed.entries ?? []).map((entry) => {
    const links = entry.links ?? [];
    const link = links.find(({ rel }) => rel === undefined || rel === 'alternate') ?? links[0];
    const content = bodyOf(entry.content?.value, entry.summary?.value);
    const type = entry.content?.value ? entry.content.type : entry.summary?.type;
    return {
      title: firstOf(entry.title?.value),
      content,
      isPlain: type === 'text' && !/<(?:p|br|div)[\s/>]/i.test(content ?? ''),
      url: webAddress(link?.href, entry.id),
      date: firstOf(entry.published, entry.dc?.dates?.[0], entry.updated),
      publisher: firstOf(entry.source?.title?.value, feed.title?.value),
      byline: joinNames(entry.authors) ?? joinNames(feed.authors),
      language: firstOf(entry.xml?.lang, feed.xml?.lang),
    };
  });
}

function listJson(feed: Extract<ParsedFeed, { format: 'json' }>['feed']): FeedItem[] {
  return (feed.items ?? []).map((item) => ({
    title: firstOf(item.title),
    content: bodyOf(item.content_html, item.content_text, item.summary),
    isPlain: bodyOf(item.content_html) === null,
    url: webAddress(item.url, item.external_url, item.id),
    date: firstOf(item.date_published, item.date_modified),
    publisher: firstOf(feed.title),
    byline: joinNames(item.authors) ?? joinNames(feed.authors),
    language: firstOf(item.language, feed.language),
  }));
}

/** The items of a parsed feed, texts as the feed gives them. */
export function listFeedItems(parsed: ParsedFeed): FeedItem[] {
  if (parsed.format === 'rss') return listRss(parsed.feed);
  if (parsed.format === 'atom') return listAtom(parsed.feed);
  if (parsed.format === 'rdf') return listRdf(parsed.feed);
  return listJson(parsed.feed);
}
