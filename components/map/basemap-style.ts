import type { StyleSpecification } from 'maplibre-gl';
import { foreignStyle } from '#lib/view/map-style/foreign-style.ts';
import type { MapLanguage } from '#lib/view/map-style/label-text.ts';
import type { MapGround } from '#lib/view/map-style/map-ground.ts';
import { mapStyle } from '#lib/view/map-style/map-style.ts';

/**
 * The map's ground for a theme and a language of labels: our own from this server, someone's style by its address (it
 * keeps its own look and names), or someone's archive.
 */
export function basemapStyle(
  theme: 'light' | 'dark',
  origin: string,
  ground: MapGround,
  language: MapLanguage = 'en',
): StyleSpecification | string {
  const fontsUrl = `${origin}/fonts`;
  if (ground.kind === 'style') return ground.url;
  if (ground.kind === 'pmtiles') {
    const { url, header, vectorLayers } = ground;
    const pmtilesUrl = `pmtiles://${new URL(url, origin).href}`;
    return foreignStyle({ theme, language, pmtilesUrl, fontsUrl, header, vectorLayers });
  }
  const basemapUrl = `pmtiles://${origin}/basemap/basemap.pmtiles`;
  return mapStyle({ theme, language, basemapUrl, fontsUrl });
}
