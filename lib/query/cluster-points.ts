/**
 * Marks that are too close to draw apart, joined: same place together, four or more within 16 px together, and
 * nothing hidden under a donut. Works on typed arrays in one pass over a grid, so that a million points take the
 * time of a million additions. Positions in px of the map's frame.
 */

/** `index` names a point to the caller; points with equal `x` and `y` stand on the very same place. */
export type Points = { count: number; index: Uint32Array; x: Float32Array; y: Float32Array };
/** `members` are indices into the points' arrays, and lie in the room that was given. */
export type Cluster = { members: Uint32Array; x: number; y: number; samePlace: boolean };
export type Clusters = { singles: Uint32Array; clusters: Cluster[] };

type Stack = { members: Uint32Array; x: number; y: number };

const CELL_PX = 16;
const MIN_CLUSTER = 4;
const MAX_PASSES = 6;
/** Beyond the largest reach of two donuts together. */
const HOST_CELL_PX = 64;
/** Cells reach this far beyond the points' own box in each direction; a larger box gets larger cells. */
const MAX_CELLS = 1_000_000;

type Grid = { cell: number; columns: number; rows: number; left: number; top: number };

function gridOf({ count, x, y }: Points): Grid {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let at = 0; at < count; at += 1) {
    left = Math.min(left, x[at] ?? left);
    right = Math.max(right, x[at] ?? right);
    top = Math.min(top, y[at] ?? top);
    bottom = Math.max(bottom, y[at] ?? bottom);
  }
  const area = Math.max(1, right - left + CELL_PX) * Math.max(1, bottom - top + CELL_PX);
  const cell = Math.max(CELL_PX, Math.ceil(Math.sqrt(area / MAX_CELLS)));
  return {
    cell,
    columns: Math.floor((right - left) / cell) + 1,
    rows: Math.floor((bottom - top) / cell) + 1,
    left,
    top,
  };
}

function cellAt(grid: Grid, x: number, y: number): number {
  return Math.floor((y - grid.top) / grid.cell) * grid.columns + Math.floor((x - grid.left) / grid.cell);
}

/** Where points are sorted; a caller that keeps one for all its calls leaves no garbage behind. */
export type SortRoom = { cells: Uint32Array; sorted: Uint32Array };

/** Room for so many points: the given one where it is large enough. */
export function sortRoomFor(count: number, held: SortRoom | null): SortRoom {
  if (held && held.cells.length >= count) return held;
  return { cells: new Uint32Array(count), sorted: new Uint32Array(count) };
}

/** Point indices sorted by cell, and where each cell begins. */
function sortByCell(
  points: Points,
  grid: Grid,
  { cells, sorted }: SortRoom,
): { begins: Uint32Array; sorted: Uint32Array } {
  const begins = new Uint32Array(grid.columns * grid.rows + 1);
  for (let at = 0; at < points.count; at += 1) {
    const cell = cellAt(grid, points.x[at] ?? 0, points.y[at] ?? 0);
    cells[at] = cell;
    begins[cell + 1]! += 1;
  }
  for (let cell = 1; cell < begins.length; cell += 1) begins[cell]! += begins[cell - 1] ?? 0;
  const next = begins.slice();
  for (let at = 0; at < points.count; at += 1) {
    const cell = cells[at] ?? 0;
    sorted[next[cell] ?? 0] = at;
    next[cell]! += 1;
  }
  return { begins, sorted };
}

function middleOf(points: Points, members: Uint32Array): { x: number; y: number } {
  let [x, y] = [0, 0];
  for (const at of members) {
    x += points.x[at] ?? 0;
    y += points.y[at] ?? 0;
  }
  return { x: x / members.length, y: y / members.length };
}

function isSamePlace({ x, y }: Points, members: Uint32Array): boolean {
  const first = members[0] ?? 0;
  return members.every((at) => x[at] === x[first] && y[at] === y[first]);
}

/** The stacks of one cell: all of it when it is full, else those that stand on the very same place. */
function stackCell(points: Points, members: Uint32Array): Stack[] {
  if (members.length >= MIN_CLUSTER || isSamePlace(points, members)) {
    return [{ members, ...middleOf(points, members) }];
  }
  const stacks: Stack[] = [];
  for (const at of members) {
    const [x, y] = [points.x[at] ?? 0, points.y[at] ?? 0];
    const twin = stacks.find((stack) => stack.x === x && stack.y === y);
    if (twin) twin.members = Uint32Array.of(...twin.members, at);
    else stacks.push({ members: Uint32Array.of(at), x, y });
  }
  return stacks;
}

function joinMembers(stacks: readonly Stack[]): Uint32Array {
  const joined = new Uint32Array(stacks.reduce((sum, { members }) => sum + members.length, 0));
  let at = 0;
  for (const { members } of stacks) {
    joined.set(members, at);
    at += members.length;
  }
  return joined;
}

/** A table of things by the cell that they lie in, for asking what lies near a point. */
function makeNearTable<T extends { x: number; y: number }>(cellPx: number) {
  const cells = new Map<number, T[]>();
  // Neighbours never share a key; cells a million rows apart may, and are told apart by distance.
  const keyOf = (column: number, row: number) => column * 1_000_003 + row;
  const at = (value: number) => Math.floor(value / cellPx);
  return {
    add(thing: T): void {
      const key = keyOf(at(thing.x), at(thing.y));
      const cell = cells.get(key);
      if (cell) cell.push(thing);
      else cells.set(key, [thing]);
    },
    near(x: number, y: number): T[] {
      const found: T[] = [];
      for (let column = at(x) - 1; column <= at(x) + 1; column += 1) {
        for (let row = at(y) - 1; row <= at(y) + 1; row += 1) {
          const cell = cells.get(keyOf(column, row));
          if (cell) found.push(...cell);
        }
      }
      return found;
    },
  };
}

/** Joins the stacks within 16 px of a first one when they hold four points or more; the fullest come first. */
function joinNear(points: Points, stacks: Stack[]): Stack[] {
  const table = makeNearTable<Stack>(CELL_PX);
  for (const stack of stacks) table.add(stack);
  const taken = new Set<Stack>();
  const joined: Stack[] = [];
  for (const first of stacks) {
    if (taken.has(first)) continue;
    const near = table
      .near(first.x, first.y)
      .filter((other) => !taken.has(other) && Math.hypot(other.x - first.x, other.y - first.y) < CELL_PX);
    const count = near.reduce((sum, { members }) => sum + members.length, 0);
    if (near.length < 2 || count < MIN_CLUSTER) {
      taken.add(first);
      joined.push(first);
      continue;
    }
    const members = joinMembers(near);
    for (const stack of near) taken.add(stack);
    joined.push({ members, ...middleOf(points, members) });
  }
  return joined;
}

type Host = { x: number; y: number; count: number; stacks: Stack[] };

/** One pass, the fullest first: each stack joins the donut that would hide it or lie over it, or stands for itself. */
function absorbOnce(points: Points, stacks: readonly Stack[], radiusOf: (count: number) => number): Stack[] {
  const bySize = [...stacks].sort((a, b) => b.members.length - a.members.length);
  const table = makeNearTable<Host>(HOST_CELL_PX);
  const hosts: Host[] = [];
  for (const stack of bySize) {
    const count = stack.members.length;
    const own = count > 1 ? radiusOf(count) : 0;
    const host = table
      .near(stack.x, stack.y)
      .find(({ x, y, count: held }) => Math.hypot(x - stack.x, y - stack.y) < 0.8 * (radiusOf(held) + own));
    if (host) {
      host.stacks.push(stack);
      host.count += count;
    } else {
      const fresh = { x: stack.x, y: stack.y, count, stacks: [stack] };
      hosts.push(fresh);
      if (count > 1) table.add(fresh);
    }
  }
  return hosts.map(({ stacks: parts }) => {
    const [only] = parts;
    if (only && parts.length === 1) return only;
    const members = joinMembers(parts);
    return { members, ...middleOf(points, members) };
  });
}

/** A donut moves when it takes in others, and may then touch a third: passes go on until nothing joins. */
function absorbHidden(
  points: Points,
  stacks: readonly Stack[],
  radiusOf: (count: number) => number,
): Stack[] {
  let before = [...stacks];
  for (let pass = 0; pass < MAX_PASSES; pass += 1) {
    const after = absorbOnce(points, before, radiusOf);
    if (after.length === before.length) return after;
    before = after;
  }
  return before;
}

/** Every point once: alone, or in a cluster. `radiusOf` is a donut's radius in px by how many it holds. */
export function clusterPoints(
  points: Points,
  radiusOf: (count: number) => number,
  room = sortRoomFor(points.count, null),
): Clusters {
  if (points.count === 0) return { singles: new Uint32Array(0), clusters: [] };
  const grid = gridOf(points);
  const { begins, sorted } = sortByCell(points, grid, room);
  const stacks: Stack[] = [];
  for (let cell = 0; cell + 1 < begins.length; cell += 1) {
    const members = sorted.subarray(begins[cell], begins[cell + 1]);
    if (members.length > 0) stacks.push(...stackCell(points, members));
  }
  stacks.sort((a, b) => b.members.length - a.members.length);
  const apart = absorbHidden(points, joinNear(points, stacks), radiusOf);
  return {
    singles: Uint32Array.from(apart.flatMap(({ members }) => (members.length === 1 ? [...members] : []))),
    clusters: apart
      .filter(({ members }) => members.length > 1)
      .map((stack) => ({ ...stack, samePlace: isSamePlace(points, stack.members) })),
  };
}
