/** Draws rings and name tags on a 2D canvas over the map; sizes in CSS px. */
import {
  drawNameTag,
  drawTags,
  type Overlay,
  obstacleBoxes,
  placeName,
  pointOf,
} from '#components/map/draw-tags.ts';
import { markSize } from '#components/map/mark-look.ts';
import type { MarkPalette } from '#components/map/mark-palette.ts';
import { ATTACK_TYPES, type AttackType, OTHER_TYPES } from '#lib/codes.ts';
import { type Donut, framePoint } from '#lib/query/layout-scene.ts';
import { donutRadiusPx } from '#lib/view/layout-marks.ts';
import { type MarkSize, symbolPath } from '#lib/view/symbol-path.ts';

const OUTLINED: ReadonlySet<AttackType> = new Set(OTHER_TYPES);
const paths = new Map<string, Path2D>();

function pathOf(type: AttackType, radiusPx: number): Path2D {
  const key = `${type}:${radiusPx.toFixed(1)}`;
  let path = paths.get(key);
  if (!path) {
    path = new Path2D(symbolPath(type, radiusPx));
    paths.set(key, path);
  }
  return path;
}

function drawRange(pen: CanvasRenderingContext2D, type: AttackType, size: MarkSize, color: string): void {
  if (size.highPx === null) return;
  const path = pathOf(type, size.highPx);
  pen.save();
  pen.globalAlpha *= 0.13;
  pen.fillStyle = color;
  pen.fill(path);
  pen.restore();
  pen.setLineDash(size.open ? [4, 3] : []);
  pen.lineWidth = 1.2;
  pen.strokeStyle = color;
  pen.stroke(path);
  pen.setLineDash([]);
}

/** One symbol at 0,0: halo, then filled, hollow or outlined. */
function drawSymbol(
  pen: CanvasRenderingContext2D,
  type: AttackType,
  size: MarkSize,
  palette: MarkPalette,
): void {
  const color = palette.types[type];
  drawRange(pen, type, size, color);
  const path = pathOf(type, size.lowPx);
  const isHollow = size.hollow || OUTLINED.has(type) || type === 'attack_unspecified';
  pen.lineJoin = 'round';
  pen.lineWidth = isHollow ? 4 : 2.4;
  pen.strokeStyle = palette.halo;
  pen.stroke(path);
  pen.fillStyle = isHollow ? palette.land : color;
  pen.fill(path);
  if (!isHollow) return;
  pen.lineWidth = type === 'attack_unspecified' ? 2.2 : 1.6;
  pen.strokeStyle = color;
  pen.stroke(path);
  if (type !== 'attack_unspecified' || size.hollow) return;
  pen.beginPath();
  pen.arc(0, 0, Math.max(1.4, size.lowPx - 4), 0, 2 * Math.PI);
  pen.fillStyle = color;
  pen.fill();
}

function drawRing(
  pen: CanvasRenderingContext2D,
  [x, y]: readonly [number, number],
  radius: number,
  width: number,
  palette: MarkPalette,
): void {
  pen.beginPath();
  pen.arc(x, y, radius, 0, 2 * Math.PI);
  pen.lineWidth = width + 3;
  pen.strokeStyle = palette.halo;
  pen.stroke();
  pen.lineWidth = width;
  pen.strokeStyle = palette.ink;
  pen.stroke();
}

/** The donut that holds a position, taken to be the one nearest to it. */
function hostOf(overlay: Overlay, at: number): Donut | null {
  const [x, y] = [overlay.rows.order.x[at] ?? 0, overlay.rows.order.y[at] ?? 0];
  let best: Donut | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const donut of overlay.layout.donuts) {
    const [west, north, east, south] = donut.box;
    if (x < west || x > east || y < north || y > south) continue;
    const distance = Math.hypot(donut.x - x, donut.y - y);
    if (distance < least) [best, least] = [donut, distance];
  }
  return best;
}

function drawHover(pen: CanvasRenderingContext2D, overlay: Overlay): void {
  const { hovered, layout, rows, frame, palette } = overlay;
  if (hovered < 0) return;
  if (layout.singles.includes(hovered)) {
    const point = pointOf(overlay, hovered);
    const size = markSize(rows, hovered);
    if (point) drawRing(pen, point, Math.max(size.lowPx, size.highPx ?? 0) * 1.25 + 4, 1, palette);
    return;
  }
  const host = hostOf(overlay, hovered);
  if (host) drawRing(pen, framePoint(frame, host.x, host.y), donutRadiusPx(host.count) + 4, 1, palette);
}

/** The selected mark with its ring, over everything else, and its name where it covers least. */
function drawChosen(
  pen: CanvasRenderingContext2D,
  overlay: Overlay,
  chosen: readonly [number, number],
  radius: number,
): void {
  const { rows, selected, palette } = overlay;
  const type = ATTACK_TYPES[rows.columns.type[rows.order.rows[selected] ?? 0] ?? 0] ?? 'attack_unspecified';
  pen.save();
  pen.translate(...chosen);
  drawSymbol(pen, type, markSize(rows, selected), palette);
  pen.restore();
  drawRing(pen, chosen, radius, 2, palette);
}

/** The whole overlay: tags of the biggest marks, then the hovered and the selected mark on top. */
export function drawOverlay(pen: CanvasRenderingContext2D, overlay: Overlay): void {
  const { rows, selected, recordOf } = overlay;
  const chosen = selected < 0 ? null : pointOf(overlay, selected);
  const size = markSize(rows, selected);
  const radius = Math.max(size.lowPx, size.highPx ?? 0) * 1.3 + 5;
  overlay.named.length = 0;
  const taken = overlay.isLive && !chosen ? [] : obstacleBoxes(overlay);
  const record = chosen ? recordOf(rows.order.rows[selected] ?? 0) : undefined;
  const tag = record && chosen ? placeName(pen, record, chosen, radius, overlay, taken, 'around') : null;
  if (chosen) taken.push([chosen[0] - radius, chosen[1] - radius, chosen[0] + radius, chosen[1] + radius]);
  if (tag) taken.push(tag.box);
  if (!overlay.isLive) drawTags(pen, overlay, taken);
  drawHover(pen, overlay);
  if (!chosen) return;
  drawChosen(pen, overlay, chosen, radius);
  if (tag) drawNameTag(pen, tag, overlay, true);
}
