import type { StyleSpecification } from 'maplibre-gl';
import { foreignStyle } from '#lib/view/map-style/foreign-style.ts';
import { SEA_LAYER } from '#lib/view/map-style/ground-layers.ts';
import type { MapLanguage } from '#lib/view/map-style/label-text.ts';
import type { MapGround } from '#lib/view/map-style/map-ground.ts';
import { mapStyle } from '#lib/view/map-style/map-style.ts';
import { MAP_PALETTES } from '#lib/view/map-style/palette.ts';

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
  return mapStyle({ theme, language, basemapUrl: `pmtiles://${ownTilesUrl(origin)}`, fontsUrl });
}

/** Where our own basemap's archive is. */
export function ownTilesUrl(origin: string): string {
  return `${origin}/basemap/basemap.pmtiles`;
}

/** The colour halfway between two, each "#rrggbb". */
function halfway(a: string, b: string): string {
  const mix = [1, 3, 5].map((at) =>
    Math.round((Number.parseInt(a.slice(at, at + 2), 16) + Number.parseInt(b.slice(at, at + 2), 16)) / 2),
  );
  return `#${mix.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

const FADE_MS = 350;

/**
 * The style for a map that has drawn nothing yet. Names wait, since a tile with names is not drawn before their fonts have
 * come and every letter is drawn; where tiles are missing it is neither land nor sea.
 */
export function firstStyle(
  style: StyleSpecification | string,
  theme: 'light' | 'dark',
): StyleSpecification | string {
  if (typeof style === 'string') return style;
  const { land, sea } = MAP_PALETTES[theme];
  const layers = style.layers.map((layer) => {
    if (layer.type === 'symbol') {
      return { ...layer, layout: { ...layer.layout, visibility: 'none' as const } };
    }
    if (layer.id !== SEA_LAYER) return layer;
    const paint = {
      'background-color': halfway(land, sea),
      'background-color-transition': { duration: FADE_MS },
    };
    return { ...layer, paint } as typeof layer;
  });
  return { ...style, layers };
}
