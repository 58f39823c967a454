/** An entry of a feed → its article: the page that it links to, or the feed's own words where that cannot be read. */
import { hash } from 'node:crypto';
import { readSource } from '#lib/read/read-source.ts';
import type { Article, Problem } from '#lib/schema.ts';
import type { FetchPage } from './fetch-page.ts';

export type OpenedEntry = {
  article: Article;
  /** Why the feed's own words were read; null when the page was. */
  note: Problem | null;
  /** True when asking for the page again would change nothing. */
  done: boolean;
};

/** A page with less text than this share of the entry's is a wall or a list, not the article. */
const LEAST_SHARE = 0.8;

/** What names an entry: a changed text under the same address is another one. */
export function entryDigest({ url, text }: Article): string {
  return hash('sha256', `${url ?? ''}\n${text}`);
}

/** Opens the page of an entry; what the page does not say of itself (title, day, publisher) the feed may. */
export async function openEntry(entry: Article, fetchPage: FetchPage): Promise<OpenedEntry> {
  if (entry.url === null) return { article: entry, note: null, done: true };
  const fetched = await fetchPage(entry.url);
  if (!fetched.ok) {
    const { kind, message } = fetched.problem;
    return { ...ownWords(entry, kind, message), done: kind === 'refused' };
  }
  const source = { name: entry.url, ...fetched.value };
  const { value: articles, problems } = readSource(source, { address: fetched.value.url });
  const [page] = articles;
  if (page === undefined || articles.length > 1) {
    return ownWords(entry, 'unreadable', problems[0]?.message ?? `${entry.url}: holds no single article`);
  }
  if (page.text.length < entry.text.length * LEAST_SHARE) {
    return ownWords(entry, 'unreadable', `${entry.url}: the page holds less text than the feed`);
  }
  return { article: fillFrom(page, entry), note: null, done: true };
}

function ownWords(article: Article, kind: Problem['kind'], reason: string): OpenedEntry {
  const message = `${reason}; the feed's own words were read instead of the page`;
  return { article, note: { kind, message }, done: true };
}

function fillFrom(page: Article, entry: Article): Article {
  const dated =
    page.publishedAt === null ? { publishedAt: entry.publishedAt, publishedFrom: entry.publishedFrom } : {};
  return {
    ...page,
    ...dated,
    title: page.title ?? entry.title,
    byline: page.byline ?? entry.byline,
    publisher: page.publisher ?? entry.publisher,
    language: page.language ?? entry.language,
    url: page.url ?? entry.url,
  };
}
