import type { LayerSpecification } from 'maplibre-gl';
import { font, from, haloOf, isDue, isKind } from './label-parts.ts';
import { labelText, type MapLanguage } from './label-text.ts';
import type { MapPalette } from './palette.ts';
import { dotLayer, neighbourhoodLabel, placeLabel } from './place-labels.ts';

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
