import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distanceKm } from '#lib/geo.ts';
import { offsetBefore, pointAt } from '#lib/resolve/place/offset-point.ts';
import type { MentionPlace } from '#lib/schema.ts';
import { readText } from '../../../fixtures/read-text.ts';

const placeOf = (text: string): MentionPlace | null => readText(text, '2025-06-18')[0]?.place ?? null;

describe('a way from a named place', () => {
  it.each([
    ['hit by a drone 40 nautical miles west of ', 74.08, 270],
    ['on a road 15 km (9 miles) to the south-east of the town of ', 15, 135],
    ['1.5 miles north of ', 2.41, 0],
  ])('%j', (lead, km, bearing) => {
    const found = offsetBefore(lead);
    expect(found?.km).toBeCloseTo(km, 1);
    expect(found?.bearing).toBe(bearing);
  });
  it.each(['in the north of ', '40 people west of ', '40 km west of a river, in ', '4000 km east of '])(
    '%j is none',
    (lead) => {
      expect(offsetBefore(lead)).toBeNull();
    },
  );
  it('leads as far as it says', () => {
    const lat = fc.double({ min: -60, max: 60, noNaN: true });
    const lng = fc.double({ min: -180, max: 180, noNaN: true });
    const way = fc.double({ min: 1, max: 150, noNaN: true });
    fc.assert(
      fc.property(lng, lat, way, fc.integer({ min: 0, max: 359 }), (x, y, km, bearing) => {
        const there = distanceKm([x, y], pointAt([x, y], km, bearing));
        expect(Math.abs(there - km)).toBeLessThan(km * 0.05 + 0.1);
      }),
    );
  });
});

describe('places beside known ones', () => {
  it('lie where the way leads', () => {
    const place = placeOf(
      'A tanker was hit by two missiles 40 nautical miles west of Hodeidah on Sunday, wounding two sailors.',
    );
    expect(place?.precision).toBe('near');
    expect(place?.lng).toBeCloseTo(42.26, 1);
  });
  it('keep the name of a village that no gazetteer knows', () => {
    const place = placeOf('Gunmen killed two men in Machhmur, 60 km southeast of Quetta, on Monday.');
    expect(place?.name).toBe('Machhmur');
    expect(place?.lng).toBeCloseTo(67.44, 1);
    expect(placeOf('Gunmen killed six in the village of Maybara near Beni on Monday.')).toMatchObject({
      name: 'Maybara',
      precision: 'near',
      country: 'CD',
    });
  });
  it('give way where the text puts them elsewhere', () => {
    const place = placeOf("Gunmen stormed a post in Sabon Gari, in Nigeria's Borno state, on Sunday.");
    expect(place?.admin1).toBe('Borno State');
    expect(placeOf('Gunmen killed six in Puerto Jordan in Arauca on Friday.')?.country).toBe('CO');
    expect(placeOf('Gunmen shot at a patrol in the Las Torres colonia of Reynosa on Friday.')?.admin1).toBe(
      'Tamaulipas',
    );
  });
  it('are no days, offices or bodies of a state', () => {
    const text =
      'A missile hit a block in Kyiv at dawn on Monday, a city official said. It killed two people.';
    expect(placeOf(text)?.name).toBe('Kyiv');
    expect(
      placeOf('Gunmen stormed the headquarters of the Federal Constabulary in Peshawar on Monday.')?.name,
    ).toBe('Peshawar');
    expect(placeOf('Gunmen killed Omar Sani, a village elder, in Gwoza on Monday.')?.name).toBe('Gwoza');
  });
  it('are no home of those who came from there', () => {
    const place = placeOf(
      'A Palestinian from Hebron stabbed two guards and killed four at a junction near Bethlehem on Friday.',
    );
    expect(place?.name).toBe('Bethlehem');
  });
  it('are what a region owns', () => {
    expect(placeOf("Jets bombed a school in Sagaing region's Depayin township on Monday.")?.name).toBe(
      'Depayin',
    );
  });
});
