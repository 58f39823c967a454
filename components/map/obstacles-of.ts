/** What the marks and their names cover of the map, so that the ground's own names make room. */
import type { Overlay } from '#components/map/draw-tags.ts';
import type { Obstacle } from '#components/map/label-collider.tsx';
import { markSize } from '#components/map/mark-look.ts';
import { degreesOf } from '#lib/query/layout-scene.ts';
import { donutRadiusPx } from '#lib/view/layout-marks.ts';
import type { TagBox } from '#lib/view/place-tag.ts';

/** A named place must not be named again on the other side of its mark: so far to the left no name stands either. */
const OTHER_SIDE_PX = 56;

/** A name's box as a row of squares. */
function squaresOf([left, top, right, bottom]: TagBox): { x: number; y: number; radiusPx: number }[] {
  const side = bottom - top;
  const from = left - OTHER_SIDE_PX;
  const count = Math.max(1, Math.ceil((right - from) / side));
  const step = (right - from - side) / Math.max(1, count - 1);
  return Array.from({ length: count }, (_, index) => ({
    x: from + side / 2 + index * step,
    y: (top + bottom) / 2,
    radiusPx: side / 2,
  }));
}

/** Obstacles in degrees, by the scene that is drawn. */
export function obstaclesOf({ layout, rows, frame, named }: Overlay): Obstacle[] {
  const at = (x: number, y: number, radiusPx: number): Obstacle => {
    const [lng, lat] = degreesOf(x, y);
    return { lng, lat, radiusPx };
  };
  return [
    ...layout.donuts.map((donut) => at(donut.x, donut.y, donutRadiusPx(donut.count))),
    ...[...layout.singles].map((position) =>
      at(rows.order.x[position] ?? 0, rows.order.y[position] ?? 0, markSize(rows, position).lowPx + 1),
    ),
    ...named.flatMap(squaresOf).map(({ x, y, radiusPx }) => {
      const across = (x - frame.width / 2) / frame.worldPx;
      const down = (y - frame.height / 2) / frame.worldPx;
      return at(frame.x + across, frame.y + down, radiusPx);
    }),
  ];
}
