/** Middle, area and box of an area's polygons. */

export type Box = [west: number, south: number, east: number, north: number];
export type Geometry = { type: string; coordinates: unknown };
export interface Shape {
  /** Area-weighted middle of the outer rings and the box, both of the largest piece's neighbourhood. */
  center: [number, number];
  /** Square degrees at the middle’s latitude. */
  area: number;
  bbox: Box;
}

/** The shape of a GeoJSON polygon or multipolygon; holes are left out. */
export function shapeOf({ type, coordinates }: Geometry): Shape {
  const polygons = (type === 'Polygon' ? [coordinates] : coordinates) as [number, number][][][];
  let shape: Shape | undefined;
  for (const [ring] of polygons) if (ring !== undefined) shape = joinShapes(shape, ringShape(ring));
  return shape ?? { center: [0, 0], area: 0, bbox: [0, 0, 0, 0] };
}

function ringShape(ring: readonly [number, number][]): Shape {
  let area = 0;
  let x = 0;
  let y = 0;
  let bbox: Box | undefined;
  for (let i = 0; i < ring.length; i++) {
    const [x1, y1] = ring[i] as [number, number];
    const [x2, y2] = ring[(i + 1) % ring.length] as [number, number];
    const cross = x1 * y2 - x2 * y1;
    area += cross;
    x += (x1 + x2) * cross;
    y += (y1 + y2) * cross;
    bbox = widen(bbox, [x1, y1]);
  }
  const first = ring[0] as [number, number];
  const center: [number, number] = area === 0 ? first : [x / (3 * area), y / (3 * area)];
  const scale = Math.cos((center[1] * Math.PI) / 180);
  return { center, area: Math.abs(area / 2) * scale, bbox: bbox as Box };
}

/** Middles weigh by area; a box takes a piece in unless it is a speck (below 1 %) that would span the antimeridian. */
export function joinShapes(a: Shape | undefined, b: Shape): Shape {
  if (a === undefined) return b;
  const area = a.area + b.area || 1;
  const [large, small] = a.area >= b.area ? [a, b] : [b, a];
  const box: Box = [
    Math.min(a.bbox[0], b.bbox[0]),
    Math.min(a.bbox[1], b.bbox[1]),
    Math.max(a.bbox[2], b.bbox[2]),
    Math.max(a.bbox[3], b.bbox[3]),
  ];
  const spans =
    box[2] - box[0] > 180 && large.bbox[2] - large.bbox[0] <= 180 && small.area < 0.05 * large.area;
  return {
    center: [
      (a.center[0] * a.area + b.center[0] * b.area) / area,
      (a.center[1] * a.area + b.center[1] * b.area) / area,
    ],
    area,
    bbox: spans ? large.bbox : box,
  };
}

/** The box that holds this point too. */
export function widen(box: Box | undefined, [lng, lat]: readonly [number, number]): Box {
  if (box === undefined) return [lng, lat, lng, lat];
  return [Math.min(box[0], lng), Math.min(box[1], lat), Math.max(box[2], lng), Math.max(box[3], lat)];
}
