import type { LayerSpecification, RasterLayerSpecification, StyleSpecification } from 'maplibre-gl';
import type { PmtilesHeader } from './is-pmtiles.ts';
import { foreignLabelText, type MapLanguage } from './label-text.ts';
import { mapFontFaces } from './map-fonts.ts';
import { MAP_PALETTES, type MapPalette, type MapTheme } from './palette.ts';
import { BASEMAP_SOURCE } from './tile-layers.ts';

export type ForeignStyleOptions = {
  theme: MapTheme;
  language: MapLanguage;
  /** The archive, as the caller's map reads it: `pmtiles://` and an absolute address. */
  pmtilesUrl: string;
  fontsUrl: string;
  header: PmtilesHeader;
  /** Names of the archive's vector layers (its metadata's `vector_layers`); none for pictures. */
  vectorLayers: readonly string[];
};

type Role = 'land' | 'water' | 'building' | 'road' | 'border' | 'label';

/** What a layer of an unknown vector schema shows, by the names that OpenMapTiles, Protomaps and Shortbread use. */
const ROLES: readonly (readonly [Role, RegExp])[] = [
  ['label', /place|label|name|poi/],
  ['border', /bound|admin/],
  ['road', /road|street|transport|rail/],
  ['building', /building/],
  ['water', /water|ocean|lake|river/],
  ['land', /^(?:earth|land|landmass)$/],
];
/** Bottom first. */
const DRAW_ORDER: readonly Role[] = ['land', 'water', 'building', 'road', 'border', 'label'];

function roleOf(layer: string): Role | null {
  return ROLES.find(([, pattern]) => pattern.test(layer.toLowerCase()))?.[0] ?? null;
}

function layerFor(role: Role, layer: string, colours: MapPalette, language: MapLanguage): LayerSpecification {
  const from = { id: `ground-${layer}`, source: BASEMAP_SOURCE, 'source-layer': layer } as const;
  switch (role) {
    case 'land':
      return { ...from, type: 'fill', paint: { 'fill-color': colours.land } };
    case 'water':
      return {
        ...from,
        type: 'fill',
        filter: ['==', ['geometry-type'], 'Polygon'],
        paint: { 'fill-color': colours.sea },
      };
    case 'building':
      return {
        ...from,
        type: 'fill',
        minzoom: 13,
        paint: { 'fill-color': colours.districtBorder, 'fill-opacity': 0.5 },
      };
    case 'road':
      return {
        ...from,
        type: 'line',
        minzoom: 6,
        paint: {
          'line-color': colours.regionBorder,
          'line-width': ['interpolate', ['exponential', 1.5], ['zoom'], 6, 0.4, 16, 4],
        },
      };
    case 'border':
      return {
        ...from,
        type: 'line',
        paint: { 'line-color': colours.watchedRegionBorder, 'line-dasharray': [3, 2] },
      };
    case 'label':
      return {
        ...from,
        type: 'symbol',
        layout: {
          'text-field': foreignLabelText(language),
          'text-font': ['Noto Sans Regular'],
          'text-size': 12,
          'text-padding': 6,
        },
        paint: { 'text-color': colours.labels.town, 'text-halo-color': colours.halo, 'text-halo-width': 1.2 },
      };
  }
}

/** Without a layer for land (OpenMapTiles), the ground is land and water is drawn on it. */
function groundColour(roles: readonly (Role | null)[], colours: MapPalette): string {
  return roles.includes('land') ? colours.sea : colours.land;
}

/**
 * How pictures are toned so that marks and chrome of a theme can be read on them: dimmed and greyed in the dark, paled in
 * print, left alone in the light. Colours keep their meaning: nothing is inverted.
 */
const PICTURE_TONES: Record<MapTheme, NonNullable<RasterLayerSpecification['paint']>> = {
  light: {},
  dark: { 'raster-brightness-max': 0.55, 'raster-saturation': -0.45, 'raster-contrast': 0.1 },
  print: { 'raster-brightness-min': 0.3, 'raster-saturation': -0.6 },
};

/** A plain style for someone else's PMTiles: pictures as they are; vector layers drawn by what their names say. */
export function foreignStyle(options: ForeignStyleOptions): StyleSpecification {
  const { theme, language, pmtilesUrl, fontsUrl, header, vectorLayers } = options;
  const colours = MAP_PALETTES[theme];
  if (header.kind === 'raster') {
    return {
      version: 8,
      'font-faces': mapFontFaces(fontsUrl),
      sources: { [BASEMAP_SOURCE]: { type: 'raster', url: pmtilesUrl, tileSize: 256 } },
      layers: [
        { id: 'sea', type: 'background', paint: { 'background-color': colours.sea } },
        { id: 'ground', type: 'raster', source: BASEMAP_SOURCE, paint: PICTURE_TONES[theme] },
      ],
    };
  }
  const roles = vectorLayers.map(roleOf);
  const layers = DRAW_ORDER.flatMap((role) =>
    vectorLayers.filter((_, i) => roles[i] === role).map((layer) => layerFor(role, layer, colours, language)),
  );
  return {
    version: 8,
    'font-faces': mapFontFaces(fontsUrl),
    sources: { [BASEMAP_SOURCE]: { type: 'vector', url: pmtilesUrl } },
    layers: [
      { id: 'sea', type: 'background', paint: { 'background-color': groundColour(roles, colours) } },
      ...layers,
    ],
  };
}
