/** What the map draws of one window at one camera: marks that stand alone and donuts. Pure; runs in a worker too. */
import { clusterPoints, type SortRoom, sortRoomFor } from '#lib/query/cluster-points.ts';
import { countRun, type MinuteWindow, type TimeOrder, visitWindow } from '#lib/query/time-order.ts';

/** Web Mercator of the unit square per position of the order; NaN where there is no point. */
export type PlacedOrder = TimeOrder & {
  x: Float32Array;
  y: Float32Array;
  /** Position in ATTACK_TYPES, by position of the order. */
  type: Uint8Array;
  /** 0 = passes every filter, 1 = only the map's own box hides it, 2 = hidden; by position. */
  pass: Uint8Array;
};
/** The map's frame: its middle in unit Mercator, the world's width in px, its own size in px. */
export type MapFrame = { x: number; y: number; worldPx: number; width: number; height: number };
/** True where two frames show the same part of the world at the same size. */
export function isSameFrame(a: MapFrame, b: MapFrame): boolean {
  return (
    a.x === b.x && a.y === b.y && a.worldPx === b.worldPx && a.width === b.width && a.height === b.height
  );
}

export type Donut = {
  /** Middle of its members, unit Mercator, and the box that holds them. */
  x: number;
  y: number;
  box: [west: number, north: number, east: number, south: number];
  count: number;
  /** How many of each type, indexed as ATTACK_TYPES. */
  types: Uint32Array;
  samePlace: boolean;
  /** Positions of the first few members, for a tooltip or a ring. */
  sample: Uint32Array;
};
/** `singles` are positions of the order. */
export type SceneLayout = { singles: Uint32Array; donuts: Donut[] };

/** Marks this far outside the frame are laid out too, so that they do not pop in. */
const MARGIN_PX = 60;
const SAMPLE = 200;
/** Room for every attack type; the vocabulary itself would bring its validator into the worker. */
const TYPE_SLOTS = 16;

/** Unit Mercator of a longitude in degrees. */
export function mercatorX(lng: number): number {
  return lng / 360 + 0.5;
}

/** Unit Mercator of a latitude in degrees, from the north down. */
export function mercatorY(lat: number): number {
  const sin = Math.sin((Math.min(85.05, Math.max(-85.05, lat)) * Math.PI) / 180);
  return 0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI);
}

/** Degrees of a unit Mercator point. */
export function degreesOf(x: number, y: number): [lng: number, lat: number] {
  return [(x - 0.5) * 360, (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI];
}

/** px of the frame; the copy of the world that lies nearest to its middle. */
export function framePoint(frame: MapFrame, x: number, y: number): [x: number, y: number] {
  const across = x - frame.x;
  return [
    frame.width / 2 + (across - Math.round(across)) * frame.worldPx,
    frame.height / 2 + (y - frame.y) * frame.worldPx,
  ];
}

/** Room for the points of one scene, used again for the next: a drag would leave megabytes behind with every step. */
type Room = { index: Uint32Array; x: Float32Array; y: Float32Array; sort: SortRoom };
let held: Room | null = null;

function roomFor(count: number): Room {
  if (!held || held.index.length < count) {
    held = {
      index: new Uint32Array(count),
      x: new Float32Array(count),
      y: new Float32Array(count),
      sort: sortRoomFor(count, null),
    };
  }
  return held;
}

/** The points in sight; valid until the next call. */
function collectVisible(order: PlacedOrder, window: MinuteWindow, frame: MapFrame) {
  const visible = { count: 0, ...roomFor(countRun(order, window)) };
  const { width, height, worldPx } = frame;
  const add = (at: number): undefined => {
    if (order.pass[at] !== 0) return;
    const across = (order.x[at] ?? Number.NaN) - frame.x;
    const x = width / 2 + (across - Math.round(across)) * worldPx;
    const y = height / 2 + ((order.y[at] ?? Number.NaN) - frame.y) * worldPx;
    if (!(x > -MARGIN_PX && y > -MARGIN_PX && x < width + MARGIN_PX && y < height + MARGIN_PX)) return;
    visible.index[visible.count] = at;
    visible.x[visible.count] = x;
    visible.y[visible.count] = y;
    visible.count += 1;
  };
  visitWindow(order, window, add);
  for (let at = order.dated; at < order.rows.length; at += 1) add(at);
  return visible;
}

/** `members` are indices into `index`, which holds positions of the order. */
function describeDonut(
  order: PlacedOrder,
  members: Uint32Array,
  index: Uint32Array,
  samePlace: boolean,
): Donut {
  const types = new Uint32Array(TYPE_SLOTS);
  const box: Donut['box'] = [Infinity, Infinity, -Infinity, -Infinity];
  let [sumX, sumY] = [0, 0];
  for (const member of members) {
    const at = index[member] ?? 0;
    types[order.type[at] ?? 0]! += 1;
    const [x, y] = [order.x[at] ?? 0, order.y[at] ?? 0];
    sumX += x;
    sumY += y;
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x);
    box[3] = Math.max(box[3], y);
  }
  const count = members.length;
  const sample = members.slice(0, SAMPLE).map((member) => index[member] ?? 0);
  return { x: sumX / count, y: sumY / count, box, count, types, samePlace, sample };
}

/** Which marks stand alone and which are joined, of those in the window that pass and lie in the frame. */
export function layoutScene(
  order: PlacedOrder,
  window: MinuteWindow,
  frame: MapFrame,
  radiusOf: (count: number) => number,
): SceneLayout {
  const visible = collectVisible(order, window, frame);
  const { singles, clusters } = clusterPoints(visible, radiusOf, visible.sort);
  return {
    singles: singles.map((point) => visible.index[point] ?? 0),
    donuts: clusters.map(({ members, samePlace }) => describeDonut(order, members, visible.index, samePlace)),
  };
}
