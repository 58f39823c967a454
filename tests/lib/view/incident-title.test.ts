import { describe, expect, it } from 'vitest';
import { incidentTitle } from '#lib/view/incident-title.ts';
import { EN, UK } from '../../fixtures/words.ts';

const place = {
  name: 'Zolochiv',
  admin1: 'Kharkiv region',
  country: 'UA',
  placeId: 'gn:686895',
  lng: 35.98,
  lat: 50.28,
  precision: 'settlement' as const,
  radiusKm: 2,
};
const strike = {
  title: 'Air strike on a medical facility in Zolochiv, Kharkiv region',
  type: 'air_strike' as const,
  targets: ['hospital'],
  outcome: 'hit' as const,
  place,
};
const names = {
  UA: { 'Kharkiv region': 'Харківська область' },
  'UA|Kharkiv region': { Zolochiv: 'Золочів' },
};
const uk = { ...UK, names };

describe('incidentTitle', () => {
  it('is the machine’s own in English', () => {
    expect(incidentTitle(strike, EN)).toBe(strike.title);
  });

  it('is composed of the same facts in Ukrainian, with the names that the language has', () => {
    expect(incidentTitle(strike, uk)).toBe('Авіаудар по медичному закладу: Золочів, Харківська область');
    expect(incidentTitle(strike, UK)).toBe('Авіаудар по медичному закладу: Zolochiv, Kharkiv region');
  });

  it('says how a type is tied to what it hit, and nothing where it hits nothing', () => {
    expect(incidentTitle({ ...strike, type: 'shelling' }, uk)).toMatch(/^Обстріл медичного закладу: /);
    expect(incidentTitle({ ...strike, type: 'interception' }, uk)).toBe(
      'Перехоплення: Золочів, Харківська область',
    );
    expect(incidentTitle({ ...strike, type: 'drone_strike', outcome: 'debris' }, uk)).toMatch(
      /^Падіння уламків дрона: /,
    );
    expect(incidentTitle({ ...strike, targets: ['a_kind_of_its_own'] }, uk)).toMatch(/^Авіаудар: /);
  });

  it('says that a place is only near, and that none is named', () => {
    const near = { ...strike, targets: [], place: { ...place, precision: 'near' as const } };
    expect(incidentTitle(near, uk)).toBe('Авіаудар: Золочів, Харківська область, околиці');
    expect(incidentTitle({ ...strike, targets: [], place: null }, uk)).toBe('Авіаудар, місце не названо');
  });
});
