import { describe, expect, it } from 'vitest';
import {
  coarsenCamera,
  coarsenPlace,
  openSafety,
  type SafetyMaterial,
  safetyWords,
  withoutStreets,
} from '#lib/brief/safeguard.ts';
import { makeIncident } from '../../fixtures/make-incident.ts';

const at = (precision: 'exact' | 'settlement', id = 'a') => {
  const incident = makeIncident({ id, start: '2022-03-01' });
  return {
    ...incident,
    title: 'Strike on Hospital No. 3, Kyiv',
    place: {
      ...incident.place!,
      name: 'Hospital No. 3',
      admin1: 'Kyiv region',
      lng: 30.5234,
      lat: 50.4501,
      precision,
      radiusKm: 0.2,
    },
  };
};
const kyiv = { placeId: 'gn:703448', name: 'Kyiv', lng: 30.5238, lat: 50.4547, radiusKm: 15 };
const material = (more: Partial<SafetyMaterial> = {}): SafetyMaterial => ({
  incidents: [],
  known: [],
  texts: [],
  find: () => kyiv,
  exactNames: () => [],
  ...more,
});
const both = { coarsenPlaces: true, hideNames: true };

describe('coarsening', () => {
  it('moves an exact place to its settlement and takes its name away', () => {
    const { place, title } = coarsenPlace(at('exact'), () => kyiv);
    expect(place).toMatchObject({ ...kyiv, precision: 'settlement' });
    expect(title).toBe('Strike on Kyiv');
  });

  it('moves it by kilometres and says “near” where no settlement is known', () => {
    const { place } = coarsenPlace(at('exact'), () => null);
    expect(place).toMatchObject({ lng: 30.5, lat: 50.5, precision: 'near', radiusKm: 25, placeId: null });
    expect(place?.name).toBe('Kyiv region');
  });

  it('leaves settlements and wider places as they are', () => {
    expect(coarsenPlace(at('settlement'), () => kyiv)).toEqual(at('settlement'));
  });

  it('looks from no nearer than a town and at no spot', () => {
    expect(coarsenCamera({ lng: 30.52341, lat: 50.45012, zoom: 13 })).toEqual({
      lng: 30.5,
      lat: 50.5,
      zoom: 10,
    });
    expect(coarsenCamera({ lng: 31, lat: 50, zoom: 6.5 }).zoom).toBe(6.5);
  });

  it.each([
    ['It fell near 14 Chornovola Street at noon.', 'It fell near [place withheld] at noon.'],
    ['Будинок на вул. Шевченка, 12 згорів.', 'Будинок на [place withheld] згорів.'],
    ['Wall Street Journal', 'Wall Street Journal'.replace('Wall Street', '[place withheld]')],
    ['The street was empty.', 'The street was empty.'],
  ])('withholds streets: %s', (text, wanted) => {
    expect(withoutStreets(text)).toBe(wanted);
  });
});

describe('a brief with safety', () => {
  it('withholds names of exact places in every text, also those that only the gazetteer knows', () => {
    const { spell } = openSafety(
      { coarsenPlaces: true, hideNames: false },
      material({ incidents: [at('exact')], exactNames: () => ['Azovstal'] }),
    );
    expect(spell('Hospital No. 3 and Azovstal were hit.')).toBe(
      '[place withheld] and [place withheld] were hit.',
    );
  });

  it('knows a name in every text once one spells it out', () => {
    const { spell } = openSafety(both, material({ texts: ['Ivan Petrenko died.'] }));
    expect(spell('Neighbours mourned Petrenko.')).toBe('Neighbours mourned [name withheld].');
  });

  it('keeps the names of the places of its incidents', () => {
    const incident = { ...at('settlement'), title: 'Missile strike in Kryvyi Rih' };
    incident.place.name = 'Kryvyi Rih';
    const { incident: safe } = openSafety(both, material());
    expect(safe(incident).title).toBe('Missile strike in Kryvyi Rih');
  });

  it('changes nothing where nothing is asked for', () => {
    const safety = openSafety({ coarsenPlaces: false, hideNames: false }, material());
    expect(safety.incident(at('exact'))).toEqual(at('exact'));
    expect(safety.spell('Ivan Petrenko, 34, of Hospital No. 3')).toBe('Ivan Petrenko, 34, of Hospital No. 3');
  });

  it('says what it withholds', () => {
    expect(safetyWords({ coarsenPlaces: false, hideNames: false })).toBeNull();
    expect(safetyWords(both)).toMatch(/settlement.*names of persons/);
  });
});
