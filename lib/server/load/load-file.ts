/**
 * Ready-made incidents of a file → the database. Rows are stored in batches that nobody sees; a run that is broken off
 * goes on where it stood, and only the last step joins all of them to the incidents at once.
 */
import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type pg from 'pg';
import { fail, ok, type Result } from '#lib/result.ts';
import { type Mapping, readMapping } from '#lib/view/load-fields.ts';
import type { Connection } from '../postgres/connection-file.ts';
import { BatchWriter } from './batch-writer.ts';
import type { FileRow, OpenedRows } from './file-row.ts';
import { claimName, findFinished, indexLoad, joinLoad, openLoadSession, startLoad } from './load-store.ts';
import { openRows } from './open-rows.ts';
import type { RowFile } from './row-file.ts';
import { RowReader } from './row-reader.ts';

/** Raise it when the same file would give other incidents: it is part of the content's hash. */
const READING_VERSION = 2;
const BATCH_ROWS = 25_000;
const ROWS_A_TURN = 50;

export type LoadRequest = {
  file: RowFile;
  /** A load of the same name takes the place of the older one. */
  name: string;
  /** "field=column" pairs over the guessed mapping. */
  said: readonly string[];
  /** Called for each row that cannot be an incident, also for those that an earlier run met. */
  reject: (row: FileRow, opened: Pick<OpenedRows, 'columns' | 'unit'>, reason: string) => void;
  /** Rows read so far, and which share of the file that is (0..1). */
  progress: (rows: number, share: number, rejected: number) => void;
  /** Breaks the run off after the batch at hand: what is stored stays for a later run. */
  signal?: AbortSignal;
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
  const opened = await openRows(request.file);
  if (!opened.ok) return opened;
  const mapping = readMapping(opened.value.columns, request.said);
  if (!mapping.ok) return fail(mapping.problem.kind, `${request.file.name}: ${mapping.problem.message}`);
  const content = await hashContent(request.file, mapping.value);
  const client = await openLoadSession(connection);
  try {
    if (!(await claimName(client, request.name))) {
      return fail('refused', `${request.name} is being loaded by another command: wait for it`);
    }
    const there = await findFinished(client, request.name, content);
    const report = { name: request.name, mapping: mapping.value, unchanged: false, resumedAt: 0 };
    if (there !== null) return ok({ ...report, incidents: there, rejected: 0, unchanged: true });
    const done = await loadRows(client, connection, request, opened.value, mapping.value, content, now);
    return ok({ ...report, ...done });
  } finally {
    await client.end().catch(() => {});
  }
}

async function hashContent(file: RowFile, mapping: Mapping): Promise<string> {
  const content = createHash('sha256').update(
    JSON.stringify([READING_VERSION, Object.entries(mapping).sort()]),
  );
  for await (const bytes of file.read()) content.update(bytes);
  return content.digest('hex');
}

async function loadRows(
  client: pg.Client,
  connection: Connection,
  request: LoadRequest,
  opened: OpenedRows,
  mapping: Mapping,
  content: string,
  now: Date,
): Promise<Pick<LoadReport, 'incidents' | 'rejected' | 'resumedAt'>> {
  const started = await startLoad(client, { name: request.name, hash: content, mapping });
  const reader = new RowReader(request.name, opened.columns, mapping);
  const writer = new BatchWriter(client, started);
  const counts = { rows: 0, stored: 0, rejected: 0 };
  const { batchRows = BATCH_ROWS } = request;
  const readRows = async () => {
    for await (const row of opened.rows) {
      counts.rows++;
      const read = reader.read(row);
      if (typeof read === 'string') {
        counts.rejected++;
        request.reject(row, opened, read);
      } else {
        counts.stored++;
        // What an earlier run stored is read again for its ids and words only.
        if (counts.rows > started.rowsRead) writer.add(read);
      }
      // Rows come without a turn of the event loop as long as some are there: the batch under way would not be sent.
      if (counts.rows % ROWS_A_TURN === 0) await setImmediate();
      if (counts.rows % batchRows === 0) {
        if (counts.rows > started.rowsRead) await writer.flush(counts);
        request.progress(counts.rows, opened.share(), counts.rejected);
        request.signal?.throwIfAborted();
      }
    }
    if (counts.rows > started.rowsRead || started.chunks === 0) await writer.flush(counts);
    request.progress(counts.rows, 1, counts.rejected);
    request.signal?.throwIfAborted();
  };
  // What is being written when the reading breaks off is kept for the next run.
  await readRows().finally(() => writer.settle());
  await indexLoad(client, started.id, connection);
  await joinLoad(client, { id: started.id, name: request.name, words: [...reader.words], now });
  return { incidents: counts.stored, rejected: counts.rejected, resumedAt: started.rowsRead };
}
