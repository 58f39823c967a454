/** The columns of the table, and the order of its rows that a click on one brings. */

export const TABLE_COLUMNS = [
  'title',
  'when',
  'where',
  'precision',
  'type',
  'killed',
  'injured',
  'grade',
] as const;
export type TableColumn = (typeof TABLE_COLUMNS)[number];
export type TableSort = { column: TableColumn; isDescending: boolean };

/** Columns whose greatest or latest is what one looks for first. */
const GREATEST_FIRST: ReadonlySet<TableColumn> = new Set(['when', 'killed', 'injured', 'grade']);

/** The order after a click on a column's head: its first way, then the other, then none. */
export function nextSort(sort: TableSort | null, column: TableColumn): TableSort | null {
  const first = GREATEST_FIRST.has(column);
  if (sort?.column !== column) return { column, isDescending: first };
  return sort.isDescending === first ? { column, isDescending: !first } : null;
}
