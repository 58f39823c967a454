import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_MINUTE } from '#lib/query/incident-columns.ts';
import { makeColumns } from '#lib/query/incident-columns-of.ts';
import { sortByCount, sortByTime, sortByWords } from '#lib/query/sort-rows.ts';

const keys = fc.array(fc.oneof(fc.constant(-1), fc.integer({ min: 0, max: 65_534 })), { maxLength: 60 });
const rowsOf = (values: readonly unknown[]) => Uint32Array.from(values.keys());

describe('sortByCount', () => {
  it('orders as a stable comparison does, the unknown last either way', () => {
    fc.assert(
      fc.property(keys, fc.boolean(), (values, isDescending) => {
        const rows = rowsOf(values);
        const expected = [...rows].sort((a, b) => {
          const [x, y] = [values[a] ?? -1, values[b] ?? -1];
          if (x < 0 || y < 0) return Number(x < 0) - Number(y < 0);
          return isDescending ? y - x : x - y;
        });
        expect([...sortByCount(rows, (row) => values[row] ?? -1, isDescending)]).toEqual(expected);
      }),
    );
  });
});

describe('sortByTime', () => {
  it('gives any choice of rows by their begin, latest first when asked, undated last', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 5000 }), { maxLength: 30 }),
        fc.nat(4),
        fc.boolean(),
        (starts, undated, isDescending) => {
          const dated = [...starts].sort((a, b) => a - b);
          const columns = makeColumns(dated.length + undated, 'v', '2024-01-01T00:00:00Z');
          columns.start.fill(NO_MINUTE);
          columns.start.set(dated);
          const shuffled = Uint32Array.from(
            { length: columns.count },
            (_, index) => columns.count - 1 - index,
          );
          const begins = [...sortByTime(columns, shuffled, isDescending)].map((row) => columns.start[row]);
          expect(begins.slice(0, dated.length)).toEqual(isDescending ? [...dated].reverse() : dated);
          expect(begins.slice(dated.length)).toEqual(Array(undated).fill(NO_MINUTE));
        },
      ),
    );
  });
});

describe('sortByWords', () => {
  it('follows the language and keeps what has no words last', () => {
    const words = ['Яремче', null, 'Ізмаїл', 'Запоріжжя'];
    const sorted = (isDescending: boolean) =>
      [...sortByWords(rowsOf(words), (row) => words[row] ?? null, isDescending, 'uk')].map(
        (row) => words[row],
      );
    expect(sorted(false)).toEqual(['Запоріжжя', 'Ізмаїл', 'Яремче', null]);
    expect(sorted(true)).toEqual(['Яремче', 'Ізмаїл', 'Запоріжжя', null]);
  });
});
