/**
 * Marks of the map as data: which incidents stand alone, which share one point, which are too close to draw apart.
 * Positions in px of the map's own frame; pure, so that it runs on every frame of a drag.
 */

export type MarkPoint = { id: string; x: number; y: number; key: string; reachPx: number };
export type MarkGroup = {
  /** Ids in the given order; one = a symbol, more = a donut. */
  ids: string[];
  x: number;
  y: number;
  /** True when all stand on the very same place: zooming will not part them. */
  samePlace: boolean;
};

const CLUSTER_PX = 16;
const MIN_CLUSTER = 4;

function groupByKey(points: readonly MarkPoint[]): MarkPoint[][] {
  const groups = new Map<string, MarkPoint[]>();
  for (const point of points) {
    const group = groups.get(point.key);
    if (group) group.push(point);
    else groups.set(point.key, [point]);
  }
  return [...groups.values()];
}

/** Joins the stacks whose points lie within 16 px of a first one, when they hold four attacks or more. */
function joinNear(stacks: MarkPoint[][]): MarkPoint[][] {
  const cells = new Map<string, number[]>();
  const cellOf = (value: number) => Math.floor(value / CLUSTER_PX);
  stacks.forEach(([first], index) => {
    if (!first) return;
    const cell = `${cellOf(first.x)}:${cellOf(first.y)}`;
    cells.set(cell, [...(cells.get(cell) ?? []), index]);
  });
  const taken = new Set<number>();
  const joined: MarkPoint[][] = [];
  stacks.forEach((stack, index) => {
    const first = stack[0];
    if (!first || taken.has(index)) return;
    const near: number[] = [];
    for (let dx = -1; dx <= 1; dx += 1) {
      for (let dy = -1; dy <= 1; dy += 1) {
        for (const other of cells.get(`${cellOf(first.x) + dx}:${cellOf(first.y) + dy}`) ?? []) {
          const point = stacks[other]?.[0];
          const close = point && Math.hypot(point.x - first.x, point.y - first.y) < CLUSTER_PX;
          if (close && !taken.has(other)) near.push(other);
        }
      }
    }
    const members = near.sort((a, b) => a - b).flatMap((other) => stacks[other] ?? []);
    const isCluster = members.length >= MIN_CLUSTER;
    for (const other of isCluster ? near : [index]) taken.add(other);
    joined.push(isCluster ? members : stack);
  });
  return joined;
}

function middleOf(members: readonly MarkPoint[]): { x: number; y: number } {
  return {
    x: members.reduce((sum, point) => sum + point.x, 0) / members.length,
    y: members.reduce((sum, point) => sum + point.y, 0) / members.length,
  };
}

/** Joins donuts that would lie over each other, the biggest first, and takes in the marks that they would hide. */
function absorbHidden(stacks: readonly MarkPoint[][]): MarkPoint[][] {
  const bySize = stacks
    .map((members) => ({ members, ...middleOf(members) }))
    .sort((a, b) => b.members.length - a.members.length);
  const donuts: { members: MarkPoint[]; x: number; y: number }[] = [];
  const apart: MarkPoint[][] = [];
  for (const stack of bySize) {
    const isDonut = stack.members.length > 1;
    const host = donuts.find((donut) => {
      const reach = donutRadiusPx(donut.members.length);
      const own = isDonut ? donutRadiusPx(stack.members.length) : 0;
      return Math.hypot(donut.x - stack.x, donut.y - stack.y) < 0.8 * (reach + own);
    });
    if (host) host.members.push(...stack.members);
    else if (isDonut) donuts.push({ ...stack, members: [...stack.members] });
    else apart.push(stack.members);
  }
  return [...apart, ...donuts.map((donut) => donut.members)];
}

/**
 * Groups of marks: same place together, four or more within 16 px together, and nothing hidden under a donut.
 * Every id occurs once.
 */
export function groupMarks(points: readonly MarkPoint[]): MarkGroup[] {
  return absorbHidden(joinNear(groupByKey(points))).map((members) => ({
    ids: members.map((point) => point.id),
    ...middleOf(members),
    samePlace: members.every((point) => point.key === members[0]?.key),
  }));
}

/** Radius in px of a donut by how many attacks it holds. */
export function donutRadiusPx(count: number): number {
  if (count >= 100) return 26;
  return count >= 10 ? 21 : 17;
}

/** Offsets in px of `count` marks on a ring, from 12 o'clock clockwise; the ring grows so that marks keep apart. */
export function ringOffsets(
  count: number,
  gapPx = 30,
): { radiusPx: number; offsets: [x: number, y: number][] } {
  const radiusPx = Math.max(25, (count * gapPx) / (2 * Math.PI));
  const offsets = Array.from({ length: count }, (_, index): [number, number] => {
    const angle = -Math.PI / 2 + (2 * Math.PI * index) / count;
    return [radiusPx * Math.cos(angle), radiusPx * Math.sin(angle)];
  });
  return { radiusPx, offsets };
}
