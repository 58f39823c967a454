import type { ExpressionSpecification, FilterSpecification, LayerSpecification } from 'maplibre-gl';
import { labelText, type MapLanguage } from './label-text.ts';
import type { MapFont } from './map-fonts.ts';
import type { MapPalette } from './palette.ts';
import { BASEMAP_SOURCE, type BasemapLayer } from './tile-layers.ts';

const from = (layer: BasemapLayer) => ({ source: BASEMAP_SOURCE, 'source-layer': layer }) as const;
const font = (name: MapFont): [string] => [name];

/** A feature shows from its own zoom on; the tiles keep later ones at their last zoom for overzooming. */
const isDue: ExpressionSpecification = ['<=', ['get', 'min_zoom'], ['zoom']];
const isKind = (kind: string): ExpressionSpecification => ['==', ['get', 'kind'], kind];
const isCapital: ExpressionSpecification = ['==', ['get', 'capital'], 1];
const peopleOver = (count: number): ExpressionSpecification => ['>', ['get', 'population'], count];
const isCity: ExpressionSpecification = ['any', isCapital, peopleOver(400_000)];

/** Halo of 1.2 px that parts a label from lines and marks below it. */
const haloOf = (colour: string) => ({
  'text-halo-color': colour,
  'text-halo-width': 1.2,
  'text-halo-blur': 0.3,
});

function dotLayer(colours: MapPalette): LayerSpecification {
  return {
    id: 'place-dots',
    type: 'circle',
    ...from('place'),
    minzoom: 4,
    filter: ['all', isKind('settlement'), isDue],
    paint: {
      'circle-radius': [
        'interpolate',
        ['linear'],
        ['zoom'],
        4,
        1.3,
        8,
        ['case', peopleOver(100_000), 2.6, 1.7],
        12,
        3,
      ],
      'circle-color': colours.dot,
      'circle-stroke-color': colours.halo,
      'circle-stroke-width': 0.8,
    },
  };
}

function waterLabel(
  id: string,
  kinds: string[],
  colours: MapPalette,
  language: MapLanguage,
): LayerSpecification {
  return {
    id,
    type: 'symbol',
    ...from('water_name'),
    filter: ['all', ['in', ['get', 'kind'], ['literal', kinds]], isDue],
    layout: {
      'text-field': labelText(language),
      'text-font': font('Noto Sans Italic'),
      'text-size': [
        'interpolate',
        ['linear'],
        ['zoom'],
        2,
        10,
        5,
        ['match', ['get', 'kind'], 'lake', 10, 12.5],
        9,
        14,
      ],
      'text-letter-spacing': 0.1,
      'text-max-width': 7,
    },
    paint: { 'text-color': colours.labels.water, ...haloOf(colours.waterHalo) },
  };
}

function riverLabel(colours: MapPalette, language: MapLanguage): LayerSpecification {
  return {
    id: 'river-names',
    type: 'symbol',
    ...from('water_name'),
    minzoom: 5,
    filter: ['all', isKind('river'), isDue],
    layout: {
      'text-field': labelText(language),
      'text-font': font('Noto Sans Italic'),
      'text-size': ['interpolate', ['linear'], ['zoom'], 5, 9.5, 9, 12],
      'text-letter-spacing': 0.06,
      'text-max-width': 30,
      'text-rotate': ['get', 'rotation'],
      'text-rotation-alignment': 'map',
      'text-offset': [0, -0.75],
      'text-padding': 6,
    },
    paint: { 'text-color': colours.labels.water, ...haloOf(colours.halo) },
  };
}

function regionLabel(colours: MapPalette, language: MapLanguage): LayerSpecification {
  return {
    id: 'region-names',
    type: 'symbol',
    ...from('region'),
    minzoom: 4,
    maxzoom: 9,
    filter: isDue,
    layout: {
      'text-field': labelText(language),
      'text-font': font('Noto Sans Regular'),
      'text-transform': 'uppercase',
      'text-size': ['interpolate', ['linear'], ['zoom'], 5, 8.5, 8, 11.5],
      'text-letter-spacing': 0.16,
      'text-max-width': 8,
      'text-variable-anchor': ['center', 'top', 'bottom', 'left', 'right'],
      'text-radial-offset': 1.2,
      'text-justify': 'center',
      'text-padding': 4,
    },
    paint: { 'text-color': colours.labels.region, ...haloOf(colours.halo) },
  };
}

function neighbourhoodLabel(colours: MapPalette, language: MapLanguage): LayerSpecification {
  return {
    id: 'neighbourhood-names',
    type: 'symbol',
    ...from('place'),
    minzoom: 9.6,
    filter: isKind('neighbourhood'),
    layout: {
      'text-field': labelText(language),
      'text-font': font('Noto Sans Italic'),
      'text-size': ['interpolate', ['linear'], ['zoom'], 10, 11, 13, 13.5],
      'text-max-width': 7,
      'text-padding': 3,
      'symbol-sort-key': ['-', 0, ['get', 'population']],
    },
    paint: { 'text-color': colours.labels.neighbourhood, ...haloOf(colours.halo) },
  };
}

/** Text sizes of places at a zoom: capital, city over 400,000, town over 50,000, the rest. */
const sizes = (capital: number, city: number, town: number, rest: number): ExpressionSpecification => [
  'case',
  isCapital,
  capital,
  peopleOver(400_000),
  city,
  peopleOver(50_000),
  town,
  rest,
];

function placeLabel(colours: MapPalette, language: MapLanguage): LayerSpecification {
  const isShown: FilterSpecification = ['all', isKind('settlement'), isDue];
  return {
    id: 'place-names',
    type: 'symbol',
    ...from('place'),
    minzoom: 2,
    filter: isShown,
    layout: {
      'text-field': labelText(language),
      'text-font': [
        'case',
        isCity,
        ['literal', font('Noto Sans SemiBold')],
        ['literal', font('Noto Sans Regular')],
      ],
      'text-size': [
        'interpolate',
        ['linear'],
        ['zoom'],
        3,
        sizes(11.5, 10.5, 10.5, 10.5),
        6,
        sizes(14, 12.5, 12, 12),
        10,
        sizes(18, 16.5, 14, 12.5),
      ],
      'text-variable-anchor': ['left', 'right', 'top', 'bottom'],
      'text-radial-offset': 0.45,
      'text-justify': 'auto',
      'text-max-width': 8,
      'text-padding': 3,
      'symbol-sort-key': ['-', ['*', ['get', 'min_zoom'], 1e8], ['get', 'population']],
    },
    paint: {
      'text-color': [
        'case',
        ['any', isCapital, peopleOver(100_000)],
        colours.labels.city,
        colours.labels.town,
      ],
      ...haloOf(colours.halo),
    },
  };
}

function countryLabel(colours: MapPalette, language: MapLanguage): LayerSpecification {
  return {
    id: 'country-names',
    type: 'symbol',
    ...from('country'),
    maxzoom: 6,
    filter: isDue,
    layout: {
      'text-field': labelText(language),
      'text-font': font('Noto Sans SemiBold'),
      'text-transform': 'uppercase',
      'text-size': ['interpolate', ['linear'], ['zoom'], 2, 9.5, 5, 13.5],
      'text-letter-spacing': 0.14,
      'text-max-width': 7,
      'text-variable-anchor': ['center', 'top', 'bottom'],
      'text-radial-offset': 1,
      'text-justify': 'center',
      'symbol-sort-key': ['-', 0, ['get', 'area']],
    },
    paint: { 'text-color': colours.labels.country, ...haloOf(colours.halo) },
  };
}

/** The labels, bottom first; a later layer wins the room, so countries and towns stand above regions and waters. */
export function labelLayers(colours: MapPalette, language: MapLanguage): LayerSpecification[] {
  return [
    dotLayer(colours),
    riverLabel(colours, language),
    regionLabel(colours, language),
    waterLabel('lake-names', ['lake'], colours, language),
    neighbourhoodLabel(colours, language),
    placeLabel(colours, language),
    waterLabel('sea-names', ['sea', 'ocean'], colours, language),
    countryLabel(colours, language),
  ];
}
