import type { MapRef } from 'react-map-gl/maplibre';
import { expect, it } from 'vitest';
import { isBareMap } from '#components/map/is-bare-map.ts';

type Drawn = { loaded?: boolean; sources: Record<string, string>; features?: string[]; arrived?: string[] };

function mapWith({ loaded = true, sources, features = [], arrived = [] }: Drawn): MapRef {
  const map = {
    isStyleLoaded: () => loaded,
    getStyle: () => ({
      sources: Object.fromEntries(Object.entries(sources).map(([id, type]) => [id, { type }])),
    }),
    isSourceLoaded: (id: string) => arrived.includes(id),
    queryRenderedFeatures: () => features.map((source) => ({ source })),
  };
  return map as unknown as MapRef;
}

it.each<[string, Drawn, boolean]>([
  ['before its style is loaded', { loaded: false, sources: {} }, true],
  ['with the app’s own marks alone', { sources: { basemap: 'vector' }, features: ['dateline-marks'] }, true],
  [
    'with a feature of the ground',
    { sources: { basemap: 'vector' }, features: ['dateline-marks', 'basemap'] },
    false,
  ],
  ['with pictures that came', { sources: { basemap: 'raster' }, arrived: ['basemap'] }, false],
  ['with pictures that did not come', { sources: { basemap: 'raster' } }, true],
])('tells whether a map %s is bare', (_, drawn, bare) => {
  expect(isBareMap(mapWith(drawn))).toBe(bare);
});

it('takes a map that is not there for a bare one', () => {
  expect(isBareMap(null)).toBe(true);
});
