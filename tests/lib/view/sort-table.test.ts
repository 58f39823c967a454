import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Incident } from '#lib/schema.ts';
import { nextSort, sortTable, TABLE_COLUMNS } from '#lib/view/sort-table.ts';
import { makeIncident } from '../../fixtures/make-incident.ts';

const rows: Incident[] = [
  makeIncident({ id: 'a', start: '2023-05-01', killed: { min: 3, max: 3 }, grade: 'fair' }),
  makeIncident({ id: 'b', start: null, killed: null, grade: 'machine' }),
  makeIncident({ id: 'c', start: '2022-05-01', killed: { min: 12, max: null }, grade: 'weak' }),
];
const ids = (incidents: readonly Incident[]) => incidents.map(({ id }) => id).join('');

describe('sortTable', () => {
  it('sorts by numbers as numbers and keeps the unknown last either way', () => {
    expect(ids(sortTable(rows, { column: 'killed', isDescending: true }))).toBe('cab');
    expect(ids(sortTable(rows, { column: 'killed', isDescending: false }))).toBe('acb');
    expect(ids(sortTable(rows, { column: 'when', isDescending: false }))).toBe('cab');
    expect(ids(sortTable(rows, { column: 'grade', isDescending: true }))).toBe('acb');
  });

  it('neither loses nor repeats a row, by any column', () => {
    fc.assert(
      fc.property(fc.constantFrom(...TABLE_COLUMNS), fc.boolean(), (column, isDescending) => {
        expect([...ids(sortTable(rows, { column, isDescending }))].sort().join('')).toBe('abc');
      }),
    );
    expect(sortTable(rows, null)).toBe(rows);
  });
});

describe('nextSort', () => {
  it('goes one way, the other, and back to the list’s own order', () => {
    for (const column of TABLE_COLUMNS) {
      const first = nextSort(null, column);
      const second = nextSort(first, column);
      expect(second).toEqual({ column, isDescending: !first?.isDescending });
      expect(nextSort(second, column)).toBeNull();
    }
    expect(nextSort({ column: 'title', isDescending: false }, 'killed')).toEqual({
      column: 'killed',
      isDescending: true,
    });
  });
});
