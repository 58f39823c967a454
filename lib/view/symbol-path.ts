/** Marks: one shape per attack type, scaled so that equal tolls have equal areas. Sizes in px. */
import type { AttackType, Range } from '#lib/schema.ts';

type Points = readonly (readonly [x: number, y: number])[];

const TRIANGLE: Points = [
  [-1, -0.577],
  [1, -0.577],
  [0, 1.155],
];
const CROSS: Points = [
  [-1, -0.36],
  [-0.36, -0.36],
  [-0.36, -1],
  [0.36, -1],
  [0.36, -0.36],
  [1, -0.36],
  [1, 0.36],
  [0.36, 0.36],
  [0.36, 1],
  [-0.36, 1],
  [-0.36, 0.36],
  [-1, 0.36],
].map(([x = 0, y = 0]) => [(x - y) * Math.SQRT1_2, (x + y) * Math.SQRT1_2]);
const HEXAGON: Points = [0, 1, 2, 3, 4, 5].map((step) => [
  Math.cos((step * Math.PI) / 3),
  Math.sin((step * Math.PI) / 3),
]);

/** Corners of each type's shape around 0,0 (y down); types without an entry are discs. */
const SHAPES: Partial<Record<AttackType, Points>> = {
  missile_strike: TRIANGLE,
  interception: TRIANGLE,
  drone_strike: [
    [0, -1],
    [1, 0],
    [0, 1],
    [-1, 0],
  ],
  air_strike: [
    [0, -1.25],
    [1, 0.85],
    [0, 0.3],
    [-1, 0.85],
  ],
  bombing: [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ],
  explosion: HEXAGON,
  shooting: CROSS,
  ground_assault: [
    [-1, -0.8],
    [0.1, -0.8],
    [1, 0],
    [0.1, 0.8],
    [-1, 0.8],
  ],
};

const MIN_RADIUS_PX = 4.2;
const MAX_RADIUS_PX = 27;

function areaOf(points: Points): number {
  const doubled = points.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = points[(index + 1) % points.length] ?? [0, 0];
    return sum + x * nextY - nextX * y;
  }, 0);
  return Math.abs(doubled) / 2;
}

/** Corners of a type's shape around 0,0 (y down) with the area of the unit circle; null for a disc. */
export function symbolCorners(type: AttackType): [x: number, y: number][] | null {
  const points = SHAPES[type];
  if (points === undefined) return null;
  const scale = Math.sqrt(Math.PI / areaOf(points));
  return points.map(([x, y]) => [x * scale, y * scale]);
}

/** SVG path of a type's shape around 0,0 with the area of a circle of the given radius. */
export function symbolPath(type: AttackType, radiusPx: number): string {
  const corners = symbolCorners(type);
  if (corners === null) {
    const r = radiusPx.toFixed(2);
    return `M-${r} 0A${r} ${r} 0 1 1 ${r} 0A${r} ${r} 0 1 1 -${r} 0Z`;
  }
  const spell = (value: number) => (value * radiusPx).toFixed(2);
  return `M${corners.map(([x, y]) => `${spell(x)} ${spell(y)}`).join('L')}Z`;
}

/** How a mark is drawn: `highPx` is the outline of a range's upper end, `open` when that end has no scale. */
export type MarkSize = { lowPx: number; highPx: number | null; open: boolean; hollow: boolean };

/** Radius whose area grows with the number killed: 1.9·√killed, kept within 4.2 and 27 px. */
export function tollRadiusPx(killed: number): number {
  return Math.min(MAX_RADIUS_PX, Math.max(MIN_RADIUS_PX, 1.9 * Math.sqrt(killed)));
}

/** Size of a mark for a toll: hollow when unknown, filled to the low count, outlined to the high one. */
export function sizeMark(killed: Range | null): MarkSize {
  if (killed === null) return { lowPx: 4.6, highPx: null, open: false, hollow: true };
  const lowPx = tollRadiusPx(killed.min);
  if (killed.max === null) return { lowPx, highPx: lowPx + 3.5, open: true, hollow: false };
  const highPx = tollRadiusPx(killed.max);
  const capped = 1.9 * Math.sqrt(killed.max) > MAX_RADIUS_PX;
  return { lowPx, highPx: highPx > lowPx + 1.4 ? highPx : null, open: capped, hollow: false };
}
