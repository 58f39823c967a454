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
  ['Missiles hit the port of Odessa in southern Ukraine.', 'port of Odessa', 'UA', [30.75, 46.5], 3],
  ['Missiles hit Odessa in southern Ukraine.', 'Odessa', 'UA', [30.73, 46.48], 10],
  ['Air strikes hit the port city of Hodeidah.', 'Hodeidah', 'YE', [42.95, 14.8], 10],
  ['Air strikes hit Al Hudaydah in Yemen.', 'Al Hudaydah', 'YE', [42.95, 14.8], 10],
  ['Shelling of Vinnitsa killed 20.', 'Vinnitsa', 'UA', [28.47, 49.23], 5],
  ['Rockets fell in Zaporozhzhia overnight.', 'Zaporozhzhia', 'UA', [35.18, 47.85], 10],
  ['Kharkov was shelled, and Russian troops entered Robotyne.', 'Kharkov', 'UA', [36.23, 49.99], 5],
  ['An air strike hit Khan Younis in the Gaza Strip.', 'Khan Younis', 'PS', [34.31, 31.35], 5],
  ["Shells hit Slov'yansk overnight.", "Slov'yansk", 'UA', [37.61, 48.87], 8],
  ['Shells hit Slovyansk overnight.', 'Slovyansk', 'UA', [37.61, 48.87], 8],
  ['Shells hit Slov’iansk overnight.', 'Slov’iansk', 'UA', [37.61, 48.87], 8],
  ['Обстріляли Слов’янськ і Краматорськ.', 'Слов’янськ', 'UA', [37.61, 48.87], 8],
  ['Обстреляли Славянск и Краматорск.', 'Славянск', 'UA', [37.61, 48.87], 8],
  ['Артемовск обстреляли утром, Бахмут горит.', 'Артемовск', 'UA', [38.0, 48.59], 8],
  ['Fighting went on in Artemivsk, now Bakhmut.', 'Artemivsk', 'UA', [38.0, 48.59], 8],
  ['A drone struck Dnipropetrovsk, the old name of Dnipro.', 'Dnipropetrovsk', 'UA', [35.04, 48.46], 10],
  ['A missile hit Kirovohrad in central Ukraine.', 'Kirovohrad', 'UA', [32.26, 48.51], 10],
  ['A missile hit Kropyvnytskyi.', 'Kropyvnytskyi', 'UA', [32.26, 48.51], 10],
  ['Drones hit Novovolynsk and Zviahel (formerly Novohrad-Volynskyi).', 'Zviahel', 'UA', [27.62, 50.59], 8],
  ['Drones hit Novohrad-Volynskyi.', 'Novohrad-Volynskyi', 'UA', [27.62, 50.59], 8],
  ['A missile hit Lyptsi in the Kharkiv region.', 'Lyptsi', 'UA', [36.43, 50.2], 8],
  ['A missile struck Pokrovsk, formerly Krasnoarmiisk.', 'Pokrovsk', 'UA', [37.18, 48.28], 8],
  ['A missile struck Krasnoarmeysk in the Donetsk region.', 'Krasnoarmeysk', 'UA', [37.18, 48.28], 8],
  ['Troops left Avdeevka and Avdiivka fell.', 'Avdeevka', 'UA', [37.75, 48.14], 8],
  ['Shelling of Energodar and Enerhodar continued.', 'Energodar', 'UA', [34.66, 47.5], 8],
  ['Blasts rocked Lugansk.', 'Lugansk', 'UA', [39.31, 48.57], 10],
  ['Drones hit Belgorod in western Russia.', 'Belgorod', 'RU', [36.58, 50.6], 10],
  [
    'Bombs fell on Bilhorod-Dnistrovskyi in the Odesa region.',
    'Bilhorod-Dnistrovskyi',
    'UA',
    [30.35, 46.19],
    8,
  ],
  ['A drone hit Kherson in southern Ukraine.', 'Kherson', 'UA', [32.62, 46.64], 8],
  ['Police in Tripoli, Lebanon, found a bomb.', 'Tripoli', 'LB', [35.84, 34.43], 10],
  ['Militias shelled Tripoli, the Libyan capital.', 'Tripoli', 'LY', [13.19, 32.88], 15],
  ['An air strike hit Hama in Syria.', 'Hama', 'SY', [36.75, 35.13], 10],
  ['Rebels seized Goma in eastern Congo.', 'Goma', 'CD', [29.22, -1.67], 15],
  ['Gunmen killed ten in Georgia, the police in Atlanta said.', 'Georgia', 'US', [-83.5, 32.8], 200],
  ['Russian troops entered Georgia and shelled Gori near Tbilisi.', 'Georgia', 'GE', [43.5, 42], 200],
  ['Shelling hit Sumy and Sumy region.', 'Sumy', 'UA', [34.8, 50.91], 8],
  ['A bomb killed two in Birmingham, Alabama.', 'Birmingham', 'US', [-86.8, 33.52], 10],
  ['A man was stabbed in Birmingham, England.', 'Birmingham', 'GB', [-1.9, 52.48], 10],
  ['A car bomb went off in San Jose, Costa Rica.', 'San Jose', 'CR', [-84.08, 9.93], 10],
  ['A bomb exploded in Santiago, Chile.', 'Santiago', 'CL', [-70.65, -33.46], 15],
  ['Bandits raided Kaduna in northern Nigeria.', 'Kaduna', 'NG', [7.44, 10.52], 15],
  ['A blast hit Peshawar in Pakistan.', 'Peshawar', 'PK', [71.58, 34.01], 10],
  ['Rockets hit Deir al-Zor in Syria.', 'Deir al-Zor', 'SY', [40.14, 35.34], 10],
  ['Rockets hit Deir ez-Zor.', 'Deir ez-Zor', 'SY', [40.14, 35.34], 10],
  ["Gunfire was heard in Marib and Ma'rib.", 'Marib', 'YE', [45.32, 15.46], 10],
  ['A strike hit Nabatieh in southern Lebanon.', 'Nabatieh', 'LB', [35.48, 33.38], 8],
  ['Settlers entered Huwara near Nablus.', 'Huwara', 'PS', [35.26, 32.15], 8],
  ['A strike hit Rafah in the Gaza Strip.', 'Rafah', 'PS', [34.25, 31.29], 8],
  ['Shelling killed three in El Fasher in Darfur.', 'El Fasher', 'SD', [25.35, 13.63], 10],
  ['A drone hit Omdurman, across the Nile from Khartoum.', 'Omdurman', 'SD', [32.48, 15.64], 12],
  ['Al-Shabaab attacked Beledweyne in Somalia.', 'Beledweyne', 'SO', [45.2, 4.74], 10],
  ['Militants stormed a base in Mekele in Tigray.', 'Mekele', 'ET', [39.48, 13.5], 10],
  ['The army shelled Myawaddy in Myanmar.', 'Myawaddy', 'MM', [98.51, 16.69], 10],
  ['A bus was bombed in Pangandaran, West Java.', 'Pangandaran', 'ID', [108.6, -7.65], 45],
  ['The road bridge to Crimea was attacked.', 'bridge to Crimea', 'UA', [36.5, 45.31], 5],
  [
    'A car bomb went off in the Adhamiyah district of Baghdad.',
    'Adhamiyah district',
    'IQ',
    [44.37, 33.37],
    5,
  ],
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

  it.each([
    ['A bomb went off in San Jose, Costa Rica.', 'San Jose', 'settlement'],
    ['A bomb went off in Kandahar.', 'Kandahar', 'settlement'],
    ['Fighting spread through Kandahar province.', 'Kandahar province', 'region'],
    ['A missile struck Pokrovsk overnight.', 'Pokrovsk', 'settlement'],
    ['Shells fell in the Pokrovsk district overnight.', 'Pokrovsk district', 'district'],
    ['The US and the UK condemned the strike on Kharkiv.', 'US', 'country'],
    ['Cases were seen in Washington, Oregon and Idaho.', 'Washington', 'region'],
  ])('%s: %s is a %s', (sentence, name, kind) => {
    expect(geoparse(sentence, gazetteer).find(({ quote }) => quote === name)?.place?.kind).toBe(kind);
  });

  it.each([
    ['Shells hit El Geneina in Darfur.', 'El Geneina'],
    ['Rockets were fired at Metula from Lebanon.', 'Metula'],
    ['The army bombed Chaung-U in Myanmar.', 'Chaung-U'],
    ["The number who died in Wednesday's attack on Chaplyne is now 25.", 'Chaplyne'],
  ])('%s: finds what was attacked, %s', (sentence, name) => {
    expect(geoparse(sentence, gazetteer).map(({ place }) => place?.name)).toContain(name);
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
