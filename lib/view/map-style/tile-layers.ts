/** Layers of data/basemap/basemap.pmtiles, as listed in data/basemap/layers.json. */
export const BASEMAP_LAYERS = [
  'land',
  'urban',
  'water',
  'waterway',
  'boundary',
  'place',
  'region',
  'country',
  'water_name',
] as const;
export type BasemapLayer = (typeof BASEMAP_LAYERS)[number];

/** Credits that the map always shows while our own basemap is drawn. */
export const BASEMAP_ATTRIBUTION = 'Natural Earth · GSHHG · GeoNames (CC BY 4.0)';

/** The style's source that holds the basemap's tiles. */
export const BASEMAP_SOURCE = 'basemap';
