/** The rows of the table in the order of one of its columns: by what the columns hold, by words where the records are here. */
import { ATTACK_TYPES } from '#lib/codes.ts';
import { type IncidentColumns, NO_COUNT, NO_PRECISION } from '#lib/query/incident-columns.ts';
import { sortByCount, sortByTime, sortByWords } from '#lib/query/sort-rows.ts';
import type { Incident } from '#lib/schema.ts';
import { placeName } from '#lib/view/describe-incident.ts';
import { incidentTitle } from '#lib/view/incident-title.ts';
import type { TableColumn, TableSort } from '#lib/view/sort-table.ts';
import type { Words } from '#lib/view/words.ts';

export type TableSource = {
  columns: IncidentColumns;
  /** In the list's order. */
  rows: Uint32Array;
  /** By row, where the page holds every record. */
  records: readonly (Incident | undefined)[] | null;
};

/** Words are in the records alone: without all of these, rows cannot be sorted by them. */
export function canSort(column: TableColumn, { records }: Pick<TableSource, 'records'>): boolean {
  return records !== null || (column !== 'title' && column !== 'where');
}

/** Where each type stands among the types as their names are sorted. */
function typeRanks({ say, language }: Words): number[] {
  const typeNames = ATTACK_TYPES.map((type) => say(`codes.type.${type}`));
  const { compare } = new Intl.Collator(language);
  const sorted = [...typeNames].sort(compare);
  return typeNames.map((name) => sorted.indexOf(name));
}

/** The rows in the table's order; unknown values last either way, equal ones as they were. */
export function sortRows(source: TableSource, sort: TableSort | null, words: Words): Uint32Array {
  const { columns, rows, records } = source;
  if (sort === null || !canSort(sort.column, source)) return rows;
  const { column, isDescending } = sort;
  const { language } = words;
  const known = (value: number | undefined, none: number) =>
    value === undefined || value === none ? -1 : value;
  switch (column) {
    case 'when':
      return sortByTime(columns, rows, isDescending);
    case 'killed':
    case 'injured':
      return sortByCount(rows, (row) => known(columns[column][row], NO_COUNT), isDescending);
    case 'precision':
      return sortByCount(rows, (row) => known(columns.placePrecision[row], NO_PRECISION), isDescending);
    case 'grade':
      return sortByCount(rows, (row) => columns.grade[row] ?? 0, isDescending);
    case 'type': {
      const ranks = typeRanks(words);
      return sortByCount(rows, (row) => ranks[columns.type[row] ?? 0] ?? 0, isDescending);
    }
    case 'title': {
      const titleAt = (row: number) => {
        const record = records?.[row];
        return record ? incidentTitle(record, words) : null;
      };
      return sortByWords(rows, titleAt, isDescending, language);
    }
    case 'where': {
      const placeOf = (row: number) => records?.[row]?.place ?? null;
      const wordsOf = (row: number) => {
        const place = placeOf(row);
        return place && placeName(place, words);
      };
      return sortByWords(rows, wordsOf, isDescending, language);
    }
  }
}
