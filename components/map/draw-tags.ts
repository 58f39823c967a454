/** Names on the map: place and toll beside the selected mark, and beside the biggest where they cover nothing. */
import { MAP_FONT } from '#components/map/map-font.ts';
import { type MarkRows, markSize } from '#components/map/mark-look.ts';
import type { MarkPalette } from '#components/map/mark-palette.ts';
import { NO_COUNT } from '#lib/query/incident-columns.ts';
import { framePoint, type MapFrame, type SceneLayout } from '#lib/query/layout-scene.ts';
import type { Incident } from '#lib/schema.ts';
import { placeLine, tollLine } from '#lib/view/describe-incident.ts';
import { donutRadiusPx } from '#lib/view/layout-marks.ts';
import type { Words } from '#lib/view/words.ts';

export type Overlay = {
  layout: SceneLayout;
  frame: MapFrame;
  rows: MarkRows;
  /** Positions; -1 = none. */
  selected: number;
  hovered: number;
  recordOf: (row: number) => Incident | undefined;
  palette: MarkPalette;
  words: Words;
  /** While time runs nothing is named. */
  isLive: boolean;
  /** Where names were drawn, px: the ground's own names keep clear of them. */
  named: Box[];
};

/** So many of the biggest marks carry their place and toll, when that many were killed or more. */
const TAGS = 6;
const TAG_FROM_KILLED = 10;

/** Where a position of the order is drawn, in px; null where it has no point. */
export function pointOf(
  { rows, frame }: Pick<Overlay, 'rows' | 'frame'>,
  at: number,
): [number, number] | null {
  const [x, y] = [rows.order.x[at] ?? Number.NaN, rows.order.y[at] ?? Number.NaN];
  return Number.isFinite(x) && Number.isFinite(y) ? framePoint(frame, x, y) : null;
}

export type Box = [left: number, top: number, right: number, bottom: number];

function isClear(box: Box, taken: readonly Box[]): boolean {
  return taken.every(
    (other) => box[2] < other[0] || other[2] < box[0] || box[3] < other[1] || other[3] < box[1],
  );
}

/** Place and toll beside a mark; left of it at the map's right edge. False where it would cover something taken. */
export function drawNameTag(
  pen: CanvasRenderingContext2D,
  incident: Incident,
  [x, y]: readonly [number, number],
  radius: number,
  { palette, frame, words, named }: Pick<Overlay, 'palette' | 'frame' | 'words' | 'named'>,
  taken: Box[],
  isNeeded: boolean,
): boolean {
  const lines = [placeLine(incident.place, words), tollLine(incident.casualties, words)];
  const fontOf = (index: number) => `${index === 0 ? 600 : 400} 11.5px ${MAP_FONT}`;
  const widths = lines.map((line, index) => {
    pen.font = fontOf(index);
    return pen.measureText(line).width;
  });
  const wide = Math.max(...widths);
  const isLeft = x + radius + 10 + wide > frame.width;
  const from = isLeft ? x - radius - 6 : x + radius + 6;
  const box: Box = [isLeft ? from - wide : from, y - 14, isLeft ? from : from + wide, y + 16];
  if (!isNeeded && !isClear(box, taken)) return false;
  if (isNeeded) {
    // What is chosen is named wherever it lies: over other marks its name needs a ground of its own.
    pen.globalAlpha = 0.86;
    pen.fillStyle = palette.halo;
    pen.beginPath();
    pen.roundRect(box[0] - 4, box[1] - 1, wide + 8, 33, 4);
    pen.fill();
    pen.globalAlpha = 1;
  }
  taken.push(box);
  named.push(box);
  pen.textAlign = isLeft ? 'right' : 'left';
  pen.lineJoin = 'round';
  lines.forEach((line, index) => {
    pen.font = fontOf(index);
    const base = y - 2 + index * 14;
    pen.lineWidth = 3.5;
    pen.strokeStyle = palette.halo;
    pen.strokeText(line, from, base);
    pen.fillStyle = index === 0 ? palette.text : palette.text2;
    pen.fillText(line, from, base);
  });
  return true;
}

function obstacleBoxes(overlay: Overlay): Box[] {
  const { layout, frame, rows } = overlay;
  const boxAround = ([x, y]: readonly [number, number], reach: number): Box => [
    x - reach,
    y - reach,
    x + reach,
    y + reach,
  ];
  return [
    ...layout.donuts.map((donut) =>
      boxAround(framePoint(frame, donut.x, donut.y), donutRadiusPx(donut.count)),
    ),
    ...[...layout.singles].flatMap((at) => {
      const point = pointOf(overlay, at);
      return point ? [boxAround(point, markSize(rows, at).lowPx)] : [];
    }),
  ];
}

/** The biggest of the marks that stand alone, most killed first: the only ones whose names are worth asking for. */
export function biggestMarks(rows: MarkRows, layout: SceneLayout): number[] {
  const tollAt = (at: number) => {
    const killed = rows.columns.killed[rows.order.rows[at] ?? 0] ?? 0;
    return killed === NO_COUNT ? 0 : killed;
  };
  return [...layout.singles]
    .filter((at) => tollAt(at) >= TAG_FROM_KILLED)
    .sort((a, b) => tollAt(b) - tollAt(a) || a - b)
    .slice(0, TAGS);
}

/** Names of the biggest marks, where they cover nothing. */
export function drawTags(
  pen: CanvasRenderingContext2D,
  overlay: Overlay,
  chosen: readonly [number, number] | null,
  taken: Box[],
): void {
  const { layout, rows, selected, recordOf } = overlay;
  const biggest = biggestMarks(rows, layout);
  if (biggest.length === 0) return;
  taken.push(...obstacleBoxes(overlay));
  if (chosen) taken.push([chosen[0] - 34, chosen[1] - 34, chosen[0] + 150, chosen[1] + 34]);
  for (const at of biggest) {
    const record = at === selected ? undefined : recordOf(rows.order.rows[at] ?? 0);
    const point = pointOf(overlay, at);
    if (record && point) drawNameTag(pen, record, point, markSize(rows, at).lowPx, overlay, taken, false);
  }
}
