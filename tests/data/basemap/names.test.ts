import { describe, expect, it } from 'vitest';
import { editDistance, nameProperties } from '../../../data/build/basemap/names.mjs';

describe('nameProperties', () => {
  it.each([
    ['Kiev', ['Киев', 'Київ', 'Kyyiv'], 'Kyiv', 'Київ', 'Киев'],
    ['Chasiv Yar', ['Часів Яр', 'Часов Яр', 'Chasov Yar'], 'Chasiv Yar', 'Часів Яр', 'Часов Яр'],
    ['Sloviansk', ["Слов'янськ", 'Славянск', 'Словяньск'], 'Sloviansk', "Слов'янськ", 'Славянск'],
    ['Novomoskovsk', ['Новомосковськ', 'Новомосковск'], 'Samar', 'Самар', 'Новомосковск'],
    ['Brovary', ['Броварі', 'Бровари', 'Бровары'], 'Brovary', 'Бровари', 'Бровары'],
    ['Ovidiopol', ['Овидиополь', 'Ові\u0301діополь'], 'Ovidiopol', 'Овідіополь', 'Овидиополь'],
    ['Zghurivka', ['Згурівка', 'Згуровка'], 'Zghurivka', 'Згурівка', 'Згуровка'],
  ])('names %s in Ukraine by its Ukrainian name', (geoName, alternates, en, uk, ru) => {
    expect(nameProperties(geoName, alternates, 'UA')).toEqual({
      name_en: en,
      name_uk: uk,
      name_ru: ru,
      name_local: uk,
    });
  });

  it('drops marks of romanisation in English, and keeps them where the language writes them', () => {
    expect(nameProperties('Al Ḩudaydah', [], 'YE').name_en).toBe('Hodeidah');
    expect(nameProperties("Stavropol'", [], 'RU').name_en).toBe('Stavropol');
    expect(nameProperties('Łódź', [], 'PL').name_en).toBe('Łódź');
  });

  it('gives no Ukrainian or Russian name where none is known', () => {
    expect(nameProperties('Springfield', ['Springfield', 'سبرينغفيلد'], 'US')).toEqual({
      name_en: 'Springfield',
    });
  });
});

describe('editDistance', () => {
  it.each([
    ['', '', 0],
    ['kyiv', 'kiev', 2],
    ['abc', '', 3],
  ])('of %j and %j is %i', (a, b, distance) => {
    expect(editDistance(a, b)).toBe(distance);
  });
});
