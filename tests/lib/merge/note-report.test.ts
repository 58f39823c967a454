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

  it.each([
    ['Police announced 55 deaths in the evening but withdrew that number within hours.', '55 deaths', true],
    ['Police said 55 people had been killed, then retracted it in favour of 51.', '55 people', true],
    ['Police said 55 people had been killed, then retracted it in favour of 51.', '51', false],
    ['The first count, 55 dead, was later withdrawn.', '55 dead', true],
    ['The police withdrew their figure of 55 on Friday.', '55', true],
    ['The mayor had gone back from 55 to 51.', '55', true],
    ['Two people were killed before Russian troops withdrew from the town.', 'Two people were killed', false],
    ['Five people died. The claim was later withdrawn.', 'Five people died', false],
    ['Eleven people died, and 40 injured were taken back to the hospital.', 'Eleven people died', false],
  ])('reads what was taken back in “%s” (%s)', (text, quote, isRetracted) => {
    const start = text.indexOf(quote);
    const evidence = [{ start, end: start + quote.length, quote }];
    const mention = makeMention({
      casualties: { killed: { min: 1, max: 1, evidence }, injured: null, missing: null, captured: null },
    });
    expect(noteReport(text, [mention]).retracted ?? []).toEqual(isRetracted ? [start] : []);
  });
});
