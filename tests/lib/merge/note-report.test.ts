import { describe, expect, it } from 'vitest';
import { noteReport } from '#lib/merge/note-report.ts';
import { makeMention } from './make-report.ts';

describe('noteReport', () => {
  const cases: [string, string, string | undefined][] = [
    ['At least five people were killed nationwide on Tuesday.', 'five people were killed', 'nationwide'],
    ['Across the country 19 people died, officials said.', '19 people died', 'nationwide'],
    ['Eleven people died in the city and 16 in the region.', '16', 'region'],
    ['Eleven people died in the city and 16 in the region.', 'Eleven people died', undefined],
    [
      'The service said that 19 people died. It is a figure for the whole country.',
      '19 people',
      'nationwide',
    ],
    ['Nineteen people died. The whole country mourned.', 'Nineteen people', undefined],
    ['Five people died in Sloviansk in the Donetsk region.', 'Five people died', undefined],
    ['Rockets fell across the Kherson region, killing 16.', 'killing 16', undefined],
    ['Sixteen people were killed across the Kherson region.', 'Sixteen people were killed', 'region'],
  ];
  it.each(cases)('reads what is counted in “%s” (%s)', (text, quote, scope) => {
    const start = text.indexOf(quote);
    const evidence = [{ start, end: start + quote.length, quote }];
    const mention = makeMention({
      casualties: { killed: { min: 1, max: 1, evidence }, injured: null, missing: null, captured: null },
    });
    expect(noteReport(text, [mention]).scopes[start]).toBe(scope);
  });
});
