/** The fields of an article by the names that files give them (JSON records, CSV columns, front matter). */
import type { Problem } from '#lib/schema.ts';
import { cleanText } from './clean-text.ts';
import { normaliseDate } from './normalise-date.ts';
import type { Draft } from './source.ts';

type Field =
  | 'id'
  | 'text'
  | 'html'
  | 'summary'
  | 'title'
  | 'publishedAt'
  | 'url'
  | 'publisher'
  | 'byline'
  | 'language'
  | 'sources';

/** Names in lower case without spaces, hyphens and underscores, the surest first. */
const FIELD_NAMES: Record<Field, readonly string[]> = {
  id: ['id', 'docid', 'articleid', 'uuid', 'guid'],
  text: [
    'text',
    'body',
    'content',
    'articlebody',
    'articletext',
    'bodytext',
    'fulltext',
    'maintext',
    'plaintext',
    'story',
  ],
  html: ['contenthtml', 'bodyhtml', 'html'],
  summary: ['description', 'summary', 'abstract', 'snippet', 'lead'],
  title: ['title', 'headline', 'heading'],
  publishedAt: [
    'publishedat',
    'published',
    'publicationdate',
    'publicationday',
    'publishdate',
    'publishedon',
    'datepublished',
    'pubdate',
    'date',
    'dct',
    'timestamp',
    'dategmt',
  ],
  url: ['url', 'uri', 'link', 'href', 'sourceurl', 'articleurl', 'canonicalurl', 'permalink'],
  publisher: ['publisher', 'source', 'outlet', 'sitename', 'newspaper', 'publication', 'newssource', 'media'],
  byline: ['byline', 'author', 'authors', 'creator'],
  language: ['language', 'lang'],
  sources: ['sources', 'citations', 'references'],
};

type Fields = Record<string, unknown>;

function plainName(name: string): string {
  return name
    .toLowerCase()
    .replace(/[\s_-]/g, '')
    .replace(/^\uFEFF/, '');
}

/** What each name stands for, and how sure it is of all names of its field: 0 is the surest. */
const FIELD_BY_NAME: ReadonlyMap<string, { field: Field; rank: number }> = new Map(
  Object.entries(FIELD_NAMES).flatMap(([field, names]) =>
    names.map((name, rank) => [name, { field: field as Field, rank }] as const),
  ),
);

/** The field an article's column or key stands for, or null. */
export function fieldOf(name: string): Field | null {
  return FIELD_BY_NAME.get(plainName(name))?.field ?? null;
}

/** Text of a scalar, of `{name}`, `{rendered}`, `{title}` or `{url}`, or of a list of such, joined by commas; else null. */
function textOf(value: unknown, depth = 0): string | null {
  if (typeof value === 'string') return value.trim() === '' ? null : value;
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (depth > 2 || value === null || typeof value !== 'object') return null;
  if (Array.isArray(value)) {
    const parts = value.slice(0, 50).map((part) => textOf(part, depth + 1));
    return parts.filter((part) => part !== null).join(', ') || null;
  }
  const inner = value as Fields;
  return textOf(inner.name ?? inner.rendered ?? inner['#text'] ?? inner.title ?? inner.url, depth + 1);
}

/** What a record holds of an article, each field under the surest of its names that holds something. */
export type NamedFields = Map<Field, { name: string; raw: unknown; rank: number }>;

/** Indexes a record's fields, so that each is looked up once whatever its spelling. */
export function indexFields(fields: Fields): NamedFields {
  const named: NamedFields = new Map();
  for (const [name, raw] of Object.entries(fields)) {
    const known = FIELD_BY_NAME.get(plainName(name));
    if (known === undefined || (named.get(known.field)?.rank ?? Number.POSITIVE_INFINITY) <= known.rank)
      continue;
    if (textOf(raw) !== null) named.set(known.field, { name, raw, rank: known.rank });
  }
  return named;
}

/** The value of a field under the surest of its names that holds something. */
export function pickField(
  fields: NamedFields,
  field: Field,
): { name: string; value: string; raw: unknown } | null {
  const found = fields.get(field);
  const value = found === undefined ? null : textOf(found.raw);
  return found === undefined || value === null
    ? null
    : { name: found.name, raw: found.raw, value: cleanText(value) };
}

function tidy(value: string | undefined): string | null {
  return value?.replace(/\s+/g, ' ').trim().slice(0, 500) || null;
}

function listOf(raw: unknown): string[] {
  const parts = Array.isArray(raw) ? raw : [raw];
  return parts
    .slice(0, 200)
    .flatMap((part) => tidy(textOf(part) ?? undefined) ?? [])
    .map(cleanText);
}

/**
 * The metadata of an article from named fields; `from` says where they stand ("front matter") and
 * `place` names the input and the spot in it, for problems (a date that cannot be read in one way only).
 */
export function draftFromFields(
  fields: NamedFields,
  place: string,
  from: string,
): { draft: Omit<Draft, 'text' | 'sections'>; problems: Problem[] } {
  const problems: Problem[] = [];
  const date = pickField(fields, 'publishedAt');
  const publishedAt =
    date === null ? null : normaliseDate(typeof date.raw === 'number' ? date.raw : date.value);
  if (date !== null && publishedAt === null) {
    const shown = date.value.slice(0, 40);
    problems.push({
      kind: 'needs_date',
      message: `${place}: ${date.name} "${shown}" is no single day; write it as YYYY-MM-DD`,
    });
  }
  const sources = pickField(fields, 'sources');
  const draft = {
    title: tidy(pickField(fields, 'title')?.value),
    publisher: tidy(pickField(fields, 'publisher')?.value),
    byline: tidy(pickField(fields, 'byline')?.value),
    url: tidy(pickField(fields, 'url')?.value),
    publishedAt,
    publishedFrom: publishedAt === null ? null : from,
    language: tidy(pickField(fields, 'language')?.value)?.slice(0, 35) ?? null,
    sources: sources === null ? [] : listOf(sources.raw),
  };
  return { draft, problems };
}
