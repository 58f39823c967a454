/** The map's dots and names as shapes, placed so that none covers another or what is drawn above the map. */
import { drawsAt, propertyOf, type StyleLayer, splitColor } from './draw-ground.ts';
import type { MapFrame } from './map-frame.ts';
import type { MapFeature, MapLayers } from './read-tile.ts';
import type { Face, Shape, TextShape, Type } from './shape.ts';

export type Box = readonly [left: number, top: number, right: number, bottom: number];

/** True where two boxes share room. */
export function boxesMeet(a: Box, b: Box): boolean {
  return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}

function faceOf(fonts: unknown): Face {
  const name = Array.isArray(fonts) ? String(fonts[0]) : '';
  if (name.includes('Italic')) return 'map-italic';
  return name.includes('SemiBold') ? 'map-bold' : 'map';
}

type Label = {
  lines: string[];
  face: Face;
  sizePx: number;
  spacingPx: number;
  color: string;
  halo: string;
  haloPx: number;
  rotate: number;
  x: number;
  y: number;
  offsetPx: number;
  anchors: string[];
};

const MOST_LABELS = 400;

/** Breaks a name at spaces into lines of at most so many em, as even as they come. */
function breakName(text: string, maxPx: number, widthOf: (text: string) => number): string[] {
  if (widthOf(text) <= maxPx || !text.includes(' ')) return [text];
  const words = text.split(' ');
  const lineCount = Math.ceil(widthOf(text) / maxPx);
  const wanted = widthOf(text) / lineCount;
  const lines: string[] = [];
  let line = '';
  for (const word of words) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && widthOf(longer) > wanted * 1.15 && lines.length < lineCount - 1) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}

function readLabel(layer: StyleLayer, feature: MapFeature, frame: MapFrame, type: Type): Label | null {
  const layout = (name: string) => propertyOf(layer, 'layout', name, frame.zoom, feature);
  const paint = (name: string) => propertyOf(layer, 'paint', name, frame.zoom, feature);
  const point = feature.parts[0]?.[0];
  const name = String(layout('text-field') ?? '');
  if (!point || name === '') return null;
  const text = layout('text-transform') === 'uppercase' ? name.toUpperCase() : name;
  const sizePx = Number(layout('text-size') ?? 16);
  const spacingPx = Number(layout('text-letter-spacing') ?? 0) * sizePx;
  const face = faceOf(layout('text-font'));
  const variable = layer.layout?.['text-variable-anchor'];
  const offset = layer.layout?.['text-offset'];
  return {
    lines: breakName(text, Number(layout('text-max-width') ?? 10) * sizePx, (part) =>
      type.widthOf(part, face, sizePx, spacingPx),
    ),
    face,
    sizePx,
    spacingPx,
    color: splitColor(paint('text-color')).color,
    halo: splitColor(paint('text-halo-color')).color,
    haloPx: Number(paint('text-halo-width') ?? 0),
    rotate: Number(layout('text-rotate') ?? 0),
    x: point[0],
    y: point[1] + (Array.isArray(offset) ? Number(offset[1]) * sizePx : 0),
    offsetPx: Number(layout('text-radial-offset') ?? 0) * sizePx,
    anchors: Array.isArray(variable) ? variable.map(String) : ['center'],
  };
}

/** Where a label's block begins for an anchor: the anchor is the side of the block that touches the point. */
function blockAt({ x, y, offsetPx }: Label, anchor: string, wide: number, tall: number): [number, number] {
  if (anchor === 'left') return [x + offsetPx, y - tall / 2];
  if (anchor === 'right') return [x - offsetPx - wide, y - tall / 2];
  if (anchor === 'top') return [x - wide / 2, y + offsetPx];
  if (anchor === 'bottom') return [x - wide / 2, y - offsetPx - tall];
  return [x - wide / 2, y - tall / 2];
}

function placeLabel(label: Label, taken: Box[], frame: MapFrame, type: Type): TextShape[] | null {
  const { lines, face, sizePx, spacingPx, color, halo, haloPx, rotate } = label;
  const widths = lines.map((line) => type.widthOf(line, face, sizePx, spacingPx));
  const [wide, lead] = [Math.max(...widths), sizePx * 1.2];
  const tall = lead * lines.length;
  for (const anchor of label.anchors) {
    const [left, top] = blockAt(label, anchor, wide, tall);
    const box: Box = rotate
      ? [label.x - wide / 2, label.y - wide / 2.4, label.x + wide / 2, label.y + wide / 2.4]
      : [left - 2, top - 2, left + wide + 2, top + tall + 2];
    const isInside = box[0] >= 0 && box[2] <= frame.width && box[1] >= 0 && box[3] <= frame.height;
    if (!isInside || taken.some((other) => boxesMeet(other, box))) continue;
    taken.push(box);
    return lines.map((text, line) => {
      const width = widths[line] ?? 0;
      const start =
        anchor === 'left' ? left : anchor === 'right' ? left + wide - width : left + (wide - width) / 2;
      const baseline = top + lead * line + sizePx * 0.95;
      const turned = rotate
        ? { rotate, anchor: 'middle' as const, x: label.x, y: label.y + sizePx * 0.35 }
        : {};
      return {
        kind: 'text',
        x: start,
        y: baseline,
        text,
        face,
        sizePx,
        spacingPx,
        fill: color,
        halo,
        haloPx,
        ...turned,
      };
    });
  }
  return null;
}

function drawDots(layer: StyleLayer, features: readonly MapFeature[], frame: MapFrame): Shape[] {
  return features.flatMap((feature): Shape[] => {
    const read = (name: string) => propertyOf(layer, 'paint', name, frame.zoom, feature);
    const [x, y] = feature.parts[0]?.[0] ?? [Number.NaN, 0];
    const r = Number(read('circle-radius') ?? 0);
    if (!Number.isFinite(x) || r <= 0) return [];
    const [left, diameter] = [(x - r).toFixed(1), (2 * r).toFixed(1)];
    return [
      {
        kind: 'path',
        d: `M${left} ${y.toFixed(1)}a${r.toFixed(1)} ${r.toFixed(1)} 0 1 0 ${diameter} 0a${r.toFixed(1)} ${r.toFixed(1)} 0 1 0 -${diameter} 0Z`,
        fill: splitColor(read('circle-color')).color,
        stroke: splitColor(read('circle-stroke-color')).color,
        strokeWidth: Number(read('circle-stroke-width') ?? 0),
      },
    ];
  });
}

export type LabelRoom = {
  type: Type;
  /** Is kept free. */
  taken: readonly Box[];
  /** Names that stand on the map already; the map does not say them again. */
  said: ReadonlySet<string>;
};

const isSaid = ({ properties }: MapFeature, said: ReadonlySet<string>) =>
  said.size > 0 && Object.values(properties).some((value) => typeof value === 'string' && said.has(value));

/** Dots and names of a style, bottom first; a later layer's names are placed first, as on the screen. */
export function drawLabels(
  style: readonly StyleLayer[],
  layers: MapLayers,
  frame: MapFrame,
  { type, taken, said }: LabelRoom,
): Shape[] {
  const room: Box[] = [...taken];
  const names: Shape[][] = [];
  const dots: Shape[] = [];
  for (const layer of style.toReversed()) {
    if (layer.type !== 'symbol' && layer.type !== 'circle') continue;
    const features = (layers.get(layer['source-layer'] ?? '') ?? []).filter(drawsAt(layer, frame.zoom));
    if (layer.type === 'circle') {
      const free = features.filter(({ parts }) => {
        const [x = 0, y = 0] = parts[0]?.[0] ?? [];
        return taken.every((box) => !boxesMeet(box, [x - 2, y - 2, x + 2, y + 2]));
      });
      dots.push(...drawDots(layer, free, frame));
      continue;
    }
    const keyed = features
      .filter((feature) => !isSaid(feature, said))
      .map((feature) => ({
        feature,
        key: Number(propertyOf(layer, 'layout', 'symbol-sort-key', frame.zoom, feature) ?? 0),
      }))
      .sort((a, b) => a.key - b.key)
      .slice(0, MOST_LABELS);
    for (const { feature } of keyed) {
      const label = readLabel(layer, feature, frame, type);
      const placed = label && placeLabel(label, room, frame, type);
      if (placed) names.push(placed);
    }
  }
  return [...dots, ...names.reverse().flat()];
}
