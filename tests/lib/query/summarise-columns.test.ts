import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countDays, countWindow } from '#lib/query/day-counts.ts';
import { columnsOf } from '#lib/query/incident-columns-of.ts';
import { findFails } from '#lib/query/row-fails.ts';
import { summariseBins, summariseTolls } from '#lib/query/summarise-bins.ts';
import {
  summariseColumnBins,
  summariseColumnTolls,
  summariseTypeCounts,
} from '#lib/query/summarise-columns.ts';
import { summariseTypes } from '#lib/query/summarise-values.ts';
import { orderColumns, windowOfDays } from '#lib/query/time-order.ts';
import type { Incident } from '#lib/schema.ts';
import { dayFromNumber } from '#lib/time.ts';
import { makeIncident } from '../../fixtures/make-incident.ts';

const drafts = fc.array(
  fc.record({
    day: fc.option(fc.integer({ min: 19_000, max: 19_500 })),
    length: fc.constantFrom(0, 0, 0, 3, 45),
    killed: fc.option(fc.integer({ min: 0, max: 60 })),
    type: fc.constantFrom('missile_strike' as const, 'shelling' as const),
  }),
  { minLength: 1, maxLength: 40 },
);

function build(list: typeof drafts extends fc.Arbitrary<infer T> ? T : never): Incident[] {
  return list.map(({ day, length, killed, type }, index) =>
    makeIncident({
      id: `i_${index.toString(36).padStart(13, '0')}`,
      start: day === null ? null : dayFromNumber(day),
      end: day === null ? null : dayFromNumber(day + length),
      killed: killed === null ? null : { min: killed, max: killed },
      type,
    }),
  );
}

function sourceOf(incidents: Incident[]) {
  const columns = columnsOf(incidents);
  const order = orderColumns(columns, 'happened');
  const all = { types: null, grades: null, precisions: null, killed: null, box: null };
  const fails = findFails(columns, all, {});
  return { columns, order, fails, counts: countDays(columns, order, fails) };
}

describe('summaries of columns', () => {
  const everything = windowOfDays(null, null);

  it('are those of the records, where both can say it', () => {
    fc.assert(
      fc.property(drafts, (list) => {
        const incidents = build(list);
        const source = sourceOf(incidents);
        const bins = summariseColumnBins(source, everything, 246);
        const wanted = summariseBins(incidents, 'happened', 246);
        expect(bins?.unit).toBe(wanted?.unit);
        expect(bins?.bins.map(({ start, count }) => [start, Number(count.toFixed(6))])).toEqual(
          wanted?.bins.map(({ start, count }) => [start, Number(count.toFixed(6))]),
        );
        const tolls = summariseColumnTolls(source, everything, 246);
        const toll = summariseTolls(incidents, 'happened', 246);
        expect(tolls && { ...tolls, bins: tolls.bins.map(({ low }) => low) }).toEqual(
          toll && { ...toll, bins: toll.bins.map(({ low }) => low) },
        );
        expect(summariseTypeCounts(countWindow(source.counts, everything))).toEqual(
          summariseTypes(incidents),
        );
      }),
    );
  });

  it('cover the window and nothing beside it', () => {
    const incidents = ['2023-01-05', '2023-01-20', '2023-03-01'].map((start, index) =>
      makeIncident({ id: `i_${index.toString().padStart(13, '0')}`, start, killed: { min: 2, max: 2 } }),
    );
    const source = sourceOf(incidents);
    const january = windowOfDays(19_358, 19_388);
    expect(summariseColumnBins(source, january, 246)?.bins.reduce((sum, bin) => sum + bin.count, 0)).toBe(2);
    expect(summariseColumnTolls(source, january, 246)?.low).toBe(4);
  });
});
