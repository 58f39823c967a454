/** The one door for every input: bytes in, articles and problems out. */

import type { Partially } from '#lib/result.ts';
import type { Article, Problem } from '#lib/schema.ts';
import { cleanText } from './clean-text.ts';
import { decodeBytes } from './decode-bytes.ts';
import { type Format, findFormat } from './find-format.ts';
import { readFeed } from './read-feed.ts';
import { readPage } from './read-page.ts';
import { readJson, readJsonLines } from './read-records.ts';
import { readTable } from './read-table.ts';
import { readText } from './read-text.ts';
import {
  type Given,
  MAX_ARTICLE_LENGTH,
  MAX_COLLECTION_BYTES,
  MAX_PROBLEMS,
  type SourceInput,
} from './source.ts';

const READERS: Record<Format, (text: string, name: string, given: Given) => Partially<Article[]>> = {
  text: readText,
  markdown: readText,
  json: readJson,
  jsonl: readJsonLines,
  page: readPage,
  feed: readFeed,
  table: readTable,
};

const ONE_ARTICLE: readonly Format[] = ['text', 'markdown', 'page'];

function only(kind: Problem['kind'], message: string): Partially<Article[]> {
  return { value: [], problems: [{ kind, message }] };
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e5) / 10} MB`;
}

function oneLine({ kind, message }: Problem): Problem {
  return { kind, message: cleanText(message).replace(/\s+/g, ' ').slice(0, 600) };
}

/** The first problems of an input with thousands, and how many more there are. */
function capProblems(problems: Problem[], name: string): Problem[] {
  const rest = problems.slice(MAX_PROBLEMS);
  if (rest.length === 0) return problems;
  const message = `${name}: ${rest.length} more problems of the same kinds; mend the first ones and read it again`;
  return [...problems.slice(0, MAX_PROBLEMS), { kind: rest[0]?.kind ?? 'malformed', message }];
}

/**
 * The articles of one input (text, Markdown, HTML, feed, JSON, JSON lines or CSV, told by media type, extension and
 * content). Never throws on bad bytes: each failure is one problem that names the input, the place and the cure.
 */
export function readSource(input: SourceInput, given: Given = {}): Partially<Article[]> {
  const { name, bytes } = input;
  if (bytes.length === 0) return only('empty', `${name}: the file is empty; add one that has text`);
  if (bytes.length > MAX_COLLECTION_BYTES) {
    return only('too_large', `${name}: ${megabytes(bytes.length)} is more than 200 MB; split the file`);
  }
  const format = findFormat(input);
  if (!format.ok) return { value: [], problems: [format.problem] };
  if (ONE_ARTICLE.includes(format.value) && bytes.length > MAX_ARTICLE_LENGTH) {
    const cure = 'split it into its articles, or use JSON lines with one article a line';
    return only(
      'too_large',
      `${name}: ${megabytes(bytes.length)} is more than 5 MB for one article; ${cure}`,
    );
  }
  const decoded = decodeBytes(bytes, name, input.mediaType);
  if (!decoded.ok) return { value: [], problems: [decoded.problem] };
  if (decoded.value.text.replace('\uFEFF', '').trim() === '') {
    return only('empty', `${name}: the file holds only white space; add one that has text`);
  }
  const read = READERS[format.value](decoded.value.text, name, { address: input.url, ...given });
  return {
    value: read.value,
    problems: [...decoded.value.problems, ...capProblems(read.problems, name)].map(oneLine),
  };
}
