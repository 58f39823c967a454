import { describe, expect, it } from 'vitest';
import { nextSort, TABLE_COLUMNS } from '#lib/view/sort-table.ts';

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
