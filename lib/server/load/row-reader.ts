/** Rows of a file → incidents, or why a row is none. */
import { hash } from 'node:crypto';
import { idOfNumber } from '#lib/query/incident-number.ts';
import type { Incident } from '#lib/schema.ts';
import type { Mapping } from '#lib/view/load-fields.ts';
import { copyRow } from './copy-row.ts';
import type { FileRow } from './file-row.ts';
import { CellProblem } from './read-cells.ts';
import { type Cells, incidentOfRow, whyOfRow } from './row-incident.ts';

/** `titled`: the file gives the title; a made one holds no words of its own but "in". */
export type Loaded = { incident: Incident; line: string; titled: boolean };

/** Reads rows one after another, remembering the ids and the words that it has seen. */
export class RowReader {
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
