import type { ExpressionSpecification } from 'maplibre-gl';
import type { MapFont } from './map-fonts.ts';
import { BASEMAP_SOURCE, type BasemapLayer } from './tile-layers.ts';

/** A layer of the basemap's tiles. */
export const from = (layer: BasemapLayer) => ({ source: BASEMAP_SOURCE, 'source-layer': layer }) as const;
/** A font list of one. */
export const font = (name: MapFont): [string] => [name];

/** A feature shows from its own zoom on; the tiles keep later ones at their last zoom for overzooming. */
export const isDue: ExpressionSpecification = ['<=', ['get', 'min_zoom'], ['zoom']];
/** A feature of this `kind`. */
export const isKind = (kind: string): ExpressionSpecification => ['==', ['get', 'kind'], kind];
/** Halo of 1.2 px that parts a label from lines and marks below it. */
export const haloOf = (colour: string) => ({
  'text-halo-color': colour,
  'text-halo-width': 1.2,
  'text-halo-blur': 0.3,
});
