/** Rows of a CSV or GeoJSON file, each a list of cells under the same columns, in batches so that a million go fast. */
import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { fail, ok, type Result } from '#lib/result.ts';
import type { FileRow, OpenedRows } from './file-row.ts';
import { openGeojson } from './open-geojson.ts';
import { type RowFile, readHead } from './row-file.ts';

const HEAD_BYTES = 65_536;
/** How packed files begin. */
const PACKED = [
  [Buffer.from([0x1f, 0x8b]), 'gzip'],
  [Buffer.from('PK\x03\x04'), 'zip; a spreadsheet too: save it as CSV'],
] as const;
const DELIMITERS = [',', ';', '\t', '|'];

/**
 * Opens a file by its content: GeoJSON begins with a brace, anything else is a table with a header row. With `sample`,
 * no more than the beginning of a large file is looked at.
 */
export async function openRows(file: RowFile, { sample = false } = {}): Promise<Result<OpenedRows>> {
  const bytes = await readHead(file, HEAD_BYTES);
  const packed = PACKED.find(([mark]) => bytes.subarray(0, mark.length).equals(mark));
  if (packed)
    return fail('binary', `${file.name}: is packed (${packed[1]}); unpack it and load what is inside`);
  const head = bytes.toString('utf8').replace(/^\uFEFF/, '');
  if (head.trim() === '') return fail('empty', `${file.name}: the file is empty`);
  if (head.includes('\0')) return fail('binary', `${file.name}: this is no text; load reads CSV and GeoJSON`);
  return /^\s*[{[]/.test(head) || /^\s*(null|true|false|")/.test(head)
    ? openGeojson(file, sample)
    : openTable(file, head);
}

async function openTable(file: RowFile, head: string): Promise<Result<OpenedRows>> {
  const header = head.split(/[\r\n]/, 1)[0] ?? '';
  const counts = DELIMITERS.map((mark) => header.split(mark).length);
  const delimiter = DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',';
  const bad: FileRow[] = [];
  const reading = { bytes: 0 };
  const parser = parse({
    bom: true,
    delimiter,
    trim: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: 1_000_000,
    skip_records_with_error: true,
    on_skip: (error) => {
      bad.push({ row: 0, cells: [], problem: `not valid CSV: ${error?.message ?? 'unknown'}` });
      return undefined;
    },
  });
  const source = Readable.from(countBytes(file, reading), { highWaterMark: 2 });
  source.on('error', (error) => parser.destroy(error));
  parser.on('close', () => source.destroy());
  const records = source.pipe(parser)[Symbol.asyncIterator]() as AsyncIterator<string[]>;
  const first = await records.next();
  if (first.done) return fail('malformed', `${file.name}: there is no header row`);
  const columns = first.value.map((name) => name.trim());
  const share = () => Math.min(1, reading.bytes / Math.max(1, file.bytes));
  return ok({ unit: 'row', columns, rows: numberRecords(records, bad), share, isCut: false });
}

async function* countBytes(file: RowFile, reading: { bytes: number }): AsyncGenerator<Buffer> {
  for await (const piece of file.read()) {
    reading.bytes += piece.length;
    yield piece;
  }
}

async function* numberRecords(records: AsyncIterator<string[]>, bad: FileRow[]): AsyncGenerator<FileRow> {
  let row = 0;
  try {
    for (;;) {
      const next = await records.next();
      for (const broken of bad.splice(0)) yield { ...broken, row: ++row };
      if (next.done) return;
      yield { row: ++row, cells: next.value };
    }
  } finally {
    await records.return?.();
  }
}
