/** Where a scene of a brief looks from to show incidents. */
import type { Incident } from '#lib/schema.ts';
import { boundsOf, corePoints } from '#lib/view/precision-disc.ts';
import { type Camera, canonicalCamera } from '#lib/view/view-state.ts';

/** A scene is laid out on 1280 × 720; words stand on its left, the map's middle is that of the rest. */
export const SCENE_PX = { width: 1280, height: 720, words: 440 } as const;
const MARGIN_PX = 70;
const TILE_PX = 512;
/** Closer than this our own ground says little. */
const CLOSEST_ZOOM = 8.5;

const mercatorY = (lat: number) =>
  0.5 - Math.log(Math.tan(Math.PI / 4 + (Math.max(-85, Math.min(85, lat)) * Math.PI) / 360)) / (2 * Math.PI);

/** The camera that shows the incidents' core in the free part of a scene; null where none has a point. */
export function frameCamera(incidents: readonly Incident[]): Camera | null {
  const points = incidents.flatMap(({ place }) =>
    place === null || place.lng === null || place.lat === null
      ? []
      : [{ lng: place.lng, lat: place.lat, radiusKm: place.radiusKm }],
  );
  const bounds = boundsOf(corePoints(points));
  if (points.length === 0 || bounds === null) return null;
  const [west, south, east, north] = bounds;
  const [top, bottom] = [mercatorY(north), mercatorY(south)];
  const across =
    (SCENE_PX.width - SCENE_PX.words - 2 * MARGIN_PX) / TILE_PX / Math.max(1e-6, (east - west) / 360);
  const down = (SCENE_PX.height - 2 * MARGIN_PX) / TILE_PX / Math.max(1e-6, bottom - top);
  const zoom = Math.min(CLOSEST_ZOOM, Math.max(1, Math.log2(Math.min(across, down))));
  const middle = (top + bottom) / 2;
  const lat = (Math.atan(Math.exp((0.5 - middle) * 2 * Math.PI)) * 360) / Math.PI - 90;
  return canonicalCamera({ lng: (west + east) / 2, lat, zoom });
}

/** The incidents whose point lies in the free part of a scene. */
export function incidentsInFrame(incidents: readonly Incident[], camera: Camera): Incident[] {
  const world = TILE_PX * 2 ** camera.zoom;
  const middle = mercatorY(camera.lat);
  return incidents.filter(({ place }) => {
    if (place === null || place.lng === null || place.lat === null) return false;
    const east = (place.lng - camera.lng) / 360;
    const x = (east - Math.round(east)) * world;
    const y = (mercatorY(place.lat) - middle) * world;
    return Math.abs(x) <= (SCENE_PX.width - SCENE_PX.words) / 2 && Math.abs(y) <= SCENE_PX.height / 2;
  });
}
