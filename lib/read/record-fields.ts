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
export type NamedFields = Partial<Record<Field, { name: string; raw: unknown; rank: number }>>;

function addField(named: NamedFields, field: Field, name: string, raw: unknown, rank: number): void {
  if ((named[field]?.rank ?? Number.POSITIVE_INFINITY) > rank && textOf(raw) !== null)
    named[field] = { name, raw, rank };
}

/** Indexes a record's fields, so that each is looked up once whatever its spelling. */
export function indexFields(fields: Fields): NamedFields {
  const named: NamedFields = {};
  for (const name of Object.keys(fields)) {
    const known = FIELD_BY_NAME.get(plainName(name));
    if (known !== undefined) addField(named, known.field, name, fields[name], known.rank);
  }
  return named;
}

/** The same for the rows of a table; what its columns stand for is worked out once. Of columns with one name the last counts. */
export function indexColumns(columns: readonly string[]): (row: readonly string[]) => NamedFields {
  const places = new Map(columns.map((name, index) => [name, index]));
  const plan = [...places].flatMap(([name, index]) => {
    const known = FIELD_BY_NAME.get(plainName(name));
    return known === undefined ? [] : [{ name, index, ...known }];
  });
  return (row) => {
    const named: NamedFields = {};
    for (const { name, index, field, rank } of plan) addField(named, field, name, row[index] ?? '', rank);
    return named;
  };
}

/** The value of a field under the surest of its names that holds something. */
export function pickField(
  fields: NamedFields,
  field: Field,
): { name: string; value: string; raw: unknown } | null {
  const found = fields[field];
  if (found === undefined) return null;
  const value = textOf(found.raw);
  return value === null ? null : { name: found.name, raw: found.raw, value: cleanText(value) };
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

const NO_SOURCES: string[] = [];

/** The problems of a spot of an input, which leave the spot open, with its name put before them. */
export function problemsAt(place: string, problems: readonly Problem[]): Problem[] {
  return problems.map(({ kind, message }) => ({ kind, message: `${place}${message}` }));
}

/**
 * The metadata of an article from named fields; `from` says where they stand ("front matter"). A date that cannot be
 * read in one way only is a problem; its message leaves the place open (`problemsAt`).
 */
export function draftFromFields(
  fields: NamedFields,
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
      message: `: ${date.name} "${shown}" is no single day; write it as YYYY-MM-DD`,
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
    sources: sources === null ? NO_SOURCES : listOf(sources.raw),
  };
  return { draft, problems };
}
