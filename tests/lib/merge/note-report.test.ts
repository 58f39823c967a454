import { describe, expect, it } from 'vitest';
import { noteReport } from '#lib/merge/note-report.ts';
import { KHARKIV, makeMention } from './make-report.ts';

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

  const sums: [string, string, 'region' | undefined][] = [
    [
      'Seven people lost their lives in two attacks on Saturday. A bomb in Turbat killed four.',
      'Seven people',
      'region',
    ],
    [
      'Seven people lost their lives in two attacks on Saturday. A bomb in Turbat killed four.',
      'four',
      undefined,
    ],
    ['Two attacks kill at least 17 in Colombia.', 'at least 17', 'region'],
    ['Twin blasts killed 17 people at the gate.', '17 people', undefined],
  ];
  it.each(sums)('reads what a report of two attacks counts in “%s” (%s)', (text, quote, scope) => {
    const start = text.indexOf(quote);
    const evidence = [{ start, end: start + quote.length, quote }];
    const casualties = { killed: { min: 1, max: 1, evidence }, injured: null, missing: null, captured: null };
    const first = makeMention({ casualties });
    expect(noteReport(text, [first, makeMention({ id: 'm2', place: KHARKIV })]).scopes[start]).toBe(scope);
    // Parts of one attack are not several.
    expect(noteReport(text, [first, makeMention({ id: 'm2' })]).scopes[start]).toBeUndefined();
  });

  it('takes a number that a report gives to attacks in two places for the sum of both', () => {
    const text = 'Monday is a day of mourning for the five killed in Odesa and Kharkiv.';
    const start = text.indexOf('five killed');
    const evidence = [{ start, end: start + 11, quote: 'five killed' }];
    const casualties = { killed: { min: 5, max: 5, evidence }, injured: null, missing: null, captured: null };
    const both = [makeMention({ casualties }), makeMention({ id: 'm2', place: KHARKIV, casualties })];
    expect(noteReport(text, both).scopes[start]).toBe('region');
    expect(noteReport(text, both.slice(1)).scopes[start]).toBeUndefined();
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
