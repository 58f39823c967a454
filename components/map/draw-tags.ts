/** Names on the map: place and toll beside the selected mark, and beside the biggest where they cover nothing. */
import { MAP_FONT } from '#components/map/map-font.ts';
import { type MarkRows, markSize } from '#components/map/mark-look.ts';
import type { MarkPalette } from '#components/map/mark-palette.ts';
import { NO_COUNT } from '#lib/query/incident-columns.ts';
import { framePoint, type MapFrame, type SceneLayout } from '#lib/query/layout-scene.ts';
import type { Incident } from '#lib/schema.ts';
import { placeLine, tollLine } from '#lib/view/describe-incident.ts';
import { donutRadiusPx } from '#lib/view/layout-marks.ts';
import { placeTag, type TagBox, type TagSpot } from '#lib/view/place-tag.ts';
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
  named: TagBox[];
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

/** A name with its place on the map, not yet drawn. */
export type NameTag = TagSpot & { lines: readonly string[]; isClear: boolean };

/** Between the top of a name's box and the baseline of its first line, and from line to line. */
const [BASE_PX, LINE_PX, HIGH_PX] = [12, 14, 30];
/** Names keep so far from marks. */
const CLEARANCE_PX = 3;
/** The buttons in the corner cover this much of the map: no name stands under them. */
const CONTROLS: TagBox = [0, 0, 56, 170];

const fontOf = (index: number) => `${index === 0 ? 600 : 400} 11.5px ${MAP_FONT}`;

/** The line, shortened to what `most` px hold. */
function fitLine(pen: CanvasRenderingContext2D, line: string, most: number): string {
  if (pen.measureText(line).width <= most) return line;
  let fitting = [...line];
  while (fitting.length > 1 && pen.measureText(`${fitting.join('')}…`).width > most) {
    fitting = fitting.slice(0, -1);
  }
  return `${fitting.join('').trimEnd()}…`;
}

/** Place and toll beside a mark, on the side where they cover least. */
export function placeName(
  pen: CanvasRenderingContext2D,
  incident: Incident,
  point: readonly [number, number],
  radius: number,
  { frame, words }: Pick<Overlay, 'frame' | 'words'>,
  taken: readonly TagBox[],
  where: 'around' | 'beside',
): NameTag {
  const said = [placeLine(incident.place, words), tollLine(incident.casualties, words)];
  const lines = said.map((line, index) => {
    pen.font = fontOf(index);
    return fitLine(pen, line, frame.width - 2 * LINE_PX);
  });
  const widths = lines.map((line, index) => {
    pen.font = fontOf(index);
    return pen.measureText(line).width;
  });
  const size = [Math.max(...widths), HIGH_PX] as const;
  return { ...placeTag({ point, radius }, size, frame, [CONTROLS, ...taken], where), lines };
}

/** Draws a name; one that is `chosen` lies over other marks where it must, on a ground of its own. */
export function drawNameTag(
  pen: CanvasRenderingContext2D,
  { box, align, x, lines }: NameTag,
  { palette, named }: Pick<Overlay, 'palette' | 'named'>,
  isChosen: boolean,
): void {
  const [left, top, right, bottom] = box;
  if (isChosen) {
    pen.globalAlpha = 0.86;
    pen.fillStyle = palette.halo;
    pen.beginPath();
    pen.roundRect(left - 4, top - 1, right - left + 8, bottom - top + 3, 4);
    pen.fill();
    pen.globalAlpha = 1;
  }
  named.push(box);
  pen.textAlign = align;
  pen.lineJoin = 'round';
  lines.forEach((line, index) => {
    pen.font = fontOf(index);
    const base = top + BASE_PX + index * LINE_PX;
    pen.lineWidth = 3.5;
    pen.strokeStyle = palette.halo;
    pen.strokeText(line, x, base);
    pen.fillStyle = index === 0 ? palette.text : palette.text2;
    pen.fillText(line, x, base);
  });
}

/** What the marks cover; the selected one apart, which its own name may touch. */
export function obstacleBoxes(overlay: Overlay): TagBox[] {
  const { layout, frame, rows, selected } = overlay;
  const boxAround = ([x, y]: readonly [number, number], reach: number): TagBox => {
    const far = reach + CLEARANCE_PX;
    return [x - far, y - far, x + far, y + far];
  };
  return [
    ...layout.donuts.map((donut) =>
      boxAround(framePoint(frame, donut.x, donut.y), donutRadiusPx(donut.count)),
    ),
    ...[...layout.singles].flatMap((at) => {
      const point = at === selected ? null : pointOf(overlay, at);
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

/** Names of the biggest marks, where they cover nothing of what is `taken`. */
export function drawTags(pen: CanvasRenderingContext2D, overlay: Overlay, taken: TagBox[]): void {
  const { layout, rows, selected, recordOf } = overlay;
  for (const at of biggestMarks(rows, layout)) {
    const record = at === selected ? undefined : recordOf(rows.order.rows[at] ?? 0);
    const point = pointOf(overlay, at);
    if (!record || !point) continue;
    const tag = placeName(pen, record, point, markSize(rows, at).lowPx, overlay, taken, 'beside');
    if (!tag.isClear) continue;
    taken.push(tag.box);
    drawNameTag(pen, tag, overlay, false);
  }
}
