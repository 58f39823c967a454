/** What a file of incidents is opened as. */

/** `row` counts from 1 (the header is no row); a row that is no row at all has `problem`. */
export type FileRow = { row: number; cells: readonly string[]; problem?: string };

export type OpenedRows = {
  /** What one of them is called. */
  unit: 'row' | 'feature';
  columns: string[];
  rows: AsyncIterable<FileRow>;
  /** How much of the file has been read, 0..1. */
  share: () => number;
  /** True when the rows are those of the file's beginning only. */
  isCut: boolean;
};
