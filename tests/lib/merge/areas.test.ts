import fc from 'fast-check';
import { expect, it } from 'vitest';
import { areasOf, areasToJoin } from '#lib/merge/areas.ts';
import { scoreContainment } from '#lib/merge/score-place.ts';
import type { MentionPlace } from '#lib/schema.ts';
import { KYIV } from './make-report.ts';

const near = fc.record({
  lng: fc.oneof(fc.double({ min: 29, max: 34, noNaN: true }), fc.constantFrom(-179.9, 179.95, 180, -180)),
  lat: fc.oneof(fc.double({ min: 49, max: 52, noNaN: true }), fc.constantFrom(-85, 79, 0, 88)),
  admin1: fc.constantFrom('Kyiv region', 'Chernihiv region', null),
  country: fc.constantFrom('UA', 'RU', null),
  name: fc.constantFrom('Kyiv', 'Chernihiv'),
});
const fine = near.map((place): MentionPlace => ({ ...KYIV, ...place }));
const wide = fc
  .record({
    place: near,
    precision: fc.constantFrom('district', 'region', 'country', 'settlement'),
    radiusKm: fc.constantFrom(null, 20, 120, 280, 900),
    isPointless: fc.boolean(),
  })
  .map(
    ({ place, precision, radiusKm, isPointless }): MentionPlace => ({
      ...KYIV,
      ...place,
      ...(isPointless || precision === 'settlement' ? { lng: null, lat: null } : {}),
      precision: precision as MentionPlace['precision'],
      radiusKm,
    }),
  );

it('leads from a wide place to every place that it may hold', () => {
  let held = 0;
  fc.assert(
    fc.property(wide, fine, (region, town) => {
      if (scoreContainment(region, town).value === 0) return;
      held++;
      const areas = areasOf(town);
      expect(areasToJoin(region).some((area) => areas.includes(area))).toBe(true);
    }),
    { numRuns: 5_000 },
  );
  expect(held).toBeGreaterThan(500);
});

it('leads from no place at all to the whole world, and from one without a country nowhere', () => {
  expect(areasToJoin(null)).toEqual(['']);
  expect(areasToJoin({ ...KYIV, precision: 'region', country: null })).toEqual([]);
});

it('does not lead a region to the other end of its country', () => {
  const region: MentionPlace = { ...KYIV, precision: 'region', radiusKm: 120, admin1: 'Kyiv region' };
  const town = { ...KYIV, name: 'Lviv', lng: 24, lat: 49.8, admin1: 'Lviv region' };
  expect(areasToJoin(region).filter((area) => areasOf(town).includes(area))).toEqual([]);
});
