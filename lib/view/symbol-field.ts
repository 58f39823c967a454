/** The symbols as distance fields: one tile per attack type, so that a shader draws any size with a crisp edge. */
import { ATTACK_TYPES } from '#lib/codes.ts';
import { symbolCorners } from '#lib/view/symbol-path.ts';

/** A tile reaches this many radii from its middle. */
export const FIELD_REACH = 2.6;
export const FIELD_TILE = 80;

/** Signed distance of a point to a polygon's edge: negative inside. */
function polygonDistance(corners: readonly (readonly [number, number])[], x: number, y: number): number {
  let nearest = Number.POSITIVE_INFINITY;
  let isInside = false;
  corners.forEach(([ax, ay], index) => {
    const [bx, by] = corners[(index + 1) % corners.length] ?? [ax, ay];
    const [dx, dy] = [bx - ax, by - ay];
    const along = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)));
    nearest = Math.min(nearest, Math.hypot(x - ax - dx * along, y - ay - dy * along));
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) isInside = !isInside;
  });
  return isInside ? -nearest : nearest;
}

/** Distances in radii, row by row, the tiles side by side in the order of ATTACK_TYPES. */
export function symbolField(): { width: number; height: number; distances: Float32Array } {
  const width = FIELD_TILE * ATTACK_TYPES.length;
  const distances = new Float32Array(width * FIELD_TILE);
  const unitOf = (texel: number) => (((texel + 0.5) / FIELD_TILE) * 2 - 1) * FIELD_REACH;
  ATTACK_TYPES.forEach((type, tile) => {
    const corners = symbolCorners(type);
    for (let row = 0; row < FIELD_TILE; row += 1) {
      for (let column = 0; column < FIELD_TILE; column += 1) {
        const [x, y] = [unitOf(column), unitOf(row)];
        distances[row * width + tile * FIELD_TILE + column] =
          corners === null ? Math.hypot(x, y) - 1 : polygonDistance(corners, x, y);
      }
    }
  });
  return { width, height: FIELD_TILE, distances };
}
