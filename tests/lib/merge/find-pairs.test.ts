import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distanceKm } from '#lib/geo.ts';
import { cellsAround, findPairs } from '#lib/merge/find-pairs.ts';
import { makeMention, makeReport, onDay } from './make-report.ts';

const point = fc.record({
  lng: fc.double({ min: -180, max: 180, noNaN: true }),
  lat: fc.double({ min: -75, max: 75, noNaN: true }),
});
/** A step of up to 25 km north and east of a point. */
const step = fc.record({
  north: fc.double({ min: -0.22, max: 0.22, noNaN: true }),
  east: fc.double({ min: -0.22, max: 0.22, noNaN: true }),
});

describe('cellsAround', () => {
  it('holds the cell of every point within 25 km, over the antimeridian too', () => {
    fc.assert(
      fc.property(point, step, ({ lng, lat }, { north, east }) => {
        const other = { lng: lng + east / Math.cos((lat * Math.PI) / 180), lat: lat + north };
        fc.pre(distanceKm([lng, lat], [other.lng, other.lat]) <= 25);
        const wrapped = ((((other.lng + 180) % 360) + 360) % 360) - 180;
        expect(cellsAround(lng, lat)).toContain(cellsAround(wrapped, other.lat)[0]);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('findPairs', () => {
  it('finds each pair of neighbouring days once, and no other', () => {
    const candidates = ['2022-11-14', '2022-11-15', '2022-11-17', '2022-11-15'].map((day, i) => {
      const mention = makeMention({ time: onDay(day) });
      return { key: `${i}`, report: makeReport(`${i}`, null, mention), mention };
    });
    expect(findPairs(candidates).sort()).toEqual([
      [0, 1],
      [0, 3],
      [1, 3],
    ]);
  });
});
