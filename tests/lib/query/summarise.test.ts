import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { summariseBins, summariseTolls } from '#lib/query/summarise-bins.ts';
import { summariseRegions, summariseTypes, summariseWeapons } from '#lib/query/summarise-values.ts';
import type { Incident } from '#lib/schema.ts';
import { dayFromNumber } from '#lib/time.ts';
import { makeIncident } from '../../fixtures/make-incident.ts';

const incidents = fc.array(
  fc.record({
    day: fc.option(fc.integer({ min: 19_000, max: 19_900 })),
    length: fc.integer({ min: 0, max: 60 }),
    min: fc.integer({ min: 0, max: 90 }),
    more: fc.option(fc.integer({ min: 0, max: 20 })),
    isStated: fc.boolean(),
  }),
  { maxLength: 40 },
);

function build(list: typeof incidents extends fc.Arbitrary<infer T> ? T : never): Incident[] {
  return list.map(({ day, length, min, more, isStated }, index) =>
    makeIncident({
      id: `i${index}`,
      start: day === null ? null : dayFromNumber(day),
      end: day === null ? null : dayFromNumber(day + length),
      killed: isStated ? { min, max: more === null ? null : min + more } : null,
    }),
  );
}

describe('summariseBins', () => {
  it('counts every dated attack once over its bins, and the undated beside them', () => {
    fc.assert(
      fc.property(incidents, (list) => {
        const all = build(list);
        const summary = summariseBins(all, 'happened', 280);
        const undated = list.filter(({ day }) => day === null).length;
        if (summary === null) {
          expect(undated).toBe(list.length);
          return;
        }
        const total = summary.bins.reduce((sum, bin) => sum + bin.count, 0);
        expect(total + summary.undated).toBeCloseTo(list.length, 6);
        expect(summary.undated).toBe(undated);
        expect(summary.bins.length).toBeLessThanOrEqual(280 / 4.5 + 3);
      }),
    );
  });
});

describe('summariseTolls', () => {
  it('adds the least and the most, keeps low ≤ high, and leaves nothing out unsaid', () => {
    fc.assert(
      fc.property(incidents, (list) => {
        const summary = summariseTolls(build(list), 'happened', 280);
        if (summary === null) return;
        const stated = list.filter(({ isStated }) => isStated);
        expect(summary.notStated).toBe(list.length - stated.length);
        expect(summary.low).toBe(stated.reduce((sum, { min }) => sum + min, 0));
        expect(summary.high).toBe(stated.reduce((sum, { min, more }) => sum + min + (more ?? 0), 0));
        expect(summary.isOpen).toBe(stated.some(({ more }) => more === null));
        const inBins = summary.bins.reduce((sum, bin) => sum + bin.low, 0);
        expect(inBins).toBeLessThanOrEqual(summary.low);
        if (summary.unplaced === 0) expect(inBins).toBe(summary.low);
        for (const bin of summary.bins) expect(bin.low).toBeLessThanOrEqual(bin.high);
      }),
    );
  });
});

describe('summaries of values', () => {
  const at = (id: string, admin1: string | null, country: string | null, kind: string | null): Incident => {
    const made = makeIncident({ id, start: '2023-01-01' });
    return {
      ...made,
      place: made.place && { ...made.place, admin1, country },
      weapon: kind === null ? null : { kind, model: null },
    };
  };
  const some = [
    at('a', 'Kharkiv region', 'UA', 'missile'),
    at('b', 'Kharkiv region', 'UA', 'drone'),
    at('c', 'Kyiv', 'UA', 'missile'),
    at('d', null, 'RU', null),
    at('e', null, null, null),
  ];

  it('order by frequency, then by name, and count what is not stated apart', () => {
    expect(summariseRegions(some, 2)).toEqual({
      values: [
        { value: 'Kharkiv region', count: 2 },
        { value: 'Kyiv', count: 1 },
      ],
      others: { values: 1, count: 1 },
      notStated: 1,
    });
    expect(summariseWeapons(some, 5)).toMatchObject({
      values: [
        { value: 'missile', count: 2 },
        { value: 'drone', count: 1 },
      ],
      notStated: 2,
    });
    expect(summariseTypes(some).values).toEqual([{ value: 'missile_strike', count: 5 }]);
  });
});
