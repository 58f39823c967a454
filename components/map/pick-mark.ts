/** What lies under the pointer. */
import { type Overlay, pointOf } from '#components/map/draw-tags.ts';
import { markSize } from '#components/map/mark-look.ts';
import { type Donut, framePoint } from '#lib/query/layout-scene.ts';
import { donutRadiusPx } from '#lib/view/layout-marks.ts';

/** What the pointer is on: rows of the attacks there, where they are drawn in px of the map, and the donut if it is one. */
export type MarkPick = { rows: number[]; x: number; y: number; reachPx: number; donut: Donut | null };

const PICK_SLACK_PX = 4;
const PICKED_ROWS = 200;

/** The nearest mark relative to its size: small marks lie on big ones. */
export function pickAt(overlay: Overlay | null, x: number, y: number): MarkPick | null {
  if (!overlay) return null;
  let best: (MarkPick & { share: number }) | null = null;
  const consider = (pick: MarkPick) => {
    const distance = Math.hypot(pick.x - x, pick.y - y);
    const share = distance / pick.reachPx;
    if (distance <= pick.reachPx + PICK_SLACK_PX && (!best || share < best.share)) best = { ...pick, share };
  };
  const { layout, rows, frame } = overlay;
  for (const position of layout.singles) {
    const point = pointOf(overlay, position);
    if (!point || Math.abs(point[0] - x) > 60 || Math.abs(point[1] - y) > 60) continue;
    const size = markSize(rows, position);
    const reachPx = Math.max(size.lowPx, size.highPx ?? 0) * 1.2;
    consider({ rows: [rows.order.rows[position] ?? 0], x: point[0], y: point[1], reachPx, donut: null });
  }
  for (const donut of layout.donuts) {
    const [px, py] = framePoint(frame, donut.x, donut.y);
    if (Math.abs(px - x) > 60 || Math.abs(py - y) > 60) continue;
    const sample = [...donut.sample.subarray(0, PICKED_ROWS)].map((at) => rows.order.rows[at] ?? 0);
    consider({ rows: sample, x: px, y: py, reachPx: donutRadiusPx(donut.count), donut });
  }
  return best;
}
