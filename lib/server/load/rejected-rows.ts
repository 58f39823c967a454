/** Rejected rows as CSV, the reason first: the file to mend and load again. */
import type { FileRow, OpenedRows } from './file-row.ts';

const SHOWN = 5;

/** The rows of a file that were refused: all of them as CSV with their reasons, the first few as lines for a person. */
export class RejectedRows {
  /** The first few as lines for a person: "row 12: latitude: …". */
  readonly first: string[] = [];
  readonly #write: (text: string) => void;
  #isBegun = false;

  /** `write` gets line after line, the header before the first row. */
  constructor(write: (text: string) => void) {
    this.#write = write;
  }

  readonly add = (row: FileRow, { columns, unit }: Pick<OpenedRows, 'columns' | 'unit'>, reason: string) => {
    if (this.first.length < SHOWN) this.first.push(`${unit} ${row.row}: ${reason}`);
    if (!this.#isBegun) this.#write(lineOf([unit, 'reason', ...columns]));
    this.#isBegun = true;
    this.#write(lineOf([String(row.row), reason, ...row.cells]));
  };
}

function lineOf(cells: readonly string[]): string {
  return `${cells.map(quote).join(',')}\n`;
}

/** A cell that no spreadsheet takes for a formula or for two cells. */
function quote(cell: string): string {
  const safe = /^[=+\-@\t\r]/.test(cell) && !/^[+-]?[\d.]+$/.test(cell) ? `'${cell}` : cell;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
