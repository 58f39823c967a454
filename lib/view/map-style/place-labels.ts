import type { ExpressionSpecification, FilterSpecification, LayerSpecification } from 'maplibre-gl';
import { font, from, haloOf, isDue, isKind } from './label-parts.ts';
import { labelText, type MapLanguage } from './label-text.ts';
import type { MapPalette } from './palette.ts';

const isCapital: ExpressionSpecification = ['==', ['get', 'capital'], 1];
const peopleOver = (count: number): ExpressionSpecification => ['>', ['get', 'population'], count];
const isCity: ExpressionSpecification = ['any', isCapital, peopleOver(400_000)];

/** A dot for every settlement whose name may show. */
export function dotLayer(colours: MapPalette): LayerSpecification {
  return {
    id: 'place-dots',
    type: 'circle',
    ...from('place'),
    minzoom: 3,
    filter: ['all', isKind('settlement'), isDue],
    paint: {
      'circle-radius': [
        'interpolate',
        ['linear'],
        ['zoom'],
        3,
        ['case', isCity, 1.4, 1.1],
        5,
        ['case', isCity, 2, 1.4],
        8,
        ['case', isCity, 3.2, peopleOver(50_000), 2.6, peopleOver(10_000), 2, 1.5],
        12,
        ['case', isCity, 3.6, 2.6],
      ],
      'circle-color': colours.dot,
      'circle-stroke-color': colours.halo,
      'circle-stroke-width': 0.8,
    },
  };
}

/** Names of parts of cities, from zoom 9.6. */
export function neighbourhoodLabel(colours: MapPalette, language: MapLanguage): LayerSpecification {
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

/** Text sizes of places at a zoom: capital, then over 400,000, 50,000 and 10,000 people, the rest. */
const sizes = (
  capital: number,
  city: number,
  large: number,
  town: number,
  village: number,
): ExpressionSpecification => [
  'case',
  isCapital,
  capital,
  peopleOver(400_000),
  city,
  peopleOver(50_000),
  large,
  peopleOver(10_000),
  town,
  village,
];

/** The four sides of a point for a name, in the order tried: right of it, left, below, above; `em` from it. */
const sidesAt = (em: number) => ['left', [em, 0], 'right', [-em, 0], 'top', [0, em], 'bottom', [0, -em]];

/** A city keeps its name where marks lie on it: what is taken close by is tried again beyond the mark. */
const nameOffsets = [
  'case',
  isCity,
  ['literal', [...sidesAt(0.45), ...sidesAt(1.1), ...sidesAt(1.8)]],
  ['literal', sidesAt(0.45)],
] as unknown as ExpressionSpecification;

/** Names of settlements, larger and stronger by their people. */
export function placeLabel(colours: MapPalette, language: MapLanguage): LayerSpecification {
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
        sizes(11.5, 10.5, 10.5, 10.5, 10.5),
        6,
        sizes(14, 13, 12, 11.5, 11),
        10,
        sizes(19, 17.5, 14.5, 13, 11.5),
      ],
      'text-variable-anchor-offset': nameOffsets,
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
        peopleOver(10_000),
        colours.labels.town,
        colours.labels.village,
      ],
      ...haloOf(colours.halo),
    },
  };
}
