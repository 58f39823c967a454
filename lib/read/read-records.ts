/** Ready-made records: JSON, JSON lines. A record's `text` is taken letter for letter. */

import { type ParseError, parseTree } from 'jsonc-parser';
import type { Partially } from '#lib/result.ts';
import type { Article, Problem } from '#lib/schema.ts';
import { cleanText } from './clean-text.ts';
import { composeArticle } from './compose-article.ts';
import { draftFromFields, indexFields, type NamedFields, pickField, problemsAt } from './record-fields.ts';
import { renderMarkup } from './render-markup.ts';
import { type Given, MAX_ARTICLE_LENGTH } from './source.ts';
import { withHeadline } from './with-headline.ts';
import { withoutStacks } from './without-stacks.ts';

/** Keys under which files keep their list of articles. */
const LIST_KEYS = ['articles', 'items', 'docs', 'documents', 'entries', 'results', 'posts', 'data', 'hits'];

const MARKUP = /<(?:p|br|div|h[1-6]|ul|ol|li|blockquote|figure)[\s/>]/i;

type Fields = Record<string, unknown>;

function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function listIn(record: Fields): { key: string; list: unknown[] } | null {
  for (const key of LIST_KEYS) {
    const list = record[key];
    if (Array.isArray(list)) return { key, list };
  }
  return null;
}

/** The text of a record: `text` as it stands, other bodies with markup reduced and the headline put first. */
function bodyOf(fields: NamedFields, title: string | null): Pick<Article, 'text' | 'sections'> | null {
  const plain = pickField(fields, 'text');
  if (plain?.name === 'text') return { text: plain.value, sections: [] };
  const body = pickField(fields, 'html') ?? plain ?? pickField(fields, 'summary');
  if (body === null) return null;
  const rendered = MARKUP.test(body.value.slice(0, 20_000))
    ? renderMarkup(body.value)
    : { text: body.value, sections: [] };
  return rendered.text.trim() === '' ? null : withHeadline(rendered, title);
}

/**
 * The article of one record; `names` are all its fields, `from` is its kind of source ("JSON", "CSV"). Problems leave
 * the record's place open (`problemsAt`).
 */
export function readRecord(
  named: NamedFields,
  names: readonly string[],
  from: string,
  given: Given,
): Partially<Article[]> {
  const { draft, problems } = draftFromFields(named, from);
  const body = bodyOf(named, draft.title);
  if (body === null) {
    const seen = names.slice(0, 12).join(', ') || 'none';
    const message = `: no article text; put it in a field named "text" (fields seen: ${seen.slice(0, 200)})`;
    return { value: [], problems: [{ kind: 'empty', message }] };
  }
  if (body.text.length > MAX_ARTICLE_LENGTH) {
    const message = `: the text is longer than 5 MB; split it into its articles`;
    return { value: [], problems: [{ kind: 'too_large', message }] };
  }
  const id = pickField(named, 'id')?.value.slice(0, 300) ?? null;
  return { value: [composeArticle({ ...draft, ...body }, given, { many: true, id })], problems };
}

function readList(list: unknown[], given: Given, depth: number): Partially<Article[]> {
  const value: Article[] = [];
  const problems: Problem[] = [];
  list.forEach((item, index) => {
    const part = readJsonValue(item, given, depth + 1);
    for (const article of part.value) value.push(article);
    for (const problem of problemsAt(` item ${index + 1}`, part.problems)) problems.push(problem);
  });
  return { value, problems };
}

/**
 * The articles of a parsed JSON value: a record, a list of records, or an object that holds such a list. Problems leave
 * the value's place open.
 */
function readJsonValue(value: unknown, given: Given, depth = 0): Partially<Article[]> {
  if (Array.isArray(value) && depth < 4) {
    if (value.length > 0) return readList(value, given, depth);
    return {
      value: [],
      problems: [{ kind: 'empty', message: `: an empty list; add records with a "text"` }],
    };
  }
  if (!isRecord(value)) {
    const message = `: not a record; write an object such as {"text": "…", "publishedAt": "2022-11-15"}`;
    return { value: [], problems: [{ kind: 'malformed', message }] };
  }
  if (value.type === 'FeatureCollection' || value.type === 'Feature') {
    const message = `: this is GeoJSON, not articles; use \`dateline load\` for ready-made incidents`;
    return { value: [], problems: [{ kind: 'unsupported', message }] };
  }
  const named = indexFields(value);
  const inner = depth < 4 && pickField(named, 'text') === null ? listIn(value) : null;
  if (inner === null) return readRecord(named, Object.keys(value), 'JSON', given);
  const part = readJsonValue(inner.list, given, depth);
  return { value: part.value, problems: problemsAt(` ${inner.key}`, part.problems) };
}

/** The line of the first fault in JSON that does not parse; its end where the fault cannot be told. */
function findFaultLine(text: string): number {
  const faults: ParseError[] = [];
  try {
    parseTree(text, faults, { disallowComments: true });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return text
    .slice(0, faults[0]?.offset ?? text.length)
    .trimEnd()
    .split('\n').length;
}

/** The articles of a JSON document; an error names its line. */
export function readJson(raw: string, name: string, given: Given): Partially<Article[]> {
  const text = raw.replace(/^\uFEFF/, '');
  try {
    const { value, problems } = readJsonValue(JSON.parse(text), given);
    return { value, problems: problemsAt(name, problems) };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const message = `${name} line ${findFaultLine(text)}: not valid JSON; check quotes, commas and brackets there`;
    return { value: [], problems: [{ kind: 'malformed', message }] };
  }
}

/** The articles of JSON lines; a broken line is named by its number and the others go on. */
export function readJsonLines(raw: string, name: string, given: Given): Partially<Article[]> {
  return withoutStacks(() => readLines(raw, name, given));
}

function readLines(raw: string, name: string, given: Given): Partially<Article[]> {
  const value: Article[] = [];
  const problems: Problem[] = [];
  let number = 0;
  for (let from = raw.startsWith('\uFEFF') ? 1 : 0; from < raw.length; ) {
    const newline = raw.indexOf('\n', from);
    const line = raw.slice(from, newline < 0 ? raw.length : newline).trim();
    from = newline < 0 ? raw.length : newline + 1;
    number += 1;
    if (line === '') continue;
    const part = readJsonLine(line, `${name} line ${number}`, given);
    for (const article of part.value) value.push(article);
    for (const problem of part.problems) problems.push(problem);
  }
  return { value, problems };
}

/** The articles of one JSON line, `place` naming it in problems. */
export function readJsonLine(line: string, place: string, given: Given): Partially<Article[]> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(line);
  } catch {
    const message = `${place}: not valid JSON (${cleanText(line.slice(0, 40))}…); each line must be one whole object`;
    return { value: [], problems: [{ kind: 'malformed', message }] };
  }
  const { value, problems } = readJsonValue(parsed, given);
  return { value, problems: problemsAt(place, problems) };
}
