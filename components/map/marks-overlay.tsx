'use client';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { type MapMouseEvent, type MapRef, useMap } from 'react-map-gl/maplibre';
import { drawOverlay } from '#components/map/draw-overlay.ts';
import { biggestMarks, type Overlay, pointOf } from '#components/map/draw-tags.ts';
import type { Obstacle } from '#components/map/label-collider.tsx';
import { markSize, type SymbolLook } from '#components/map/mark-look.ts';
import { gpuPalette, readPalette } from '#components/map/mark-palette.ts';
import { MARKS_LAYER, type MarksState, makeMarksLayer, type Scene } from '#components/map/marks-layer.ts';
import type { IncidentColumns } from '#lib/query/incident-columns.ts';
import { type Donut, degreesOf, framePoint, type PlacedOrder } from '#lib/query/layout-scene.ts';
import type { Incident } from '#lib/schema.ts';
import { donutRadiusPx } from '#lib/view/layout-marks.ts';

/** What the pointer is on: rows of the attacks there, where they are drawn in px of the map, and the donut if it is one. */
export type MarkPick = { rows: number[]; x: number; y: number; reachPx: number; donut: Donut | null };

export type MarksProps = Pick<SymbolLook, 'window' | 'isWindowed' | 'trailMinutes'> & {
  columns: IncidentColumns;
  order: PlacedOrder;
  /** Rows; -1 = none. */
  selected: number;
  hovered: number;
  isLive: boolean;
  hasBox: boolean;
  /** How many of the shown have a point. */
  count: number;
  recordOf: (row: number) => Incident | undefined;
  /** Changes when records have come that were missing. */
  recordStamp: number;
};

type Props = MarksProps & {
  theme: string;
  onPick: (pick: MarkPick | null, event: 'hover' | 'click') => void;
  /** What the marks cover and which rows want a name, once nothing has changed for a moment. */
  onSettle: (obstacles: Obstacle[], tagged: number[]) => void;
};

const SETTLE_MS = 200;
const PICK_SLACK_PX = 4;
const PICKED_ROWS = 200;

function positionOf(order: PlacedOrder, row: number): number {
  if (row < 0) return -1;
  // On the clock of happening a row is its own position.
  return order.rows[row] === row ? row : order.rows.indexOf(row);
}

function obstaclesOf(overlay: Overlay): Obstacle[] {
  const { layout, rows } = overlay;
  const at = (x: number, y: number, radiusPx: number): Obstacle => {
    const [lng, lat] = degreesOf(x, y);
    return { lng, lat, radiusPx };
  };
  return [
    ...layout.donuts.map((donut) => at(donut.x, donut.y, donutRadiusPx(donut.count))),
    ...[...layout.singles].map((position) =>
      at(rows.order.x[position] ?? 0, rows.order.y[position] ?? 0, markSize(rows, position).lowPx + 1),
    ),
  ];
}

function paint(canvas: HTMLCanvasElement, overlay: Overlay): void {
  const { width, height } = overlay.frame;
  const ratio = window.devicePixelRatio || 1;
  if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
  }
  const pen = canvas.getContext('2d');
  if (!pen) return;
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  pen.clearRect(0, 0, width, height);
  drawOverlay(pen, overlay);
}

/** The nearest mark relative to its size: small marks lie on big ones. */
function pickAt(overlay: Overlay | null, x: number, y: number): MarkPick | null {
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

function addLayer(map: MapRef, layer: ReturnType<typeof makeMarksLayer>['layer']): void {
  const host = map.getMap();
  if (host.isStyleLoaded() !== undefined && !host.getLayer(MARKS_LAYER)) host.addLayer(layer);
}

/** Keeps the layer on the map through every change of its style. */
function useMarksLayer(map: MapRef | undefined, onScene: (scene: Scene) => void) {
  const latest = useRef(onScene);
  useLayoutEffect(() => {
    latest.current = onScene;
  });
  const [marks, setMarks] = useState<ReturnType<typeof makeMarksLayer> | null>(null);
  useEffect(() => {
    if (!map) return;
    const made = makeMarksLayer((scene) => latest.current(scene));
    const host = map.getMap();
    const add = () => {
      try {
        addLayer(map, made.layer);
      } catch {
        // The style is not there yet: "styledata" comes again when it is.
      }
    };
    add();
    map.on('styledata', add);
    setMarks(made);
    return () => {
      map.off('styledata', add);
      if (host.style && host.getLayer(MARKS_LAYER)) host.removeLayer(MARKS_LAYER);
      made.close();
    };
  }, [map]);
  return marks;
}

/** The marks: symbols on the map's own canvas, donuts and names on one above it, both drawn in the same frame. */
export function MarksOverlay(props: Props) {
  const { columns, order, recordOf, theme, onPick, onSettle } = props;
  const { window, isWindowed, trailMinutes } = props;
  const { current: map } = useMap();
  const canvas = useRef<HTMLCanvasElement>(null);
  const overlay = useRef<Overlay | null>(null);
  const palette = useRef<Overlay['palette'] | null>(null);
  const selected = positionOf(order, props.selected);
  const hovered = positionOf(order, props.hovered);
  const rows = {
    columns,
    order,
    tollOf: (row: number) => recordOf(row)?.casualties.killed,
    stamp: props.recordStamp,
  };

  function redraw(scene: Pick<Scene, 'layout' | 'frame'> | null): void {
    if (!scene || !palette.current || !canvas.current) return;
    overlay.current = {
      layout: scene.layout,
      frame: scene.frame,
      rows,
      selected,
      hovered,
      recordOf,
      palette: palette.current,
      isLive: props.isLive,
    };
    paint(canvas.current, overlay.current);
    canvas.current.dataset.singles = String(scene.layout.singles.length);
    canvas.current.dataset.donuts = String(scene.layout.donuts.length);
  }
  const marks = useMarksLayer(map, redraw);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the theme decides what the palette reads
  useLayoutEffect(() => {
    if (map) palette.current = readPalette(map.getContainer());
  }, [map, theme]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: hovering alone only redraws the canvas above
  useLayoutEffect(() => {
    if (!marks || !palette.current) return;
    const state: MarksState = {
      rows,
      look: { window, isWindowed, trailMinutes, selected, hovered },
      isLive: props.isLive,
      hasBox: props.hasBox,
      palette: gpuPalette(palette.current),
    };
    marks.update(state);
  }, [
    marks,
    columns,
    order,
    window,
    isWindowed,
    trailMinutes,
    selected,
    props.isLive,
    props.hasBox,
    theme,
    props.recordStamp,
  ]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the rest redraws with the map's next frame
  useLayoutEffect(() => {
    if (overlay.current) redraw(overlay.current);
  }, [hovered, props.recordStamp]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: new marks cover other places
  useEffect(() => {
    if (!map) return;
    let timer = 0;
    const settle = () => {
      globalThis.clearTimeout(timer);
      timer = globalThis.setTimeout(() => {
        const scene = overlay.current;
        if (!scene) return;
        const tagged = biggestMarks(scene.rows, scene.layout).map((at) => scene.rows.order.rows[at] ?? 0);
        onSettle(obstaclesOf(scene), tagged);
      }, SETTLE_MS) as unknown as number;
    };
    if (!props.isLive) settle();
    map.on('moveend', settle);
    return () => {
      globalThis.clearTimeout(timer);
      map.off('moveend', settle);
    };
  }, [map, order, window, props.isLive, onSettle]);

  const pick = useRef(onPick);
  useLayoutEffect(() => {
    pick.current = onPick;
  });
  useEffect(() => {
    if (!map) return;
    const hover = (event: MapMouseEvent) => {
      const found = pickAt(overlay.current, event.point.x, event.point.y);
      map.getCanvas().style.cursor = found ? 'pointer' : '';
      pick.current(found, 'hover');
    };
    const leave = () => pick.current(null, 'hover');
    const click = (event: MapMouseEvent) =>
      pick.current(pickAt(overlay.current, event.point.x, event.point.y), 'click');
    map.on('mousemove', hover);
    map.on('mouseout', leave);
    map.on('click', click);
    return () => {
      map.off('mousemove', hover);
      map.off('mouseout', leave);
      map.off('click', click);
    };
  }, [map]);

  return (
    <div aria-hidden="true" style={{ position: 'absolute', inset: 0, pointerEvents: 'none' }}>
      <canvas ref={canvas} data-testid="marks" data-count={props.count} />
    </div>
  );
}
