import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { localName, localRegion, type PlaceNames } from '#lib/view/place-names.ts';

const file = path.resolve(import.meta.dirname, '../../../public/names/uk.json');
const names = JSON.parse(readFileSync(file, 'utf8')) as PlaceNames;
const inRegion = (name: string, admin1: string | null, country = 'UA') =>
  localName({ name, admin1, country }, names);

describe('localName', () => {
  it('tells places of one name apart by their region', () => {
    expect(inRegion('Zolochiv', 'Kharkiv region')).toBe('Золочів');
    expect(inRegion('Kyiv', 'Kyiv')).toBe('Київ');
    expect(inRegion('Okhmatdyt', 'Kyiv')).toBe('Охматдит');
    expect(inRegion('Black Sea', null, '')).toBe('Чорне море');
    expect(inRegion('Belgorod', 'Belgorod', 'RU')).toBe('Бєлгород');
  });

  it('leaves a name that is not known, and all without a language’s names', () => {
    expect(inRegion('Tekstylnyk', 'Donetsk region')).toBe('Tekstylnyk');
    expect(localName({ name: 'Kyiv', admin1: 'Kyiv', country: 'UA' }, null)).toBe('Kyiv');
  });
});

describe('localRegion', () => {
  it('knows regions with and without their country', () => {
    expect(localRegion('Kharkiv region', 'UA', names)).toBe('Харківська область');
    expect(localRegion('Kharkiv region', null, names)).toBe('Харківська область');
    expect(localRegion('Belgorod', null, names)).toBe('Бєлгородська область');
    expect(localRegion('Nowhere', null, names)).toBe('Nowhere');
  });
});

describe('public/names/uk.json', () => {
  it('has every oblast, Ukrainian letters alone, and no name that says nothing new', () => {
    expect(existsSync(file)).toBe(true);
    const regions = Object.keys(names.UA ?? {}).filter((name) => / region$/.test(name));
    expect(regions).toHaveLength(24);
    for (const members of Object.values(names)) {
      for (const [shown, name] of Object.entries(members)) {
        expect(name).not.toBe(shown);
        expect(name).not.toMatch(/[ыэёъ]/i);
      }
    }
  });
});
