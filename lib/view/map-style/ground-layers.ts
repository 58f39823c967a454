import type { ExpressionSpecification, FilterSpecification, LayerSpecification } from 'maplibre-gl';
import type { MapPalette } from './palette.ts';
import { BASEMAP_SOURCE, type BasemapLayer } from './tile-layers.ts';

const from = (layer: BasemapLayer) => ({ source: BASEMAP_SOURCE, 'source-layer': layer }) as const;

const isLevel = (level: number): FilterSpecification => ['==', ['get', 'level'], level];
const isWatched: ExpressionSpecification = ['==', ['get', 'watched'], true];

/** The Caspian Sea and the like: water as wide as a sea is drawn as one. */
const isInlandSea: ExpressionSpecification = ['<=', ['get', 'min_zoom'], 1];

/** A width that grows with zoom, from [zoom, width] stops. */
function widthByZoom(...stops: [number, number | ExpressionSpecification][]): ExpressionSpecification {
  return ['interpolate', ['exponential', 1.3], ['zoom'], ...stops.flat()] as ExpressionSpecification;
}

const byRank = (...widths: [number, number, number, number]): ExpressionSpecification => [
  'match',
  ['get', 'rank'],
  1,
  widths[0],
  2,
  widths[1],
  3,
  widths[2],
  widths[3],
];

/** The layer under all others: the sea. */
export const SEA_LAYER = 'sea';

function surfaceLayers(colours: MapPalette): LayerSpecification[] {
  return [
    { id: SEA_LAYER, type: 'background', paint: { 'background-color': colours.sea } },
    { id: 'land', type: 'fill', ...from('land'), paint: { 'fill-color': colours.land } },
    {
      id: 'built-up',
      type: 'fill',
      ...from('urban'),
      minzoom: 4,
      // Approximate: steps that lie on each other and add up to a soft edge, fainter where streets would be read.
      paint: {
        'fill-color': colours.urban,
        'fill-opacity': ['interpolate', ['linear'], ['zoom'], 4, 0.4, 8, 0.4, 10, 0.28, 13, 0.08],
      },
    },
    {
      id: 'rivers',
      type: 'line',
      ...from('waterway'),
      minzoom: 4,
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: {
        'line-color': colours.river,
        'line-width': widthByZoom(
          [4, byRank(0.7, 0.4, 0.2, 0.2)],
          [8, byRank(2, 1.3, 0.9, 0.6)],
          [10, byRank(4, 2.6, 1.6, 1)],
          [13, byRank(12, 6, 3.4, 2.2)],
        ),
      },
    },
    {
      id: 'lakes',
      type: 'fill',
      ...from('water'),
      paint: { 'fill-color': ['case', isInlandSea, colours.sea, colours.lake] },
    },
  ];
}

function districtLayer(colours: MapPalette): LayerSpecification {
  return {
    id: 'district-borders',
    type: 'line',
    ...from('boundary'),
    minzoom: 7,
    filter: isLevel(2),
    paint: {
      'line-color': colours.districtBorder,
      'line-width': widthByZoom([7, 0.6], [12, 1.2]),
      'line-dasharray': [1, 3],
    },
  };
}

function regionLayer(colours: MapPalette): LayerSpecification {
  return {
    id: 'region-borders',
    type: 'line',
    ...from('boundary'),
    minzoom: 3,
    filter: isLevel(1),
    paint: {
      'line-color': ['case', isWatched, colours.watchedRegionBorder, colours.regionBorder],
      'line-width': widthByZoom(
        [3, ['case', isWatched, 0.5, 0.3]],
        [5, ['case', isWatched, 0.8, 0.4]],
        [8, ['case', isWatched, 1.3, 0.8]],
        [12, ['case', isWatched, 2, 1.4]],
      ),
      'line-dasharray': [3, 2],
    },
  };
}

function countryLayers(colours: MapPalette): LayerSpecification[] {
  const isSettled: FilterSpecification = [
    'all',
    ['==', ['get', 'level'], 0],
    ['!=', ['get', 'disputed'], true],
  ];
  const isDisputed: FilterSpecification = [
    'all',
    ['==', ['get', 'level'], 0],
    ['==', ['get', 'disputed'], true],
  ];
  return [
    {
      id: 'country-casing',
      type: 'line',
      ...from('boundary'),
      filter: isSettled,
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': colours.countryCasing,
        'line-opacity': 0.45,
        'line-width': widthByZoom([2, 1.4], [6, 4], [10, 7]),
      },
    },
    {
      id: 'country-borders',
      type: 'line',
      ...from('boundary'),
      filter: isSettled,
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': colours.countryBorder,
        'line-width': widthByZoom([2, 0.5], [6, 1.3], [10, 2.2]),
      },
    },
    {
      id: 'disputed-borders',
      type: 'line',
      ...from('boundary'),
      filter: isDisputed,
      paint: {
        'line-color': colours.countryBorder,
        'line-width': widthByZoom([2, 0.5], [6, 1.1], [10, 1.8]),
        'line-dasharray': [2, 2],
      },
    },
  ];
}

/** Everything under the labels, bottom first: sea, land, rivers, lakes, district, region and country borders. */
export function groundLayers(colours: MapPalette): LayerSpecification[] {
  return [...surfaceLayers(colours), districtLayer(colours), regionLayer(colours), ...countryLayers(colours)];
}
