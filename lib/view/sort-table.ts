/** The order of the table's rows by any of its columns. */
import { GRADES, PLACE_PRECISIONS } from '#lib/codes.ts';
import type { Incident } from '#lib/schema.ts';
import { TYPE_LABELS } from '#lib/view/attack-labels.ts';
import { placeLine } from '#lib/view/describe-incident.ts';

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

/** What a row is sorted by; null = not known, always last. */
const KEYS: Record<TableColumn, (incident: Incident) => string | number | null> = {
  title: ({ title }) => title,
  when: ({ time }) => {
    const day = time.start ?? time.end;
    return day === null ? null : `${day} ${time.clock?.from ?? ''}`;
  },
  where: ({ place }) => (place === null ? null : placeLine(place)),
  precision: ({ place }) => (place === null ? null : PLACE_PRECISIONS.indexOf(place.precision)),
  type: ({ type }) => TYPE_LABELS[type],
  killed: ({ casualties }) => casualties.killed?.min ?? null,
  injured: ({ casualties }) => casualties.injured?.min ?? null,
  grade: ({ grade }) => GRADES.indexOf(grade.level),
};

function compareKeys(a: string | number, b: string | number): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a).localeCompare(String(b), 'en');
}

/** The rows in the order of a column, unknown values last either way, ties as they were; null leaves them as they are. */
export function sortTable(incidents: readonly Incident[], sort: TableSort | null): readonly Incident[] {
  if (sort === null) return incidents;
  const keyed = incidents.map((incident) => ({ incident, key: KEYS[sort.column](incident) }));
  keyed.sort((a, b) => {
    if (a.key === null || b.key === null) return Number(a.key === null) - Number(b.key === null);
    return (sort.isDescending ? -1 : 1) * compareKeys(a.key, b.key);
  });
  return keyed.map(({ incident }) => incident);
}

/** Columns whose greatest or latest is what one looks for first. */
const GREATEST_FIRST: ReadonlySet<TableColumn> = new Set(['when', 'killed', 'injured', 'grade']);

/** The order after a click on a column's head: its first way, then the other, then none. */
export function nextSort(sort: TableSort | null, column: TableColumn): TableSort | null {
  const first = GREATEST_FIRST.has(column);
  if (sort?.column !== column) return { column, isDescending: first };
  return sort.isDescending === first ? { column, isDescending: !first } : null;
}
