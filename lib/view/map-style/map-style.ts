import type { StyleSpecification } from 'maplibre-gl';
import { groundLayers } from './ground-layers.ts';
import { labelLayers } from './label-layers.ts';
import type { MapLanguage } from './label-text.ts';
import { mapFontFaces } from './map-fonts.ts';
import { MAP_PALETTES, type MapTheme } from './palette.ts';
import { BASEMAP_ATTRIBUTION, BASEMAP_SOURCE } from './tile-layers.ts';

export type MapStyleOptions = {
  theme: MapTheme;
  language: MapLanguage;
  /** Where the tiles are, as the caller's map reads them, e.g. `pmtiles:///basemap/basemap.pmtiles` made absolute. */
  basemapUrl: string;
  /** Folder of our font files, absolute, e.g. the page's origin + `/fonts`. */
  fontsUrl: string;
};

/** The basemap's whole style; names no address but the two given, needs no glyph server and no sprite. */
export function mapStyle({ theme, language, basemapUrl, fontsUrl }: MapStyleOptions): StyleSpecification {
  const colours = MAP_PALETTES[theme];
  return {
    version: 8,
    name: `Dateline ${theme}`,
    'font-faces': mapFontFaces(fontsUrl),
    sources: {
      [BASEMAP_SOURCE]: { type: 'vector', url: basemapUrl, attribution: BASEMAP_ATTRIBUTION },
    },
    layers: [...groundLayers(colours), ...labelLayers(colours, language)],
  };
}
