/**
 * Ready-made incidents of a file → the database. Rows are stored in batches that nobody sees; a run that is broken off
 * goes on where it stood, and only the last step joins all of them to the incidents at once.
 */
import { createHash, hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type pg from 'pg';
import { makeColumns, rowOfIncident, setRow } from '#lib/query/incident-columns-of.ts';
import { idOfNumber } from '#lib/query/incident-number.ts';
import {
  eachLabel,
  type IncidentTable,
  LABEL_FIELDS,
  labelsOf,
  NameCoder,
} from '#lib/query/incident-table.ts';
import { fail, ok, type Result } from '#lib/result.ts';
import type { Incident } from '#lib/schema.ts';
import { packTable } from '../columns/packed-table.ts';
import type { Connection } from '../postgres/connection-file.ts';
import { copyRow } from './copy-row.ts';
import { type Mapping, readMapping } from './load-fields.ts';
import {
  claimName,
  findFinished,
  indexLoad,
  joinLoad,
  openLoadSession,
  startLoad,
  writeBatch,
} from './load-store.ts';
import { type FileRow, type OpenedRows, openRows } from './open-rows.ts';
import { CellProblem } from './read-cells.ts';
import { type Cells, incidentOfRow, whyOfRow } from './row-incident.ts';

/** Raise it when the same file would give other incidents: it is part of the content's hash. */
const READING_VERSION = 1;
const BATCH_ROWS = 25_000;

export type LoadRequest = {
  path: string;
  /** A load of the same name takes the place of the older one. */
  name: string;
  /** "field=column" pairs over the guessed mapping. */
  said: readonly string[];
  /** Called for each row that cannot be an incident. */
  reject: (row: FileRow, columns: readonly string[], reason: string) => void;
  /** Rows read so far, and which share of the file that is (0..1). */
  progress: (rows: number, share: number) => void;
  /** Rows written at once (25,000). */
  batchRows?: number;
};
export type LoadReport = {
  name: string;
  incidents: number;
  rejected: number;
  mapping: Mapping;
  /** True when the same content is there already: nothing was done. */
  unchanged: boolean;
  /** Rows that an earlier, broken-off run had stored. */
  resumedAt: number;
};

/** Loads one file. Nothing of it shows before all of it does; a failure leaves what a later run can go on with. */
export async function loadFile(
  connection: Connection,
  request: LoadRequest,
  now: Date,
): Promise<Result<LoadReport>> {
  const opened = await openRows(request.path);
  if (!opened.ok) return opened;
  const mapping = readMapping(opened.value.columns, request.said);
  if (!mapping.ok) return fail(mapping.problem.kind, `${request.path}: ${mapping.problem.message}`);
  const content = await hashContent(request.path, mapping.value);
  const client = await openLoadSession(connection);
  try {
    if (!(await claimName(client, request.name))) {
      return fail('refused', `${request.name} is being loaded by another command`);
    }
    const there = await findFinished(client, request.name, content);
    const report = { name: request.name, mapping: mapping.value, unchanged: false, resumedAt: 0 };
    if (there !== null) return ok({ ...report, incidents: there, rejected: 0, unchanged: true });
    const done = await loadRows(client, request, opened.value, mapping.value, content, now);
    return ok({ ...report, ...done });
  } finally {
    await client.end().catch(() => {});
  }
}

async function hashContent(path: string, mapping: Mapping): Promise<string> {
  const content = createHash('sha256').update(
    JSON.stringify([READING_VERSION, Object.entries(mapping).sort()]),
  );
  for await (const bytes of createReadStream(path, { highWaterMark: 1 << 20 }))
    content.update(bytes as Buffer);
  return content.digest('hex');
}

async function loadRows(
  client: pg.Client,
  request: LoadRequest,
  opened: OpenedRows,
  mapping: Mapping,
  content: string,
  now: Date,
): Promise<Pick<LoadReport, 'incidents' | 'rejected' | 'resumedAt'>> {
  const started = await startLoad(client, { name: request.name, hash: content, mapping });
  const reader = new RowReader(request.name, opened.columns, mapping);
  const coders = eachLabel((field) => new NameCoder(started.names?.[field]));
  const counts = { rows: 0, stored: 0, rejected: 0 };
  let { chunks } = started;
  const { batchRows = BATCH_ROWS } = request;
  let batch: Loaded[] = [];
  const named = eachLabel((field) => started.names?.[field].length ?? 0);
  const flush = async () => {
    if (batch.length === 0 && chunks > 0) return;
    const columns = packTable(tableOfBatch(batch, coders));
    const names = eachLabel((field) => coders[field].names.slice(named[field]));
    for (const field of LABEL_FIELDS) named[field] = coders[field].names.length;
    const lines = batch.map(({ line }) => line);
    const { rows: rowsRead, stored, rejected } = counts;
    await writeBatch(client, started.id, chunks++, { lines, columns, names, rowsRead, stored, rejected });
    batch = [];
  };
  for await (const row of opened.rows) {
    counts.rows++;
    const read = reader.read(row);
    if (typeof read === 'string') {
      counts.rejected++;
      request.reject(row, opened.columns, read);
    } else {
      counts.stored++;
      // What an earlier run stored is read again for its ids and words only.
      if (counts.rows > started.rowsRead) batch.push(read);
    }
    if (counts.rows % batchRows === 0) {
      if (counts.rows > started.rowsRead) await flush();
      request.progress(counts.rows, opened.share());
    }
  }
  if (counts.rows > started.rowsRead || chunks === 0) await flush();
  request.progress(counts.rows, 1);
  await indexLoad(client, started.id);
  await joinLoad(client, { id: started.id, name: request.name, words: [...reader.words], now });
  return { incidents: counts.stored, rejected: counts.rejected, resumedAt: started.rowsRead };
}

/** `titled`: the file gives the title; a made one holds no words of its own but "in". */
type Loaded = { incident: Incident; line: string; titled: boolean };

function tableOfBatch(
  batch: readonly Loaded[],
  coders: Record<(typeof LABEL_FIELDS)[number], NameCoder>,
): IncidentTable {
  const columns = makeColumns(batch.length, '', '');
  const labels = eachLabel((field) => ({ codes: new Uint32Array(batch.length), names: coders[field].names }));
  for (const [at, { incident, titled }] of batch.entries()) {
    setRow(columns, at, rowOfIncident(incident));
    const names = labelsOf(incident);
    // As few different names as can be: the search looks at each.
    if (!titled) names.text = `in ${incident.place?.name ?? ''}`;
    for (const field of LABEL_FIELDS) labels[field].codes[at] = coders[field].codeOf(names[field]);
  }
  return { columns, labels };
}

/** Reads rows one after another, remembering the ids and the words that it has seen. */
class RowReader {
  /** Words that the search shall know, 4 to 30 letters long. */
  readonly words = new Set<string>();
  readonly #seen = new Set<string>();
  readonly #name: string;
  readonly #mapping: Mapping;
  readonly #places: Map<string, number>;
  #cells: readonly string[] = [];

  constructor(name: string, columns: readonly string[], mapping: Mapping) {
    this.#name = name;
    this.#mapping = mapping;
    this.#places = new Map(
      Object.entries(mapping).map(([field, column]) => [field, columns.indexOf(column)] as const),
    );
  }

  readonly #cellOf: Cells = (field) => {
    const at = this.#places.get(field);
    const cell = at === undefined ? '' : (this.#cells[at] ?? '');
    return cell.isWellFormed() && !cell.includes('\0') ? cell : cell.toWellFormed().replaceAll('\0', '');
  };

  /** The incident and its COPY line, or why the row is rejected. */
  read({ row, cells, problem }: FileRow): Loaded | string {
    if (problem !== undefined) return problem;
    this.#cells = cells;
    try {
      const id = this.#idOf(cells);
      if (this.#seen.has(id)) return 'the same incident stands in the file already';
      const incident = incidentOfRow(id, this.#cellOf, this.#mapping);
      this.#seen.add(id);
      const titled = this.#cellOf('title') !== '';
      const { line, words } = copyRow(incident, whyOfRow(this.#cellOf, this.#name, row), titled);
      for (const word of words) if (word.length >= 4 && word.length <= 30) this.words.add(word);
      return { incident, line, titled };
    } catch (error) {
      if (error instanceof CellProblem) return error.message;
      throw error;
    }
  }

  /** From the file's own id where it has one, else from all cells: the same row has the same id at every load. */
  #idOf(cells: readonly string[]): string {
    const own = this.#cellOf('id');
    const key = own === '' ? JSON.stringify(cells) : own;
    return idOfNumber(hash('sha256', `${this.#name}\n${key}`, 'buffer').readBigUInt64BE(0));
  }
}
