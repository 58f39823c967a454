import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figureRow, fillFigures, sumFigures } from '#lib/brief/figures.ts';
import { sentenceAround } from '#lib/brief/sentence-around.ts';
import { tallyRow, tallyRows } from '#lib/brief/tally.ts';
import { withParams } from '#lib/brief/view-params.ts';
import { anyIncidents, makeIncident } from '../../fixtures/make-incident.ts';

const fill = (text: string, ...killed: ({ min: number; max: number | null } | null)[]) =>
  fillFigures(
    text,
    sumFigures(
      killed.map((range, at) => figureRow(makeIncident({ id: `${at}`, start: '2022-11-15', killed: range }))),
    ),
    (day) => day,
  );

describe('live figures', () => {
  it('never guess: an open or unknown toll makes a sum "at least", only unknown ones make it unknown', () => {
    expect(fill('{killed} killed in {attacks}', { min: 3, max: 3 })).toBe('3 killed in 1 attack');
    expect(fill('{killed} killed in {attacks}', { min: 3, max: 5 }, { min: 1, max: 1 })).toBe(
      '4–6 killed in 2 attacks',
    );
    expect(fill('{killed} killed', { min: 3, max: null })).toBe('At least 3 killed');
    expect(fill('{killed} killed', { min: 3, max: 3 }, null)).toBe('At least 3 killed');
    expect(fill('{killed} killed', null)).toBe('An unknown number of people killed');
    expect(fill('{incidents}, {killed}')).toBe('0, 0');
  });

  it('leave braces alone that name no figure', () => {
    expect(fill('{toString} {x} {killed', { min: 1, max: 1 })).toBe('{toString} {x} {killed');
  });

  it('are what a plain recount gives, in any order', () => {
    fc.assert(
      fc.property(anyIncidents, (incidents) => {
        const tally = tallyRows(incidents.map(tallyRow));
        expect(tallyRows(incidents.map(tallyRow).reverse()).figures).toEqual(tally.figures);
        const dated = incidents.filter(({ time }) => time.start !== null);
        expect(tally.figures).toMatchObject({
          incidents: incidents.length,
          undated: incidents.length - dated.length,
          killedUnknown: incidents.filter(({ casualties }) => casualties.killed === null).length,
          firstDay: dated.map(({ time }) => time.start!).sort()[0] ?? null,
        });
        expect(tally.types.reduce((sum, [, count]) => sum + count, 0)).toBe(incidents.length);
      }),
    );
  });

  it('find the worst day among attacks that fell on one day only', () => {
    const killed = (min: number) => ({ min, max: min });
    const rows = [
      makeIncident({ id: 'a', start: '2022-03-01', killed: killed(4) }),
      makeIncident({ id: 'b', start: '2022-03-02', killed: killed(3) }),
      makeIncident({ id: 'c', start: '2022-03-02', killed: killed(3) }),
      makeIncident({ id: 'd', start: '2022-03-01', end: '2022-03-31', killed: killed(90) }),
    ].map(tallyRow);
    expect(tallyRows(rows).worst).toEqual({ day: '2022-03-02', incidents: 2, killed: 6 });
    expect(tallyRows([]).worst).toBeNull();
  });
});

describe('a quote', () => {
  it('is the sentence around the span, and no more', () => {
    const text =
      'Kyiv, 15 November. A missile hit a market. Two people died, the mayor said.\nRescue went on.';
    const start = text.indexOf('Two');
    expect(sentenceAround(text, { start, end: start + 3 })?.quote).toBe('Two people died, the mayor said.');
  });

  it('is always a true span of the text that holds the words asked for', () => {
    const texts = fc.string({ unit: fc.constantFrom('a', 'B', ' ', '.', '\n', '”', 'é'), maxLength: 900 });
    fc.assert(
      fc.property(texts, fc.nat(900), fc.nat(60), (text, start, length) => {
        const span = { start, end: Math.min(text.length, start + length) };
        const quote = sentenceAround(text, span);
        if (quote === null) {
          expect(span.start >= span.end || span.end > text.length).toBe(true);
          return;
        }
        expect(text.slice(quote.start, quote.end)).toBe(quote.quote);
        expect(quote.start).toBeLessThanOrEqual(span.start);
        expect(quote.end).toBeGreaterThanOrEqual(span.end);
        expect(quote.quote.length).toBeLessThanOrEqual(span.end - span.start + 640);
      }),
    );
  });
});

it('changes single parameters of a view and keeps the rest', () => {
  expect(withParams('from=2022-01-01&q=a%26b', { from: null, map: '30,50,6' })).toBe('q=a%26b&map=30,50,6');
});
