/** Draws discs, symbols, donuts and rings on a 2D canvas over the map; sizes in CSS px. */
import type { MapMark } from '#components/map/map-marks.ts';
import type { MarkPalette } from '#components/map/mark-palette.ts';
import { ATTACK_TYPES, type AttackType } from '#lib/schema.ts';
import { placeLine, tollLine } from '#lib/view/describe-incident.ts';
import { donutRadiusPx, type MarkGroup } from '#lib/view/layout-marks.ts';
import { symbolPath } from '#lib/view/symbol-path.ts';

export type PlacedMark = MapMark & { x: number; y: number; discPx: number };
export type Scene = {
  marks: ReadonlyMap<string, PlacedMark>;
  groups: readonly MarkGroup[];
  selected: string | null;
  hovered: string | null;
  /** Undated marks are fainter while a time window hides others. */
  windowed: boolean;
  palette: MarkPalette;
};

const OUTLINED: ReadonlySet<AttackType> = new Set(['interception', 'air_raid_alert', 'campaign']);
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

function drawDisc(pen: CanvasRenderingContext2D, mark: PlacedMark, palette: MarkPalette): void {
  if (mark.discPx <= mark.reachPx + 2) return;
  const isWide = ['region', 'country', 'district'].includes(mark.incident.place?.precision ?? '');
  const color = palette.types[mark.incident.type];
  pen.beginPath();
  pen.arc(mark.x, mark.y, mark.discPx, 0, 2 * Math.PI);
  pen.globalAlpha = isWide ? 0.07 : 0.14;
  pen.fillStyle = color;
  pen.fill();
  pen.globalAlpha = 0.55;
  pen.setLineDash([1.5, 3.5]);
  pen.lineWidth = 1;
  pen.strokeStyle = color;
  pen.stroke();
  pen.setLineDash([]);
  pen.globalAlpha = 1;
}

function drawRange(pen: CanvasRenderingContext2D, mark: MapMark, color: string): void {
  if (mark.size.highPx === null) return;
  const path = pathOf(mark.incident.type, mark.size.highPx);
  pen.save();
  pen.globalAlpha *= 0.13;
  pen.fillStyle = color;
  pen.fill(path);
  pen.restore();
  pen.setLineDash(mark.size.open ? [4, 3] : []);
  pen.lineWidth = 1.2;
  pen.strokeStyle = color;
  pen.stroke(path);
  pen.setLineDash([]);
}

/** One symbol at 0,0: halo, then filled, hollow or outlined. */
function drawSymbol(pen: CanvasRenderingContext2D, mark: MapMark, palette: MarkPalette): void {
  const { type } = mark.incident;
  const color = palette.types[type];
  drawRange(pen, mark, color);
  const path = pathOf(type, mark.size.lowPx);
  const isHollow = mark.size.hollow || OUTLINED.has(type) || type === 'attack_unspecified';
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
  if (type !== 'attack_unspecified' || mark.size.hollow) return;
  pen.beginPath();
  pen.arc(0, 0, Math.max(1.4, mark.size.lowPx - 4), 0, 2 * Math.PI);
  pen.fillStyle = color;
  pen.fill();
}

function drawDonut(pen: CanvasRenderingContext2D, group: MarkGroup, scene: Scene): void {
  const counts = new Map<AttackType, number>();
  for (const id of group.ids) {
    const type = scene.marks.get(id)?.incident.type;
    if (type) counts.set(type, (counts.get(type) ?? 0) + 1);
  }
  const radius = donutRadiusPx(group.ids.length) - (group.ids.length < 4 ? 4 : 0);
  const gap = counts.size > 1 ? 0.07 : 0;
  pen.beginPath();
  pen.arc(group.x, group.y, radius + 1.5, 0, 2 * Math.PI);
  pen.fillStyle = scene.palette.halo;
  pen.fill();
  let angle = -Math.PI / 2;
  for (const type of ATTACK_TYPES) {
    const share = ((counts.get(type) ?? 0) / group.ids.length) * 2 * Math.PI;
    if (share === 0) continue;
    pen.beginPath();
    pen.arc(group.x, group.y, radius - 2.75, angle + gap / 2, angle + share - gap / 2);
    pen.lineWidth = 5.5;
    pen.strokeStyle = scene.palette.types[type];
    pen.stroke();
    angle += share;
  }
  pen.fillStyle = scene.palette.text;
  pen.font = '600 12px "IBM Plex Sans", system-ui, sans-serif';
  pen.textAlign = 'center';
  pen.fillText(String(group.ids.length), group.x, group.y + 4.2);
}

function drawRing(
  pen: CanvasRenderingContext2D,
  x: number,
  y: number,
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

function drawNameTag(
  pen: CanvasRenderingContext2D,
  mark: PlacedMark,
  radius: number,
  palette: MarkPalette,
): void {
  const lines = [placeLine(mark.incident.place), tollLine(mark.incident.casualties)];
  const fontOf = (index: number) =>
    `${index === 0 ? 600 : 400} 11.5px "IBM Plex Sans", system-ui, sans-serif`;
  const widths = lines.map((line, index) => {
    pen.font = fontOf(index);
    return pen.measureText(line).width;
  });
  // At the right edge of the map the tag stands on the left.
  const widthPx = pen.canvas.width / pen.getTransform().a;
  const isLeft = mark.x + radius + 10 + Math.max(...widths) > widthPx;
  pen.textAlign = isLeft ? 'right' : 'left';
  pen.lineJoin = 'round';
  const x = isLeft ? mark.x - radius - 6 : mark.x + radius + 6;
  lines.forEach((line, index) => {
    pen.font = fontOf(index);
    const y = mark.y - 2 + index * 14;
    pen.lineWidth = 3.5;
    pen.strokeStyle = palette.halo;
    pen.strokeText(line, x, y);
    pen.fillStyle = index === 0 ? palette.text : palette.text2;
    pen.fillText(line, x, y);
  });
}

function drawSingle(pen: CanvasRenderingContext2D, mark: PlacedMark, scene: Scene): void {
  pen.save();
  if (scene.windowed && mark.undated) pen.globalAlpha = 0.5;
  pen.translate(mark.x, mark.y);
  drawSymbol(pen, mark, scene.palette);
  pen.restore();
}

/** A disc as wide as a country says little and tints the whole map: only the hovered or selected one is drawn. */
function isDiscShown(mark: PlacedMark, scene: Scene): boolean {
  return mark.incident.place?.precision !== 'country' || mark.incident.id === scene.hovered;
}

/** The whole overlay: discs below, symbols and donuts, then the hovered and the selected mark on top. */
export function drawScene(pen: CanvasRenderingContext2D, scene: Scene): void {
  const { palette } = scene;
  for (const group of scene.groups) {
    const mark = group.ids.length === 1 ? scene.marks.get(group.ids[0] ?? '') : undefined;
    if (mark && mark.incident.id !== scene.selected && isDiscShown(mark, scene)) drawDisc(pen, mark, palette);
  }
  const chosen = scene.selected === null ? undefined : scene.marks.get(scene.selected);
  if (chosen) drawDisc(pen, chosen, palette);
  for (const group of scene.groups) {
    const mark = group.ids.length === 1 ? scene.marks.get(group.ids[0] ?? '') : undefined;
    if (mark) drawSingle(pen, mark, scene);
    else drawDonut(pen, group, scene);
  }
  const hoverGroup = scene.groups.find((group) => group.ids.includes(scene.hovered ?? ''));
  if (hoverGroup) {
    const mark = scene.marks.get(scene.hovered ?? '');
    const reach =
      hoverGroup.ids.length > 1 ? donutRadiusPx(hoverGroup.ids.length) : (mark?.reachPx ?? 5) * 1.25;
    drawRing(pen, hoverGroup.x, hoverGroup.y, reach + 4, 1, palette);
  }
  if (!chosen) return;
  drawSingle(pen, chosen, scene);
  const radius = chosen.reachPx * 1.3 + 5;
  drawRing(pen, chosen.x, chosen.y, radius, 2, palette);
  drawNameTag(pen, chosen, radius, palette);
}
