/** CSV and TSV: one article a row, columns told by their names. */
import type { Options } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import type { Partially } from '#lib/result.ts';
import type { Article, Problem } from '#lib/schema.ts';
import { readRecord } from './read-records.ts';
import { fieldOf, indexColumns, problemsAt } from './record-fields.ts';
import { type Given, MAX_PROBLEMS } from './source.ts';
import { withoutStacks } from './without-stacks.ts';

/** A row, the header being row 0, and what is wrong with it. */
type Faulty = { row: number; problems: Problem[] };

const DELIMITERS = [',', ';', '\t', '|'];

function findDelimiter(text: string): string {
  const header = text.slice(0, 4096).split(/[\r\n]/, 1)[0] ?? '';
  const counts = DELIMITERS.map((mark) => header.split(mark).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',';
}

/** The rows of a table, what is wrong with it, and the lines on which its first `count` rows end. */
type Rows = { value: string[][]; problems: Problem[]; linesOf: (count: number) => number[] };

/** The rows of a table without quotes: its lines cut at the delimiter, five times as fast as the parser reads them. */
function splitRows(text: string, delimiter: string): Rows {
  // As the parser does: the first line end tells what all of them are.
  const lineEnd = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
  const value: string[][] = [];
  const lines: number[] = [];
  for (const [index, line] of text
    .replace(/^\uFEFF/, '')
    .split(lineEnd)
    .entries()) {
    if (line === '') continue;
    value.push(line.split(delimiter));
    lines.push(index + 1);
  }
  return { value, problems: [], linesOf: () => lines };
}

function parseRows(text: string, name: string): Rows {
  const delimiter = findDelimiter(text);
  if (!text.includes('"')) return splitRows(text, delimiter);
  const problems: Problem[] = [];
  const malformed = (error: unknown) => {
    const line = error instanceof Error && 'lines' in error ? error.lines : '?';
    const message = `${name} line ${line}: not valid CSV; quote fields that hold commas, quotes or line ends`;
    problems.push({ kind: 'malformed', message });
  };
  const options: Options = {
    bom: true,
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
  };
  const on_skip: Options['on_skip'] = (error) => {
    malformed(error);
    return undefined;
  };
  try {
    const value: unknown = withoutStacks(() => parse(text, { ...options, on_skip }));
    return { value: value as string[][], problems, linesOf: (count) => linesOf(text, options, count) };
  } catch (error) {
    malformed(error);
    return { value: [], problems, linesOf: () => [] };
  }
}

/** Asked for only where rows have problems, since it takes longer than reading them. */
function linesOf(text: string, options: Options, count: number): number[] {
  const rows: unknown = withoutStacks(() => parse(text, { ...options, info: true, to: count }));
  return (rows as { info: { lines: number } }[]).map(({ info }) => info.lines);
}

function missingText(columns: string[], name: string): Problem {
  const seen = columns.slice(0, 20).join(', ').slice(0, 300);
  const isIncidents = columns.some((column) => /^(?:lat|latitude)$/i.test(column.trim()));
  const cure = isIncidents
    ? 'for ready-made incidents use `dateline load`'
    : 'name the column that holds the article "text"';
  return { kind: 'malformed', message: `${name} line 1: no text column (columns seen: ${seen}); ${cure}` };
}

/** The problems of rows with the lines that they stand on; only of the first, since no more than those are shown. */
function withLines(faulty: readonly Faulty[], linesOf: Rows['linesOf'], name: string): Problem[] {
  const last = faulty.slice(0, MAX_PROBLEMS).at(-1);
  if (last === undefined) return [];
  const lines = linesOf(last.row + 1);
  return faulty.flatMap(({ row, problems }) => problemsAt(`${name} line ${lines[row] ?? '?'}`, problems));
}

/** The articles of a CSV or TSV file with a header row; bad rows are named by line and the others go on. */
export function readTable(raw: string, name: string, given: Given): Partially<Article[]> {
  const rows = parseRows(raw, name);
  const columns = rows.value[0];
  if (columns === undefined) return { value: [], problems: rows.problems };
  const hasText = columns.some((column) => ['text', 'html', 'summary'].includes(fieldOf(column) ?? ''));
  if (!hasText) return { value: [], problems: [...rows.problems, missingText(columns, name)] };
  const value: Article[] = [];
  const problems = [...rows.problems];
  if (rows.value.length === 1)
    problems.push({ kind: 'empty', message: `${name}: a header but no rows; add one row an article` });
  const fieldsOf = indexColumns(columns);
  const names = [...new Set(columns)];
  const faulty: Faulty[] = [];
  for (let row = 1; row < rows.value.length; row++) {
    const part = readRecord(fieldsOf(rows.value[row]!), names, 'CSV', given);
    for (const article of part.value) value.push(article);
    if (part.problems.length > 0) faulty.push({ row, problems: part.problems });
  }
  return { value, problems: [...problems, ...withLines(faulty, rows.linesOf, name)] };
}
