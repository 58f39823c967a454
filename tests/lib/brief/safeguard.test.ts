import { describe, expect, it } from 'vitest';
import { coarsenPlace, safeIncident, safeSpeller, safetyWords, withoutNames } from '#lib/brief/safeguard.ts';
import { makeIncident } from '../../fixtures/make-incident.ts';

const at = (precision: 'exact' | 'settlement') => {
  const incident = makeIncident({ id: 'a', start: '2022-03-01' });
  return {
    ...incident,
    title: 'Strike on Hospital No. 3',
    place: {
      ...incident.place!,
      name: 'Hospital No. 3',
      admin1: 'Kyiv',
      lng: 30.5234,
      lat: 50.4501,
      precision,
      radiusKm: 0.2,
    },
  };
};

describe('coarsening', () => {
  it('moves an exact place by kilometres, widens it and takes its name away', () => {
    const { place, title } = coarsenPlace(at('exact'));
    expect(place).toMatchObject({
      name: 'Kyiv',
      lng: 30.5,
      lat: 50.5,
      precision: 'settlement',
      radiusKm: 8,
      placeId: null,
    });
    expect(title).toBe('Strike on Kyiv');
  });

  it('leaves settlements and wider places as they are', () => {
    expect(coarsenPlace(at('settlement'))).toEqual(at('settlement'));
  });
});

describe('withholding names', () => {
  it('takes persons out, and keeps places, offices and publishers', () => {
    const known = new Set(['Kyiv', 'Sample Wire']);
    expect(
      withoutNames('Olena Kovalenko, 34, died in Kyiv, the Interior Ministry told Sample Wire.', known),
    ).toBe('[name withheld], 34, died in Kyiv, the Interior Ministry told Sample Wire.');
    expect(withoutNames('The boy was Ivan, 12.', known)).toBe('The boy was [name withheld], 12.');
  });

  it('takes a sentence of graphic words out whole and keeps its neighbours', () => {
    expect(withoutNames('A missile hit. Two severed limbs lay there. Rescue went on.', new Set())).toBe(
      'A missile hit. [graphic words withheld] Rescue went on.',
    );
  });
});

it('changes nothing where nothing is asked for, and says what it does', () => {
  const off = { coarsenPlaces: false, hideNames: false };
  const spell = safeSpeller(off, [at('exact')], []);
  expect(spell('Olena Kovalenko at Hospital No. 3')).toBe('Olena Kovalenko at Hospital No. 3');
  expect(safeIncident(at('exact'), off, spell)).toEqual(at('exact'));
  expect(safetyWords(off)).toBeNull();
  const on = safeSpeller({ coarsenPlaces: true, hideNames: true }, [at('exact')], []);
  expect(on('They hit Hospital No. 3.')).toBe('They hit [place withheld].');
  expect(safetyWords({ coarsenPlaces: true, hideNames: true })).toContain('withheld');
});
