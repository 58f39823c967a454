import { beforeAll, describe, expect, it } from 'vitest';
import { containerIds, placeFromToponyms } from '#lib/resolve/place/event-place.ts';
import type { Gazetteer } from '#lib/resolve/place/gazetteer.ts';
import { geoparse } from '#lib/resolve/place/geoparse.ts';
import { loadGazetteer } from '../../../../bench/gazetteer-file.ts';

let gazetteer: Gazetteer;
beforeAll(() => {
  gazetteer = loadGazetteer();
});

function placeOf(text: string): ReturnType<typeof placeFromToponyms> {
  return placeFromToponyms(geoparse(text, gazetteer), text, gazetteer);
}

describe('the place of an attack', () => {
  it.each([
    ['A missile hit a house in Kyiv on Tuesday.', 'Kyiv', 'settlement', 15],
    ['A missile hit a house in Kyiv region on Tuesday.', 'Kyiv region', 'region', null],
    ['A missile hit a house near Kyiv on Tuesday.', 'Kyiv', 'near', 25],
    ['Shells fell south of Kramatorsk.', 'Kramatorsk', 'near', 25],
    ['Two houses were hit in the Pecherskyi district of Kyiv.', 'Pecherskyi District', 'neighbourhood', 3],
    ['An explosion shook central Kabul.', 'Kabul', 'neighbourhood', 3],
    ['A shell hit the village of Zzobrivka in the Kherson region.', 'Kherson region', 'region', null],
    ['Missiles struck targets across Ukraine.', 'Ukraine', 'country', null],
    ['A missile exploded in Przewodów.', 'Przewodów', 'settlement', null],
    ['A missile exploded in Przewodow, a Polish village.', 'Przewodow', 'settlement', null],
    ['A drone hit the Zaporizhzhia nuclear power plant.', 'Zaporizhzhia Nuclear Power Plant', 'exact', 0.2],
    [
      'The Trypillia thermal power plant south of Kyiv was destroyed.',
      'Trypilska Thermal Power Plant',
      'exact',
      0.2,
    ],
    ['A drone hit a depot in Kalynivka near Kyiv.', 'Kalynivka', 'settlement', null],
    ['Residents of Toropets, a town of the Tver region, were taken out.', 'Toropets', 'settlement', null],
    ['The road bridge to Crimea was attacked in the early hours.', 'Crimean Bridge', 'exact', 0.2],
    ['Shelling wounded five in New York in the Donetsk region.', 'New York (UA)', 'settlement', null],
  ])('%s', (text, name, precision, radiusKm) => {
    const place = placeOf(text);
    expect([place?.name, place?.precision]).toEqual([name, precision]);
    if (radiusKm !== null) expect(place?.radiusKm).toBe(radiusKm);
  });

  it.each([
    ['A shell hit a house in the Zzobriv neighbourhood of Kharkiv.'],
    ["A bomb exploded in Kharkiv's Zzobriv neighborhood."],
    ['A shell hit a house in the Zzobriv neighbourhood in the western part of Kharkiv.'],
  ])('names a quarter that no gazetteer knows, at the point of its town: %s', (text) => {
    const place = placeOf(text);
    expect([place?.name, place?.precision]).toEqual(['Zzobriv', 'settlement']);
    expect(place?.why.join(' ')).toContain('quarter of Kharkiv');
    expect(place?.evidence.map(({ quote }) => quote)).toEqual(['Kharkiv', 'Zzobriv']);
    for (const { start, end, quote } of place?.evidence ?? []) expect(text.slice(start, end)).toBe(quote);
  });

  it('keeps the name of a village that no gazetteer knows in the reasons', () => {
    expect(placeOf('A shell hit the village of Zzobrivka in the Kherson region.')?.why.join(' ')).toContain(
      'Zzobrivka',
    );
  });

  it('abstains where only speakers and launch sites are named', () => {
    expect(placeOf('Kharkiv Mayor Ihor Terekhov said missiles were fired from Belgorod.')).toBeNull();
  });

  it('gives evidence that is the text itself', () => {
    const text = 'Two houses were hit in the Pecherskyi district of Kyiv.';
    const evidence = placeOf(text)?.evidence ?? [];
    expect(evidence.map(({ start, end }) => text.slice(start, end))).toEqual(
      evidence.map(({ quote }) => quote),
    );
    expect(evidence.map(({ quote }) => quote)).toEqual(['Pecherskyi district', 'Kyiv']);
  });

  it('names the containers from fine to coarse', () => {
    const district = gazetteer.lookup('Pecherskyi District')[0];
    expect(containerIds(district?.id ?? '', gazetteer)).toEqual(['gn:703448', 'a1:UA.12', 'co:UA']);
    expect(containerIds('gn:0', gazetteer)).toEqual([]);
  });
});
