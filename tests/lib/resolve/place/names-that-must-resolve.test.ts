import { beforeAll, describe, expect, it } from 'vitest';
import { distanceKm } from '#lib/geo.ts';
import type { Gazetteer } from '#lib/resolve/place/gazetteer.ts';
import { geoparse } from '#lib/resolve/place/geoparse.ts';
import { loadGazetteer } from '../../../../bench/gazetteer-file.ts';

let gazetteer: Gazetteer;
beforeAll(() => {
  gazetteer = loadGazetteer();
});

/** A sentence, the name in it, and where that is (country, point, km). */
const TABLE: [sentence: string, name: string, country: string, at: [number, number], km: number][] = [
  ['Bodies were found in Bucha, officials said.', 'Bucha', 'UA', [30.21, 50.54], 5],
  ['A rocket hit a block of flats in Chasiv Yar.', 'Chasiv Yar', 'UA', [37.86, 48.59], 5],
  ['A rocket hit a block of flats in Chasov Yar.', 'Chasov Yar', 'UA', [37.86, 48.59], 5],
  ['Ракета влучила в будинок у місті Часів Яр.', 'Часів Яр', 'UA', [37.86, 48.59], 5],
  ['A missile struck a cafe in Hroza, Kharkiv region.', 'Hroza', 'UA', [36.98, 49.66], 10],
  ['Missiles hit flats in Serhiivka in the Odesa region.', 'Serhiivka', 'UA', [30.37, 46.03], 5],
  ['An oil depot burned in Kalynivka near Kyiv.', 'Kalynivka', 'UA', [30.5, 50.4], 45],
  ['Shells fell on Nikolaev overnight.', 'Nikolaev', 'UA', [31.99, 46.98], 5],
  ['Shelling wounded five in Niu-York, Donetsk region.', 'Niu-York', 'UA', [37.84, 48.33], 5],
  ['Shelling wounded five in New York in the Donetsk region.', 'New York', 'UA', [37.84, 48.33], 5],
  ['The mayor of New York spoke at City Hall.', 'New York', 'US', [-74, 40.71], 50],
  ['Debris fell on a house in Pechersk, the mayor of Kyiv said.', 'Pechersk', 'UA', [30.54, 50.43], 5],
  ['Two houses were hit in the Pecherskyi district of Kyiv.', 'Pecherskyi district', 'UA', [30.54, 50.43], 5],
  ['Police in Odessa, Texas, arrested a man.', 'Odessa', 'US', [-102.37, 31.85], 10],
  ['Missiles hit the port of Odessa in southern Ukraine.', 'Odessa', 'UA', [30.73, 46.48], 10],
  ['Air strikes hit the port city of Hodeidah.', 'Hodeidah', 'YE', [42.95, 14.8], 10],
  ['Air strikes hit Al Hudaydah in Yemen.', 'Al Hudaydah', 'YE', [42.95, 14.8], 10],
  ['Shelling of Vinnitsa killed 20.', 'Vinnitsa', 'UA', [28.47, 49.23], 5],
  ['Rockets fell in Zaporozhzhia overnight.', 'Zaporozhzhia', 'UA', [35.18, 47.85], 10],
  ['Kharkov was shelled, and Russian troops entered Robotyne.', 'Kharkov', 'UA', [36.23, 49.99], 5],
  ['An air strike hit Khan Younis in the Gaza Strip.', 'Khan Younis', 'PS', [34.31, 31.35], 5],
  ['У Харкові та Києві чули вибухи; ракети влучили в Харків.', 'Харків', 'UA', [36.23, 49.99], 5],
];

describe('names that must resolve', () => {
  it.each(TABLE)('%s', (sentence, name, country, at, km) => {
    const toponym = geoparse(sentence, gazetteer).find((found) => found.quote === name);
    expect(toponym?.place?.country).toBe(country);
    const place = toponym?.place;
    expect(distanceKm(at, [place?.lng ?? 0, place?.lat ?? 0])).toBeLessThan(km);
  });

  it('keeps "Kyiv region" and "Kyiv" apart', () => {
    const found = geoparse('Drones hit a depot in Kyiv region, and the mayor of Kyiv spoke.', gazetteer);
    expect(found.map(({ quote, place }) => [quote, place?.kind])).toEqual([
      ['Kyiv region', 'region'],
      ['Kyiv', 'settlement'],
    ]);
  });

  it('finds every place of the curated list by its own name', async () => {
    const entries = (await import('../../../../data/gazetteer/places.json', { with: { type: 'json' } }))
      .default;
    const missing = entries.filter(
      ({ name }) => !gazetteer.lookup(name).some((place) => place.name === name),
    );
    expect(missing.map(({ name }) => name)).toEqual([]);
    expect(entries.length).toBeGreaterThanOrEqual(250);
  });
});
