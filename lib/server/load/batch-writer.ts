/** Writes the rows of a load in batches, while the next one is being read: the reader and the database work at once. */
import type pg from 'pg';
import { makeColumns, rowOfIncident, setRow } from '#lib/query/incident-columns-of.ts';
import {
  eachLabel,
  type IncidentTable,
  LABEL_FIELDS,
  type LabelField,
  labelsOf,
  NameCoder,
} from '#lib/query/incident-table.ts';
import { packTable } from '../columns/packed-table.ts';
import { type StartedLoad, writeBatch } from './load-store.ts';
import type { Loaded } from './row-reader.ts';

/** Totals since the file's beginning. */
export type LoadCounts = { rows: number; stored: number; rejected: number };

/** Writes the rows of a load in batches, each in one transaction with the place in the file where it ends. */
export class BatchWriter {
  readonly #client: pg.Client;
  readonly #id: string;
  readonly #coders: Record<LabelField, NameCoder>;
  /** How many names of each field are written. */
  readonly #named: Record<LabelField, number>;
  #chunks: number;
  #batch: Loaded[] = [];
  #writing: Promise<void> = Promise.resolve();

  constructor(client: pg.Client, started: StartedLoad) {
    this.#client = client;
    this.#id = started.id;
    this.#chunks = started.chunks;
    this.#coders = eachLabel((field) => new NameCoder(started.names?.[field]));
    this.#named = eachLabel((field) => started.names?.[field].length ?? 0);
  }

  add(row: Loaded): void {
    this.#batch.push(row);
  }

  /** Begins to write what was added, once the batch before is written; throws what that one failed with. */
  async flush(counts: LoadCounts): Promise<void> {
    if (this.#batch.length === 0 && this.#chunks > 0) return;
    const columns = packTable(tableOfBatch(this.#batch, this.#coders));
    const names = eachLabel((field) => this.#coders[field].names.slice(this.#named[field]));
    for (const field of LABEL_FIELDS) this.#named[field] = this.#coders[field].names.length;
    const lines = this.#batch.map(({ line }) => line);
    const { rows: rowsRead, stored, rejected } = counts;
    this.#batch = [];
    await this.#writing;
    this.#writing = writeBatch(this.#client, this.#id, this.#chunks++, {
      lines,
      columns,
      names,
      rowsRead,
      stored,
      rejected,
    });
    // It is waited for at the next batch: until then a failure is no unheard one.
    this.#writing.catch(() => {});
  }

  /** Waits for the batch under way; throws what it failed with. */
  async settle(): Promise<void> {
    await this.#writing;
  }
}

function tableOfBatch(batch: readonly Loaded[], coders: Record<LabelField, NameCoder>): IncidentTable {
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
