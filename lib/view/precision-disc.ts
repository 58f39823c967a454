/** The drawn uncertainty of a place: a circle of its true radius on the ground. */

const KM_PER_DEGREE = 111.32;

/** Length in px of a distance on the ground, at a latitude and a zoom of 512-px tiles. */
export function pxForKm(km: number, lat: number, zoom: number): number {
  const worldPx = 512 * 2 ** zoom;
  return (km / (KM_PER_DEGREE * 360 * Math.cos((lat * Math.PI) / 180))) * worldPx;
}

/** Box [west, south, east, north] that holds the points with their radii, or null when there are none. */
export function boundsOf(
  points: readonly { lng: number; lat: number; radiusKm: number | null }[],
): [number, number, number, number] | null {
  if (points.length === 0) return null;
  const box: [number, number, number, number] = [180, 90, -180, -90];
  for (const { lng, lat, radiusKm } of points) {
    const dLat = Math.max(radiusKm ?? 0, 5) / KM_PER_DEGREE;
    const dLng = dLat / Math.max(0.05, Math.cos((lat * Math.PI) / 180));
    box[0] = Math.min(box[0], Math.max(-180, lng - dLng));
    box[1] = Math.min(box[1], Math.max(-85, lat - dLat));
    box[2] = Math.max(box[2], Math.min(180, lng + dLng));
    box[3] = Math.max(box[3], Math.min(85, lat + dLat));
  }
  return box;
}

type DiscPoint = { lng: number; lat: number; radiusKm: number | null };

/** Wider than this a place is a country or a part of the world: too vague to aim a camera at. */
const VAGUE_KM = 150;
/** Share of points on each side of each axis that a first view may leave out. */
const OUTLIER_SHARE = 0.05;

function trimmed(values: readonly number[]): [low: number, high: number] {
  const sorted = [...values].sort((a, b) => a - b);
  const cut = sorted.length < 20 ? 0 : Math.floor(sorted.length * OUTLIER_SHARE);
  return [sorted[cut] ?? 0, sorted[sorted.length - 1 - cut] ?? 0];
}

/** The points that a first view should hold: no vague ones, and of many points not the few far ones. */
export function corePoints<P extends DiscPoint>(points: readonly P[]): P[] {
  const known = points.filter(({ radiusKm }) => radiusKm === null || radiusKm <= VAGUE_KM);
  const used = known.length > 0 ? known : [...points];
  const [west, east] = trimmed(used.map(({ lng }) => lng));
  const [south, north] = trimmed(used.map(({ lat }) => lat));
  const core = used.filter(({ lng, lat }) => lng >= west && lng <= east && lat >= south && lat <= north);
  return core.length > 0 ? core : used;
}
