/** A chart's own numbers as CSV (RFC 4180), safe to open in a spreadsheet. */

type Cell = string | number | null;

/** Characters with which a spreadsheet begins a formula. */
const FORMULA_START = /^[=+\-@\t\r]/;

function writeCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const safe = FORMULA_START.test(cell) ? `'${cell}` : cell;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Rows under a head, lines ended by CR LF. */
export function writeChartCsv(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return [head, ...rows].map((row) => `${row.map(writeCell).join(',')}\r\n`).join('');
}

/** A file name of a chart: "Attacks by month" → "dateline-attacks-by-month". */
export function chartFileName(title: string): string {
  const name = title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return `dateline-${name}`;
}
