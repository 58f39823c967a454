import type { StyleSpecification } from 'maplibre-gl';
import { mapStyle } from '#lib/view/map-style/map-style.ts';

/** The map's ground for a theme, from the files that this server serves. */
export function basemapStyle(theme: 'light' | 'dark', origin: string): StyleSpecification {
  return mapStyle({
    theme,
    language: 'en',
    basemapUrl: `pmtiles://${origin}/basemap/basemap.pmtiles`,
    fontsUrl: `${origin}/fonts`,
  });
}
