/** What an HTML page says of itself: JSON-LD, OpenGraph and other meta elements, time elements, address. */

import { cleanText } from './clean-text.ts';
import { normaliseDate } from './normalise-date.ts';
import type { Draft } from './source.ts';

type Fields = Record<string, unknown>;

export type PageMetadata = Omit<Draft, 'text' | 'sections'> & {
  /** The article's text where JSON-LD carries it. */
  articleBody: string | null;
};

const ARTICLE_TYPE = /(?:Article|Report|BlogPosting|LiveBlog|WebPage)/;

/** Meta elements that carry the day of publication, the surest first. */
const DATE_METAS = [
  'article:published_time',
  'og:article:published_time',
  'og:published_time',
  'datepublished',
  'parsely-pub-date',
  'sailthru.date',
  'dc.date.issued',
  'dcterms.issued',
  'dc.date',
  'dcterms.date',
  'dcterms.created',
  'citation_publication_date',
  'publish-date',
  'publish_date',
  'publishdate',
  'publication_date',
  'pubdate',
  'article.published',
  'ptime',
  'date',
];

function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [value];
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function flattenGraph(value: unknown, depth = 0): Fields[] {
  if (depth > 3) return [];
  return asList(value)
    .slice(0, 100)
    .flatMap((node) => (isFields(node) ? [node, ...flattenGraph(node['@graph'], depth + 1)] : []));
}

/** The JSON-LD nodes that describe an article, articles proper before web pages. */
function readLinkedData(document: Document): Fields[] {
  const nodes: Fields[] = [];
  for (const script of [...document.querySelectorAll('script[type="application/ld+json"]')].slice(0, 20)) {
    try {
      nodes.push(...flattenGraph(JSON.parse((script.textContent ?? '').trim())));
    } catch {
      // A page's broken JSON-LD is common and says nothing about its text.
    }
  }
  const typeOf = (node: Fields) =>
    asList(node['@type'])
      .filter((type) => typeof type === 'string')
      .join(' ');
  const articles = nodes.filter((node) => ARTICLE_TYPE.test(typeOf(node)));
  return articles.sort((a, b) => Number(/WebPage/.test(typeOf(a))) - Number(/WebPage/.test(typeOf(b))));
}

function tidy(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  return cleanText(value).replace(/\s+/g, ' ').trim().slice(0, 500) || null;
}

function nameOf(value: unknown): string | null {
  const names = asList(value)
    .slice(0, 20)
    .map((part) => tidy(isFields(part) ? part.name : part));
  return names.filter((name) => name !== null && !/^https?:/i.test(name)).join(', ') || null;
}

function readMetas(document: Document): Map<string, string> {
  const metas = new Map<string, string>();
  for (const meta of document.querySelectorAll('meta')) {
    const key = (
      meta.getAttribute('property') ??
      meta.getAttribute('name') ??
      meta.getAttribute('itemprop') ??
      ''
    ).toLowerCase();
    const content = tidy(meta.getAttribute('content'));
    if (key !== '' && content !== null && !metas.has(key)) metas.set(key, content);
  }
  return metas;
}

type Dated = Pick<Draft, 'publishedAt' | 'publishedFrom'>;

function dateIn(value: unknown, from: string): Dated | null {
  const publishedAt = typeof value === 'string' || typeof value === 'number' ? normaliseDate(value) : null;
  return publishedAt === null ? null : { publishedAt, publishedFrom: from };
}

/** The one day that the time elements of the article agree on, or the one marked as that of publication. */
function dateFromTimeElements(document: Document): Dated | null {
  const marked = document.querySelector('[itemprop="datePublished"], time[pubdate]');
  const stated = marked?.getAttribute('datetime') ?? marked?.getAttribute('content') ?? null;
  const own = dateIn(stated, 'time element');
  if (own) return own;
  const articles = document.querySelectorAll('article');
  const scope = articles.length === 1 ? articles[0] : document;
  const found = [...(scope?.querySelectorAll('time[datetime]') ?? [])].slice(0, 50);
  const dates = found.flatMap((time) => dateIn(time.getAttribute('datetime'), 'time element') ?? []);
  const days = new Set(dates.map(({ publishedAt }) => publishedAt?.slice(0, 10)));
  return days.size === 1 ? (dates[0] ?? null) : null;
}

function dateFromAddress(url: string | null): Dated | null {
  const match = /\/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?:\/|-|$)/.exec(url ?? '');
  if (!match) return null;
  const day = [match[1], match[2]?.padStart(2, '0'), match[3]?.padStart(2, '0')].join('-');
  return dateIn(day, 'address');
}

function findDate(
  document: Document,
  linked: Fields[],
  metas: Map<string, string>,
  url: string | null,
): Dated {
  for (const node of linked) {
    const date = dateIn(node.datePublished, 'JSON-LD');
    if (date) return date;
  }
  for (const key of DATE_METAS) {
    const date = dateIn(metas.get(key), `meta ${key}`);
    if (date) return date;
  }
  const none = { publishedAt: null, publishedFrom: null };
  return dateFromTimeElements(document) ?? dateFromAddress(url) ?? none;
}

function absolute(href: string | null | undefined, base: string | null): string | null {
  if (!href || href.length > 2000) return null;
  const url = URL.parse(href, base ?? undefined);
  return url !== null && /^https?:$/.test(url.protocol) ? url.href : null;
}

/** The metadata of a page; `address` is where it was fetched, for relative links and as the last resort for its url. */
export function readPageMetadata(document: Document, address: string | null): PageMetadata {
  const linked = readLinkedData(document);
  const metas = readMetas(document);
  const canonical = document.querySelector('link[rel="canonical"]')?.getAttribute('href');
  const url = absolute(canonical, address) ?? absolute(metas.get('og:url'), address) ?? address;
  const main = linked[0] ?? {};
  const bodies = linked.map((node) => node.articleBody).filter((body) => typeof body === 'string');
  const site = nameOf(main.publisher) ?? metas.get('og:site_name') ?? metas.get('application-name') ?? null;
  const language = tidy(document.documentElement?.getAttribute('lang')) ?? metas.get('og:locale') ?? null;
  return {
    title: tidy(main.headline) ?? metas.get('og:title') ?? metas.get('twitter:title') ?? null,
    publisher: site ?? metas.get('dc.publisher') ?? null,
    byline: nameOf(main.author) ?? metas.get('author') ?? metas.get('dc.creator') ?? null,
    url,
    ...findDate(document, linked, metas, url),
    language: language?.slice(0, 35) ?? null,
    sources: [],
    articleBody: bodies.find((body) => body.trim() !== '') ?? null,
  };
}
