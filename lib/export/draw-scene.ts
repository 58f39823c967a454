/** A whole scene as shapes: map and marks on the right, the words on the left, as on the screen. */
import type { BriefSheet, ScenePicture, SceneSheet, SheetWords } from './brief-sheet.ts';
import type { Face, Shape, TextShape, Type } from './shape.ts';
import type { ThemeColors } from './theme-colors.ts';
import { wrapText } from './wrap-text.ts';

/** What the drawing takes from elsewhere: spelled types and symbols. */
export type SceneLook = {
  colors: ThemeColors;
  type: Type;
  typeLabel: (type: SceneSheet['types'][number]) => string;
  symbolPath: (type: SceneSheet['types'][number], radiusPx: number) => string;
};

/** What a scene says of the brief that it is of. */
type Around = Pick<BriefSheet, 'attribution' | 'safety' | 'words'>;

const LEFT = 48;
const WIDE = 384;
const BOTTOM = 674;
const BINS_PX = 64;

type Style = { face: Face; sizePx: number; leadPx: number; fill: string };

class Column {
  readonly shapes: Shape[] = [];
  y: number;
  readonly #type: Type;

  constructor(y: number, type: Type) {
    this.y = y;
    this.#type = type;
  }

  /** Sets a text below what is set already, no further down than `limit`; what does not fit ends in "…". */
  write(text: string, { face, sizePx, leadPx, fill }: Style, limit: number, indent = 0): void {
    const widthOf = (part: string) => this.#type.widthOf(part, face, sizePx);
    const lines = wrapText(text, WIDE - indent, widthOf);
    for (const [at, line] of lines.entries()) {
      if (this.y + leadPx > limit) return;
      const isLast = this.y + 2 * leadPx > limit && at < lines.length - 1;
      this.y += leadPx;
      const shape: TextShape = {
        kind: 'text',
        x: LEFT + indent,
        y: this.y - leadPx * 0.26,
        text: isLast ? `${line.replace(/[\s.,;:]+$/, '')} …` : line,
        face,
        sizePx,
        fill,
      };
      this.shapes.push(shape);
    }
  }
}

function scaleOf({ body, quotes }: SceneSheet): number {
  const length = body.join('').length + quotes.slice(0, 3).reduce((sum, { text }) => sum + text.length, 0);
  if (length > 900) return 0.72;
  return length > 420 ? 0.84 : 1;
}

function drawLegend(
  sheet: SceneSheet,
  { colors, type, typeLabel, symbolPath }: SceneLook,
  top: number,
): Shape[] {
  const shapes: Shape[] = [];
  let [x, y] = [LEFT, top];
  for (const attackType of sheet.types.slice(0, 6)) {
    const label = typeLabel(attackType);
    const wide = 26 + type.widthOf(label, 'sans', 14) + 20;
    if (x > LEFT && x + wide > LEFT + WIDE + 20) [x, y] = [LEFT, y + 22];
    const shifted = shiftPath(symbolPath(attackType, 6.4), x + 8, y + 11);
    shapes.push({ kind: 'path', d: shifted, fill: colors.types[attackType] });
    shapes.push({
      kind: 'text',
      x: x + 24,
      y: y + 16,
      text: label,
      face: 'sans',
      sizePx: 14,
      fill: colors.text2,
    });
    x += wide;
  }
  return shapes;
}

/** Moves a path of absolute M, L, A and Z commands. */
export function shiftPath(d: string, dx: number, dy: number): string {
  return d.replaceAll(/([MLA])([^MLAZ]*)/g, (_, command: string, args: string) => {
    const numbers = args
      .trim()
      .split(/[\s,]+/)
      .map(Number);
    const moved =
      command === 'A'
        ? [...numbers.slice(0, 5), (numbers[5] ?? 0) + dx, (numbers[6] ?? 0) + dy]
        : numbers.map((value, at) => value + (at % 2 === 0 ? dx : dy));
    return command + moved.map((value) => Number(value.toFixed(2))).join(' ');
  });
}

/** Bars of attacks over time, stacked by type. */
export function drawBins(
  sheet: SceneSheet,
  colors: ThemeColors,
  box: { x: number; y: number; width: number; height: number },
): Shape[] {
  const { bins } = sheet;
  if (bins === null || bins.edges.length < 3) return [];
  const count = bins.edges.length - 1;
  const sums = Array.from({ length: count }, (_, bin) =>
    bins.types.reduce((sum, { counts }) => sum + (counts[bin] ?? 0), 0),
  );
  const top = Math.max(1, ...sums);
  const step = box.width / count;
  const shapes: Shape[] = [];
  for (let bin = 0; bin < count; bin += 1) {
    let base = box.y + box.height;
    for (const { type, counts } of bins.types) {
      const height = ((counts[bin] ?? 0) / top) * box.height;
      if (height <= 0) continue;
      base -= height;
      const [x, width] = [box.x + bin * step + step * 0.08, Math.max(0.6, step * 0.84)];
      shapes.push({
        kind: 'path',
        d: `M${x.toFixed(1)} ${base.toFixed(1)}h${width.toFixed(1)}v${height.toFixed(1)}h-${width.toFixed(1)}Z`,
        fill: colors.types[type],
      });
    }
  }
  const line = box.y + box.height;
  shapes.push({
    kind: 'path',
    d: `M${box.x} ${line}H${box.x + box.width}`,
    stroke: colors.control,
    strokeWidth: 1,
  });
  return shapes;
}

function drawTimes(sheet: SceneSheet, { colors }: SceneLook, { perUnit }: SheetWords, y: number): Shape[] {
  const { bins } = sheet;
  if (bins === null || bins.edges.length < 3) return [];
  const text = {
    kind: 'text' as const,
    y: y + BINS_PX + 17,
    face: 'sans' as const,
    sizePx: 12,
    fill: colors.text2,
  };
  return [
    ...drawBins(sheet, colors, { x: LEFT, y, width: WIDE, height: BINS_PX }),
    { ...text, x: LEFT, text: bins.edges[0]?.slice(0, 10) ?? '' },
    { ...text, x: LEFT + WIDE / 2, anchor: 'middle', text: perUnit(bins.unit) },
    { ...text, x: LEFT + WIDE, anchor: 'end', text: bins.edges.at(-1)?.slice(0, 10) ?? '' },
  ];
}

function drawWords(sheet: SceneSheet, look: SceneLook, { safety, words }: Around): Shape[] {
  const { colors, type } = look;
  const hasBins = sheet.bins !== null && sheet.bins.edges.length >= 3;
  const legendRows = sheet.types.length === 0 ? 0 : Math.ceil(Math.min(6, sheet.types.length) / 2);
  const below = BOTTOM - (hasBins ? BINS_PX + 24 : 0) - legendRows * 22 - 14;
  const k = scaleOf(sheet);
  const column = new Column(40, type);
  for (const line of sheet.kicker) {
    column.write(line, { face: 'sans', sizePx: 15, leadPx: 20, fill: colors.text2 }, below);
  }
  column.y += 10;
  column.write(
    sheet.headline,
    { face: 'serif-bold', sizePx: 38 * k, leadPx: 43 * k, fill: colors.text },
    below,
  );
  column.y += 12;
  for (const paragraph of sheet.body) {
    column.write(paragraph, { face: 'serif', sizePx: 19 * k, leadPx: 27 * k, fill: colors.text2 }, below);
    column.y += 5;
  }
  for (const quote of sheet.quotes.slice(0, 3)) {
    column.y += 8;
    const top = column.y;
    column.write(
      `“${quote.text}”`,
      { face: 'serif', sizePx: 16 * k, leadPx: 22 * k, fill: colors.text },
      below,
      14,
    );
    column.write(quote.said, { face: 'sans', sizePx: 12.5, leadPx: 18, fill: colors.text2 }, below, 14);
    if (column.y > top) {
      column.shapes.push({
        kind: 'path',
        d: `M${LEFT + 1} ${(top + 3).toFixed(1)}V${column.y.toFixed(1)}`,
        stroke: colors.accent,
        strokeWidth: 2,
      });
    }
  }
  for (const line of [...sheet.warnings, ...(safety === null ? [] : [safety])]) {
    column.y += 8;
    column.write(line, { face: 'sans', sizePx: 13.5, leadPx: 18, fill: colors.text2 }, below);
  }
  return [
    ...column.shapes,
    ...drawLegend(sheet, look, below + 10),
    ...(hasBins ? drawTimes(sheet, look, words, BOTTOM - BINS_PX - 20) : []),
  ];
}

/** Fades the map out under the words. */
function drawShade({ map }: ThemeColors): Shape[] {
  const steps = 14;
  return [
    { kind: 'path', d: 'M0 0H440V720H0Z', fill: map },
    ...Array.from(
      { length: steps },
      (_, at): Shape => ({
        kind: 'path',
        d: `M${440 + at * 4} 0h4.2V720h-4.2Z`,
        fill: map,
        fillOpacity: 1 - (at + 0.5) / steps,
      }),
    ),
  ];
}

/** Everything of a scene at 1280 × 720, bottom first. */
export function drawScene(sheet: SceneSheet, picture: ScenePicture, brief: Around, look: SceneLook): Shape[] {
  const { colors } = look;
  const grades = brief.words.grades.meanings.map(({ label, meaning }) => `${label}: ${meaning}`).join(' · ');
  const foot = { kind: 'text' as const, y: 697, face: 'sans' as const, sizePx: 12.5, fill: colors.text2 };
  return [
    ...picture.ground,
    ...picture.marks,
    ...drawShade(colors),
    ...drawWords(sheet, look, brief),
    { ...foot, x: LEFT, text: clip(filterLine(sheet, brief.words), 64) },
    { ...foot, y: 713, sizePx: 9.5, x: LEFT, text: grades, halo: colors.map, haloPx: 2 },
    { ...foot, x: 1256, anchor: 'end', text: brief.attribution, halo: colors.map, haloPx: 3 },
  ];
}

/** The filter in words, and how many of its attacks the map shows where that is not all. */
export function filterLine({ filter, hidden, incidents }: SceneSheet, words: SheetWords): string {
  const shown = hidden > 0 ? ` · ${words.mapShows(incidents.length)}` : '';
  return `${filter || words.allAttacks}${shown}`;
}

function clip(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}
