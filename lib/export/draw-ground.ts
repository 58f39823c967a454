/**
 * The map's ground as shapes: the very style that the screen's map has, evaluated feature by feature, so that a change
 * of the style changes the pictures too.
 */
import {
  type Feature,
  featureFilter,
  latest,
  normalizePropertyExpression,
  type StylePropertySpecification,
} from '@maplibre/maplibre-gl-style-spec';
import type { MapFrame } from './map-frame.ts';
import type { MapFeature, MapLayers } from './read-tile.ts';
import type { PathShape } from './shape.ts';

/** A layer of a style, as far as pictures need it. */
export type StyleLayer = {
  id: string;
  type: string;
  'source-layer'?: string;
  minzoom?: number;
  maxzoom?: number;
  filter?: unknown;
  paint?: Record<string, unknown>;
  layout?: Record<string, unknown>;
};

type Reference = Record<string, Record<string, StylePropertySpecification>>;
const REFERENCE = latest as unknown as Reference;

/** The value of a property of a layer for a feature at a zoom; the style's default where the layer sets none. */
export function propertyOf(
  layer: StyleLayer,
  group: 'paint' | 'layout',
  name: string,
  zoom: number,
  feature: MapFeature | null,
): unknown {
  return compiled(layer, group, name)?.evaluate({ zoom }, (feature ?? undefined) as Feature | undefined);
}

type Compiled = ReturnType<typeof normalizePropertyExpression>;
const kept = new WeakMap<StyleLayer, Map<string, Compiled | undefined>>();

/** A property as it was compiled once for all features of its layer. */
function compiled(layer: StyleLayer, group: 'paint' | 'layout', name: string): Compiled | undefined {
  const known = kept.get(layer) ?? new Map<string, Compiled | undefined>();
  kept.set(layer, known);
  if (!known.has(name)) {
    const specification = REFERENCE[`${group}_${layer.type}`]?.[name];
    const value = layer[group]?.[name] ?? (specification as { default?: unknown } | undefined)?.default;
    known.set(
      name,
      specification === undefined || value === undefined
        ? undefined
        : normalizePropertyExpression(value as never, name, specification),
    );
  }
  return known.get(name);
}

/** Whether a layer draws a feature at a zoom. */
export function drawsAt(layer: StyleLayer, zoom: number): (feature: MapFeature) => boolean {
  if (zoom < (layer.minzoom ?? 0) || zoom >= (layer.maxzoom ?? 25)) return () => false;
  if (layer.filter === undefined) return () => true;
  const { filter } = featureFilter(layer.filter as never, 'filter');
  return (feature) => filter({ zoom }, feature as never);
}

/** A colour as SVG takes it, with its opacity apart. */
export function splitColor(value: unknown): { color: string; opacity: number } {
  const { r = 0, g = 0, b = 0, a = 1 } = (value ?? {}) as { r?: number; g?: number; b?: number; a?: number };
  const hex = (part: number) =>
    Math.round(Math.min(1, Math.max(0, a === 0 ? 0 : part / a)) * 255)
      .toString(16)
      .padStart(2, '0');
  return { color: `#${hex(r)}${hex(g)}${hex(b)}`, opacity: a };
}

/** "1.2", ".3", "-.3": a leading nought is a byte for nothing. */
const spell = (value: number) => String(Math.round(value * 10) / 10).replace(/^(-?)0\./, '$1.');
/** Corners closer together than this are one. */
const CLOSE_PX = 0.6;

/** Path data of lines or rings, without corners that nobody sees: the first corner absolute, the others as steps. */
export function pathOf(parts: readonly (readonly [number, number])[][], isClosed: boolean): string {
  let d = '';
  for (const part of parts) {
    let lastX = Number.NaN;
    let lastY = Number.NaN;
    let drawn = '';
    let corners = 0;
    for (let at = 0; at < part.length; at += 1) {
      const [x = 0, y = 0] = part[at] ?? [];
      const isEnd = at === part.length - 1;
      if (Math.abs(x - lastX) < CLOSE_PX && Math.abs(y - lastY) < CLOSE_PX && !isEnd) continue;
      // Steps are taken between rounded places, so that they never add up to an error.
      const [nearX, nearY] = [Math.round(x * 10) / 10, Math.round(y * 10) / 10];
      if (corners === 0) drawn = `M${nearX} ${nearY}l`;
      else drawn += `${corners === 1 ? '' : ' '}${spell(nearX - lastX)} ${spell(nearY - lastY)}`;
      corners += 1;
      [lastX, lastY] = [nearX, nearY];
    }
    if (corners >= (isClosed ? 4 : 2)) d += isClosed ? `${drawn}Z` : drawn;
  }
  return d;
}

/** Sutherland–Hodgman against a box a little larger than the frame: far corners cost bytes and break renderers. */
function clipRing(ring: readonly [number, number][], { width, height }: MapFrame): [number, number][] {
  const margin = 8;
  const sides: [axis: 0 | 1, limit: number, keepsLess: boolean][] = [
    [0, -margin, false],
    [0, width + margin, true],
    [1, -margin, false],
    [1, height + margin, true],
  ];
  let corners = [...ring];
  for (const [axis, limit, keepsLess] of sides) {
    const isIn = (point: [number, number]) => (keepsLess ? point[axis] <= limit : point[axis] >= limit);
    const next: [number, number][] = [];
    for (let at = 0; at < corners.length; at += 1) {
      const [here, before] = [corners[at], corners[(at + corners.length - 1) % corners.length]];
      if (!here || !before) continue;
      if (isIn(here) !== isIn(before)) {
        const share = (limit - before[axis]) / (here[axis] - before[axis]);
        next.push([before[0] + share * (here[0] - before[0]), before[1] + share * (here[1] - before[1])]);
      }
      if (isIn(here)) next.push(here);
    }
    corners = next;
  }
  const [first] = corners;
  return first ? [...corners, first] : [];
}

/** Cuts a line into its stretches near the frame. */
function clipLine(line: readonly [number, number][], { width, height }: MapFrame): [number, number][][] {
  const margin = 20;
  const isNear = ([x, y]: readonly [number, number]) =>
    x >= -margin && x <= width + margin && y >= -margin && y <= height + margin;
  const stretches: [number, number][][] = [];
  let current: [number, number][] = [];
  for (let at = 0; at < line.length; at += 1) {
    const [here, before, after] = [line[at], line[at - 1], line[at + 1]];
    if (!here) continue;
    // One corner beyond the edge on each side keeps the line running out of the picture.
    if (isNear(here) || (before && isNear(before)) || (after && isNear(after))) current.push(here);
    else if (current.length > 0) {
      stretches.push(current);
      current = [];
    }
  }
  if (current.length > 0) stretches.push(current);
  return stretches;
}

function drawFill(layer: StyleLayer, feature: MapFeature, frame: MapFrame): PathShape | null {
  const { color, opacity } = splitColor(propertyOf(layer, 'paint', 'fill-color', frame.zoom, feature));
  const share = Number(propertyOf(layer, 'paint', 'fill-opacity', frame.zoom, feature) ?? 1) * opacity;
  const d = pathOf(
    feature.parts.map((ring) => clipRing(ring, frame)),
    true,
  );
  if (d === '') return null;
  if (share < 1) return { kind: 'path', d, fill: color, fillOpacity: share };
  // A hair of its own colour closes the seams between tiles.
  return { kind: 'path', d, fill: color, stroke: color, strokeWidth: 0.7 };
}

function drawLine(layer: StyleLayer, feature: MapFeature, frame: MapFrame): PathShape | null {
  const read = (name: string) => propertyOf(layer, 'paint', name, frame.zoom, feature);
  const { color, opacity } = splitColor(read('line-color'));
  const width = Number(read('line-width') ?? 1);
  const share = Number(read('line-opacity') ?? 1) * opacity;
  const dash = layer.paint?.['line-dasharray'];
  const d = pathOf(
    feature.parts.flatMap((line) => clipLine(line, frame)),
    false,
  );
  if (d === '' || width <= 0) return null;
  return {
    kind: 'path',
    d,
    stroke: color,
    strokeWidth: width,
    isRound: !Array.isArray(dash),
    ...(share < 1 ? { strokeOpacity: share } : {}),
    ...(Array.isArray(dash) ? { dash: dash.map((part) => Number(part) * width) } : {}),
  };
}

/** Joins neighbours that look alike into one shape: half the bytes of the picture. */
function joinAlike(shapes: readonly PathShape[]): PathShape[] {
  const joined = new Map<string, PathShape>();
  for (const shape of shapes) {
    const { d, ...look } = shape;
    const key = JSON.stringify(look);
    const before = joined.get(key);
    if (before) before.d += d;
    else joined.set(key, { ...shape });
  }
  return [...joined.values()];
}

/** The background, the surfaces and the lines of a style, bottom first. Overlapping soft fills stay apart. */
export function drawGround(style: readonly StyleLayer[], layers: MapLayers, frame: MapFrame): PathShape[] {
  const shapes: PathShape[] = [];
  for (const layer of style) {
    if (layer.type === 'background') {
      const { color } = splitColor(propertyOf(layer, 'paint', 'background-color', frame.zoom, null));
      shapes.push({ kind: 'path', d: `M0 0H${frame.width}V${frame.height}H0Z`, fill: color });
      continue;
    }
    if (layer.type !== 'fill' && layer.type !== 'line') continue;
    const isDrawn = drawsAt(layer, frame.zoom);
    const draw = layer.type === 'fill' ? drawFill : drawLine;
    const drawn = (layers.get(layer['source-layer'] ?? '') ?? [])
      .filter(isDrawn)
      .map((feature) => draw(layer, feature, frame))
      .filter((shape) => shape !== null);
    shapes.push(...joinAlike(drawn));
  }
  return shapes;
}
