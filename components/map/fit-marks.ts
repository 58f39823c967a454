/** Where the camera goes to hold marks. */
import type { MapRef } from 'react-map-gl/maplibre';
import type { IncidentColumns } from '#lib/query/incident-columns.ts';
import { type Donut, degreesOf } from '#lib/query/layout-scene.ts';
import { boundsOf, corePoints } from '#lib/view/precision-disc.ts';

/** Marks a camera flight that nobody asked for: the URL does not keep it. */
export const AUTO = { auto: true } as const;
/** More points than this are looked at in even steps. */
const SAMPLE = 4000;
const MAX_ZOOM = 9;
const CLOSE_ZOOM = 13;

/** Room for controls on the left and the scale below; less on a small map. */
function paddingOf(map: MapRef) {
  const { clientWidth, clientHeight } = map.getContainer();
  const across = Math.min(64, clientWidth * 0.1);
  const down = Math.min(56, clientHeight * 0.1);
  return { top: down, bottom: down, left: across, right: across };
}

/** How long a flight takes: no time at all for those who want no motion. */
export function flightMs(): number {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 700;
}

/** Flies to the rows with their radii; `keep` writes the new camera to the URL. False when none has a point. */
export function fitRows(
  map: MapRef,
  columns: IncidentColumns,
  rows: Uint32Array,
  durationMs: number,
  keep: boolean,
): boolean {
  const step = Math.max(1, Math.floor(rows.length / SAMPLE));
  const points: { lng: number; lat: number; radiusKm: number | null }[] = [];
  for (let index = 0; index < rows.length; index += step) {
    const row = rows[index] ?? 0;
    const [lng, lat] = [columns.lng[row] ?? Number.NaN, columns.lat[row] ?? Number.NaN];
    if (Number.isFinite(lng)) points.push({ lng, lat, radiusKm: columns.radiusKm[row] ?? null });
  }
  // The first view aims at where most attacks are; asked for, it holds them all.
  const box = boundsOf(keep ? points : corePoints(points));
  if (!box) return false;
  const options = { padding: paddingOf(map), maxZoom: MAX_ZOOM, duration: durationMs };
  map.fitBounds(box, options, keep ? undefined : AUTO);
  return true;
}

/** Flies into a donut until its members part. */
export function fitDonut(map: MapRef, donut: Donut): void {
  const [west, north] = degreesOf(donut.box[0], donut.box[1]);
  const [east, south] = degreesOf(donut.box[2], donut.box[3]);
  const zoom = Math.min(Math.max(map.getZoom() + 1.5, MAX_ZOOM), CLOSE_ZOOM);
  map.fitBounds([west, south, east, north], {
    padding: paddingOf(map),
    maxZoom: zoom,
    duration: flightMs(),
  });
}

/** True when a point of the order lies well inside the map. */
export function isInSight(map: MapRef, lng: number, lat: number): boolean {
  const { x, y } = map.project([lng, lat]);
  const { clientWidth, clientHeight } = map.getContainer();
  return x > 40 && y > 40 && x < clientWidth - 40 && y < clientHeight - 40;
}
