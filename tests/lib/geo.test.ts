import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distanceKm, settlementRadiusKm } from '#lib/geo.ts';

const point = fc.tuple(
  fc.double({ min: -180, max: 180, noNaN: true }),
  fc.double({ min: -90, max: 90, noNaN: true }),
);

describe('distanceKm', () => {
  it('gives the known distance Kyiv–Kharkiv within one per cent', () => {
    const km = distanceKm([30.5234, 50.4501], [36.2304, 49.9935]);
    expect(Math.abs(km - 409)).toBeLessThan(5);
  });

  it('is symmetric, zero on itself and at most half the circumference', () => {
    fc.assert(
      fc.property(point, point, (a, b) => {
        expect(distanceKm(a, b)).toBeCloseTo(distanceKm(b, a), 6);
        expect(distanceKm(a, a)).toBe(0);
        expect(distanceKm(a, b)).toBeLessThanOrEqual(20_016);
      }),
    );
  });
});

describe('settlementRadiusKm', () => {
  it('grows with population between 2 and 15 km, and is 3 km where nobody counted', () => {
    expect(settlementRadiusKm(null)).toBe(3);
    expect(settlementRadiusKm(0)).toBe(3);
    expect(settlementRadiusKm(500)).toBe(2);
    expect(settlementRadiusKm(3_000_000)).toBe(15);
    expect(settlementRadiusKm(400_000)).toBeGreaterThan(settlementRadiusKm(100_000));
  });
});
