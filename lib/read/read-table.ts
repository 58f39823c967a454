/** CSV and TSV: one article a row, columns told by their names. */
import type { Options } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import type { Partially } from '#lib/result.ts';
import type { Article, Problem } from '#lib/schema.ts';
import { readRecord } from './read-records.ts';
import { fieldOf } from './record-fields.ts';
import type { Given } from './source.ts';
import { withoutStacks } from './without-stacks.ts';

const DELIMITERS = [',', ';', '\t', '|'];

type Row = { record: string[]; info: { lines: number } };

function findDelimiter(text: string): string {
  const header = text.slice(0, 4096).split(/[\r\n]/, 1)[0] ?? '';
  const counts = DELIMITERS.map((mark) => header.split(mark).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',';
}

function parseRows(text: string, name: string): Partially<Row[]> {
  const problems: Problem[] = [];
  const malformed = (line: unknown) => {
    const message = `${name} line ${line}: not valid CSV; quote fields that hold commas, quotes or line ends`;
    problems.push({ kind: 'malformed', message });
  };
  try {
    const options: Options = {
      bom: true,
      delimiter: findDelimiter(text),
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      skip_records_with_error: true,
      on_skip: (error) => {
        malformed(error && 'lines' in error ? error.lines : '?');
        return undefined;
      },
    };
    const rows: unknown = withoutStacks(() => parse(text, options));
    return { value: rows as Row[], problems };
  } catch (error) {
    malformed(error instanceof Error && 'lines' in error ? error.lines : '?');
    return { value: [], problems };
  }
}

function missingText(columns: string[], name: string): Problem {
  const seen = columns.slice(0, 20).join(', ').slice(0, 300);
  const isIncidents = columns.some((column) => /^(?:lat|latitude)$/i.test(column.trim()));
  const cure = isIncidents
    ? 'for ready-made incidents use `dateline load`'
    : 'name the column that holds the article "text"';
  return { kind: 'malformed', message: `${name} line 1: no text column (columns seen: ${seen}); ${cure}` };
}

/** The articles of a CSV or TSV file with a header row; bad rows are named by line and the others go on. */
export function readTable(raw: string, name: string, given: Given): Partially<Article[]> {
  const rows = parseRows(raw, name);
  const [header, ...body] = rows.value;
  if (header === undefined) return { value: [], problems: rows.problems };
  const columns = header.record;
  const hasText = columns.some((column) => ['text', 'html', 'summary'].includes(fieldOf(column) ?? ''));
  if (!hasText) return { value: [], problems: [...rows.problems, missingText(columns, name)] };
  const value: Article[] = [];
  const problems = [...rows.problems];
  if (body.length === 0)
    problems.push({ kind: 'empty', message: `${name}: a header but no rows; add one row an article` });
  for (const { record, info } of body) {
    const fields = Object.fromEntries(columns.map((column, index) => [column, record[index] ?? '']));
    const part = readRecord(fields, `${name} line ${info.lines}`, 'CSV', given);
    for (const article of part.value) value.push(article);
    for (const problem of part.problems) problems.push(problem);
  }
  return { value, problems };
}
