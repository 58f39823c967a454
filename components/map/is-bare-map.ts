import type { MapRef } from 'react-map-gl/maplibre';

/** The app's own sources bear this prefix; everything else in the style is the ground. */
const OWN_PREFIX = 'dateline-';

/** True while nothing of the ground is drawn: no picture tiles have come, and no feature of a ground source is in sight. */
export function isBareMap(map: MapRef | null): boolean {
  if (!map?.isStyleLoaded()) return true;
  const pictures = Object.entries(map.getStyle().sources).filter(
    ([id, { type }]) => type === 'raster' && !id.startsWith(OWN_PREFIX),
  );
  if (pictures.some(([id]) => map.isSourceLoaded(id))) return false;
  return map.queryRenderedFeatures().every(({ source }) => source.startsWith(OWN_PREFIX));
}
