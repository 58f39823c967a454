import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AppLayers, firstLabelLayerId, withAppLayers } from '#lib/view/map-style/app-layers.ts';
import { foreignStyle } from '#lib/view/map-style/foreign-style.ts';
import { isPmtiles, readPmtilesHeader } from '#lib/view/map-style/is-pmtiles.ts';
import { LABEL_LANGUAGES } from '#lib/view/map-style/label-languages.ts';
import { MAP_LANGUAGES } from '#lib/view/map-style/label-text.ts';
import { mapStyle } from '#lib/view/map-style/map-style.ts';
import { resolveBasemap } from '#lib/view/map-style/resolve-basemap.ts';

describe('resolveBasemap', () => {
  it.each([
    [undefined, { kind: 'own' }],
    ['  ', { kind: 'own' }],
    ['own', { kind: 'own' }],
    ['https://tiles.test/style.json', { kind: 'style', url: 'https://tiles.test/style.json' }],
    ['https://tiles.test/a.pmtiles?key=1', { kind: 'pmtiles', url: 'https://tiles.test/a.pmtiles?key=1' }],
    ['pmtiles://https://tiles.test/a', { kind: 'pmtiles', url: 'https://tiles.test/a' }],
    ['/srv/maps/city.pmtiles', { kind: 'pmtiles', path: '/srv/maps/city.pmtiles' }],
    ['file:///srv/my%20maps/city.pmtiles', { kind: 'pmtiles', path: '/srv/my maps/city.pmtiles' }],
    ['maps/city.pmtiles', { kind: 'pmtiles', path: 'maps/city.pmtiles' }],
  ])('reads %j', (setting, choice) => {
    expect(resolveBasemap(setting)).toEqual(choice);
  });

  it('never throws, whatever the setting is', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string().map((s) => `file://${s}`),
        ),
        (setting) => {
          expect(['own', 'style', 'pmtiles']).toContain(resolveBasemap(setting).kind);
        },
      ),
    );
  });
});

function header(tileType: number): Uint8Array {
  const bytes = new Uint8Array(127);
  bytes.set([...'PMTiles'].map((c) => c.charCodeAt(0)));
  bytes[7] = 3;
  bytes.set([tileType, 0, 12], 99);
  return bytes;
}

describe('readPmtilesHeader', () => {
  it('tells vector tiles from pictures and reads the zooms', () => {
    expect(readPmtilesHeader(header(1))).toEqual({
      ok: true,
      value: { kind: 'vector', minZoom: 0, maxZoom: 12 },
    });
    expect(readPmtilesHeader(header(3))).toMatchObject({ ok: true, value: { kind: 'raster' } });
  });

  it('refuses unknown tiles, compressions that no browser unpacks, impossible zooms, a short file and other bytes', () => {
    const brotli = header(1);
    brotli[98] = 3;
    const turned = header(1);
    turned.set([9, 4], 100);
    const endless = header(1);
    endless[101] = 200;
    const broken = [header(0), header(9), header(1).slice(0, 100), new Uint8Array(200)];
    for (const bytes of [...broken, brotli, turned, endless]) {
      expect(readPmtilesHeader(bytes)).toMatchObject({ ok: false, problem: { kind: 'unsupported' } });
    }
  });

  it('takes no arbitrary bytes for PMTiles', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => !isPmtiles(bytes)));
  });
});

const fonts = {
  theme: 'dark',
  language: 'en',
  fontsUrl: '/fonts',
  pmtilesUrl: 'pmtiles:///own.pmtiles',
} as const;
const vector = { kind: 'vector', minZoom: 0, maxZoom: 14 } as const;

describe('foreignStyle', () => {
  it.each([
    ['Protomaps', ['earth', 'landcover', 'water', 'roads', 'buildings', 'boundaries', 'places', 'pois']],
    [
      'OpenMapTiles',
      ['water', 'waterway', 'transportation', 'transportation_name', 'boundary', 'building', 'place'],
    ],
    ['an unknown schema', ['a', 'b']],
  ])('is valid for %s', (_, vectorLayers) => {
    expect(validateStyleMin(foreignStyle({ ...fonts, header: vector, vectorLayers }))).toEqual([]);
  });

  it('draws water over land, and labels over all', () => {
    const { layers } = foreignStyle({
      ...fonts,
      header: vector,
      vectorLayers: ['places', 'roads', 'water', 'earth'],
    });
    expect(layers.map((l) => l.id)).toEqual([
      'sea',
      'ground-earth',
      'ground-water',
      'ground-roads',
      'ground-places',
    ]);
  });

  it('is valid for pictures', () => {
    const style = foreignStyle({
      ...fonts,
      header: { kind: 'raster', minZoom: 0, maxZoom: 18 },
      vectorLayers: [],
    });
    expect(validateStyleMin(style)).toEqual([]);
    expect(style.layers.at(-1)?.type).toBe('raster');
  });

  it('dims pictures in the dark theme, pales them in print and leaves them alone in the light one', () => {
    const paintIn = (theme: 'light' | 'dark' | 'print') => {
      const style = foreignStyle({
        ...fonts,
        theme,
        header: { kind: 'raster', minZoom: 0, maxZoom: 18 },
        vectorLayers: [],
      });
      expect(validateStyleMin(style)).toEqual([]);
      return style.layers.find((layer) => layer.type === 'raster')?.paint ?? {};
    };
    expect(paintIn('light')).toEqual({});
    expect(paintIn('dark')['raster-brightness-max']).toBeLessThan(1);
    expect(paintIn('print')['raster-brightness-min']).toBeGreaterThan(0);
  });

  it('asks the tiles for names in the chosen language first and for the local name last', () => {
    for (const language of MAP_LANGUAGES) {
      const { layers } = foreignStyle({ ...fonts, language, header: vector, vectorLayers: ['place'] });
      const label = layers.find((layer) => layer.type === 'symbol');
      const fields = JSON.stringify(label?.layout?.['text-field']).match(/"get","[^"]+"/g) ?? [];
      expect(fields.at(-1)).toBe('"get","name"');
      if (language !== 'local') expect(fields[0]).toBe(`"get","name:${language}"`);
    }
  });
});

describe('withAppLayers', () => {
  const app: AppLayers = {
    sources: { attacks: { type: 'geojson', data: { type: 'FeatureCollection', features: [] } } },
    underLabels: [{ id: 'discs', type: 'fill', source: 'attacks' }],
    onTop: [{ id: 'marks', type: 'circle', source: 'attacks' }],
  };

  it('puts areas under the labels and marks on top, on our own and on another basemap', () => {
    const own = mapStyle({
      theme: 'light',
      language: 'en',
      basemapUrl: fonts.pmtilesUrl,
      fontsUrl: '/fonts',
    });
    const other = foreignStyle({ ...fonts, header: vector, vectorLayers: ['water', 'place'] });
    for (const style of [own, other]) {
      const whole = withAppLayers(style, app);
      const ids = whole.layers.map((l) => l.id);
      expect(ids.at(-1)).toBe('marks');
      expect(ids.indexOf('discs') + 1).toBe(ids.indexOf(firstLabelLayerId(style) ?? ''));
      expect(validateStyleMin(whole)).toEqual([]);
    }
  });

  it('puts everything on top where a basemap has no labels', () => {
    const plain = foreignStyle({
      ...fonts,
      header: { kind: 'raster', minZoom: 0, maxZoom: 9 },
      vectorLayers: [],
    });
    expect(withAppLayers(plain, app).layers.map((l) => l.id)).toEqual(['sea', 'ground', 'discs', 'marks']);
  });

  it('refuses a layer whose id the style already has', () => {
    const style = foreignStyle({ ...fonts, header: vector, vectorLayers: [] });
    expect(() => withAppLayers(style, { ...app, onTop: [{ id: 'sea', type: 'background' }] })).toThrow(
      RangeError,
    );
  });
});

describe('LABEL_LANGUAGES', () => {
  it('offers every language of the style once', () => {
    expect(LABEL_LANGUAGES.map(({ language }) => language)).toEqual([...MAP_LANGUAGES]);
  });
});
