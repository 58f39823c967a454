import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { foldName } from '#lib/resolve/place/fold-name.ts';
import type { Gazetteer } from '#lib/resolve/place/gazetteer.ts';
import { geoparse } from '#lib/resolve/place/geoparse.ts';
import { openGazetteer } from '#lib/resolve/place/open-gazetteer.ts';
import { romaniseUkrainian } from '#lib/resolve/place/romanise.ts';
import { place as placeSchema, toponym as toponymSchema } from '#lib/schema.ts';
import { loadGazetteer } from '../../../../bench/gazetteer-file.ts';

let gazetteer: Gazetteer;
beforeAll(() => {
  gazetteer = loadGazetteer();
});

describe('the gazetteer', () => {
  it('holds about a quarter of a million places', () => {
    expect(gazetteer.size).toBeGreaterThan(240_000);
  });

  it('gives a place by id, and null for an unknown one', () => {
    expect(gazetteer.get('gn:703448')?.name).toBe('Kyiv');
    expect(gazetteer.get('co:UA')?.name).toBe('Ukraine');
    for (const id of ['gn:1', 'gn:', 'gn:x', '', 'zz', 'dl:none']) expect(gazetteer.get(id)).toBeNull();
  });

  it.each(['Kyiv', 'KYIV', 'Київ', 'Киев', 'Kiev', 'Odesa', "Sana'a", 'Sana’a', 'Sanaa'])(
    'finds %s',
    (name) => {
      expect(gazetteer.lookup(name).length).toBeGreaterThan(0);
    },
  );

  it('answers a name nobody bears with nothing', () => {
    expect(gazetteer.lookup('Qwrtzpsdf')).toEqual([]);
    expect(gazetteer.lookup('')).toEqual([]);
  });

  it('keeps demonyms out of lookup and in lookupHits', () => {
    expect(gazetteer.lookup('Ukrainian')).toEqual([]);
    expect(gazetteer.lookupHits('Ukrainian')[0]).toMatchObject({ match: 'demonym', place: { id: 'co:UA' } });
  });

  it('finds by prefix, the most important first', () => {
    expect(gazetteer.lookupPrefix('khark', 3)[0]?.name).toMatch(/Kharkiv/);
    expect(gazetteer.lookupPrefix('', 5)).toEqual([]);
    expect(gazetteer.lookupPrefix('kyi', 2)).toHaveLength(2);
  });

  it('knows what a place lies in and the capital of a country', () => {
    const kharkiv = gazetteer.lookup('Kharkiv').find((place) => place.kind === 'settlement');
    const names = kharkiv === undefined ? [] : gazetteer.containers(kharkiv).map((outer) => outer.name);
    expect(names.slice(-2)).toEqual(['Kharkiv region', 'Ukraine']);
    expect(gazetteer.capitalOf('UA')?.name).toBe('Kyiv');
    expect(gazetteer.capitalOf('ZZ')).toBeNull();
  });

  it('keeps Crimea and Sevastopol in Ukraine', () => {
    for (const name of ['Crimea', 'Sevastopol', 'Simferopol', 'Kerch']) {
      expect(gazetteer.lookup(name)[0]?.country).toBe('UA');
    }
  });

  it('gives places that fit the schema, for whatever is looked up', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 12 }), (name) => {
        for (const found of [...gazetteer.lookup(name), ...gazetteer.lookupPrefix(name, 5)])
          placeSchema.parse(found);
      }),
      { numRuns: 200 },
    );
  });

  it('refuses bytes that are no gazetteer', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(openGazetteer(bytes).ok).toBe(false);
      }),
    );
    const head = new TextEncoder().encode('DLGZ\u0002\u0000\u0000\u0000{}      ');
    expect(openGazetteer(head).ok).toBe(false);
  });
});

describe('folding', () => {
  it('is idempotent and ignores case, marks, apostrophes and hyphens', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (name) => {
        const key = foldName(name);
        expect(foldName(key)).toBe(key);
      }),
    );
    // Marks that another character decomposes into, found by the property once in a few thousand runs.
    for (const mark of ['\u0374', '\u1fef', '\u1ffd']) expect(foldName(`a${mark}b`)).toBe('ab');
    expect(foldName('Niu-York')).toBe(foldName('niu york'));
    expect(foldName('Deir ez-Zor')).toBe('deir ez zor');
    expect(foldName("Slov'yansk")).toBe(foldName('Slov’yansk'));
    expect(foldName('St. Petersburg')).toBe('saint petersburg');
  });

  it.each([
    ['Згурівка', 'Zghurivka'],
    ['Єнакієве', 'Yenakiieve'],
    ["Знам'янка", 'Znamianka'],
    ['Харків', 'Kharkiv'],
    ['Щастя', 'Shchastia'],
    ['Їздецьке', 'Yizdetske'],
  ])('romanises %s as %s after KMU-2010', (name, roman) => {
    expect(romaniseUkrainian(name)).toBe(roman);
  });
});

describe('geoparsing any text', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom(
      'Kyiv ',
      'in Odesa, ',
      'U.S. ',
      'New York ',
      'the village of Xyz ',
      "Ukraine's ",
      '\n',
      '-',
      'St. ',
      'KYIV (AP) — ',
    ),
  );

  it('gives spans that are the text itself, in order, and rows that fit the schema', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        let last = 0;
        for (const found of geoparse(text, gazetteer)) {
          toponymSchema.parse(found);
          expect(text.slice(found.start, found.end)).toBe(found.quote);
          expect(found.start).toBeGreaterThanOrEqual(last);
          last = found.start;
        }
      }),
      { numRuns: 150 },
    );
  });

  it('answers each given mention, even a senseless one', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.nat(80), fc.nat(80), (text, a, b) => {
        const span = { start: Math.min(a, b), end: Math.max(a, b) };
        expect(geoparse(text, gazetteer, { mentions: [span] })).toHaveLength(1);
      }),
      { numRuns: 150 },
    );
  });
});
