/** The symbols as distance fields: one tile per attack type, so that a shader draws any size with a crisp edge. */
import { ATTACK_TYPES } from '#lib/codes.ts';
import { symbolCorners } from '#lib/view/symbol-path.ts';

/** A tile reaches this many radii from its middle. */
export const FIELD_REACH = 2.6;
export const FIELD_TILE = 80;

/** Numbers of one edge: where it begins, and how far it goes right and down. */
const EDGE = 4;

function edgesOf(corners: readonly (readonly [number, number])[]): Float64Array {
  const edges = new Float64Array(corners.length * EDGE);
  corners.forEach(([ax, ay], index) => {
    const [bx, by] = corners[(index + 1) % corners.length] ?? [ax, ay];
    edges.set([ax, ay, bx - ax, by - ay], index * EDGE);
  });
  return edges;
}

/**
 * Signed distance of a point to a polygon's edge: negative inside. Asked for every texel while the map opens, so that
 * it makes no objects.
 */
function polygonDistance(edges: Float64Array, x: number, y: number): number {
  let nearest = Number.POSITIVE_INFINITY;
  let isInside = false;
  for (let at = 0; at < edges.length; at += EDGE) {
    const right = x - edges[at]!;
    const down = y - edges[at + 1]!;
    const dx = edges[at + 2]!;
    const dy = edges[at + 3]!;
    const along = Math.min(1, Math.max(0, (right * dx + down * dy) / (dx * dx + dy * dy)));
    const offX = right - dx * along;
    const offY = down - dy * along;
    nearest = Math.min(nearest, offX * offX + offY * offY);
    if (0 > down !== dy > down && right < (dx * down) / dy) isInside = !isInside;
  }
  return (isInside ? -1 : 1) * Math.sqrt(nearest);
}

/** Distances in radii, row by row, the tiles side by side in the order of ATTACK_TYPES. */
export function symbolField(): { width: number; height: number; distances: Float32Array } {
  const width = FIELD_TILE * ATTACK_TYPES.length;
  const distances = new Float32Array(width * FIELD_TILE);
  const unitOf = (texel: number) => (((texel + 0.5) / FIELD_TILE) * 2 - 1) * FIELD_REACH;
  ATTACK_TYPES.forEach((type, tile) => {
    const corners = symbolCorners(type);
    const edges = corners && edgesOf(corners);
    for (let row = 0; row < FIELD_TILE; row += 1) {
      const y = unitOf(row);
      for (let column = 0; column < FIELD_TILE; column += 1) {
        const x = unitOf(column);
        distances[row * width + tile * FIELD_TILE + column] =
          edges === null ? Math.sqrt(x * x + y * y) - 1 : polygonDistance(edges, x, y);
      }
    }
  });
  return { width, height: FIELD_TILE, distances };
}
