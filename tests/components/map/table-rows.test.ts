import { describe, expect, it } from 'vitest';
import { canSort, sortRows } from '#components/map/table-rows.ts';
import { columnsOf } from '#lib/query/incident-columns-of.ts';
import { idOfRow } from '#lib/query/row-matches.ts';
import { TABLE_COLUMNS, type TableSort } from '#lib/view/sort-table.ts';
import { makeIncident } from '../../fixtures/make-incident.ts';
import { EN } from '../../fixtures/words.ts';

const id = (letter: string) => `i_000000000000${letter}`;
const incidents = [
  makeIncident({
    id: id('a'),
    start: '2023-05-01',
    killed: { min: 3, max: 3 },
    grade: 'fair',
    type: 'shelling',
  }),
  makeIncident({ id: id('b'), start: null, killed: null, grade: 'machine', type: 'bombing' }),
  makeIncident({ id: id('c'), start: '2022-05-01', killed: { min: 12, max: null }, grade: 'weak' }),
];
const columns = columnsOf(incidents, 'v', '2024-01-01T00:00:00Z');
const rows = Uint32Array.from(incidents.keys());
const records = Array.from(rows, (row) => incidents.find((each) => each.id === idOfRow(columns, row)));
const order = (sort: TableSort | null, held: typeof records | null = records) =>
  [...sortRows({ columns, rows, records: held }, sort, EN)]
    .map((row) => idOfRow(columns, row).slice(-1))
    .join('');

describe('sortRows', () => {
  it('sorts by numbers as numbers and keeps the unknown last either way', () => {
    expect(order({ column: 'killed', isDescending: true })).toBe('cab');
    expect(order({ column: 'killed', isDescending: false })).toBe('acb');
    expect(order({ column: 'when', isDescending: false })).toBe('cab');
    expect(order({ column: 'when', isDescending: true })).toBe('acb');
    expect(order({ column: 'grade', isDescending: true })).toBe('acb');
    expect(order({ column: 'type', isDescending: false })).toBe('bca');
    expect(order({ column: 'title', isDescending: true })).toBe('cba');
  });

  it('neither loses nor repeats a row, by any column, with records or without', () => {
    for (const column of TABLE_COLUMNS) {
      for (const held of [records, null]) {
        expect([...order({ column, isDescending: true }, held)].sort().join('')).toBe('abc');
      }
    }
  });

  it('leaves the list’s order where words would be needed that are not here', () => {
    expect(canSort('title', { records: null })).toBe(false);
    expect(order({ column: 'title', isDescending: true }, null)).toBe(order(null));
  });
});
