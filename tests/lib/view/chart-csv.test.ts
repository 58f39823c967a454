import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chartFileName, writeChartCsv } from '#lib/view/chart-csv.ts';

describe('writeChartCsv', () => {
  it('is read back by any CSV reader, whatever the words', () => {
    const cell = fc.string().filter((text) => !/^[=+\-@\t\r]/.test(text));
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, fc.nat()), { maxLength: 8 }), (rows) => {
        const read = parse(writeChartCsv(['name', 'count'], rows), { relax_column_count: true });
        expect(read).toEqual([['name', 'count'], ...rows.map(([name, count]) => [name, String(count)])]);
      }),
    );
  });

  it('never begins a cell with a formula', () => {
    for (const evil of ['=1+1', '+1', '-1', '@x', '\tx']) {
      const text = writeChartCsv(['a'], [[evil]]).split('\r\n')[1] ?? '';
      expect(text.replace(/^"/, '')[0]).toBe("'");
    }
  });
});

describe('chartFileName', () => {
  it('is plain', () => expect(chartFileName('Killed, low to high')).toBe('dateline-killed-low-to-high'));
});
