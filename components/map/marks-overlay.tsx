'use client';
import { useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import { type MapMouseEvent, useMap } from 'react-map-gl/maplibre';
import type { Moments } from '#components/live/moments.ts';
import { drawOverlay } from '#components/map/draw-overlay.ts';
import { biggestMarks, type Overlay } from '#components/map/draw-tags.ts';
import type { GpuPalette } from '#components/map/gpu-frame.ts';
import type { Obstacle } from '#components/map/label-collider.tsx';
import { gpuPalette, type MarkPalette, readPalette } from '#components/map/mark-palette.ts';
import type { Scene } from '#components/map/marks-layer.ts';
import { obstaclesOf } from '#components/map/obstacles-of.ts';
import { type MarkPick, pickAt } from '#components/map/pick-mark.ts';
import { useMarksLayer } from '#components/map/use-marks-layer.ts';
import { useWords } from '#components/words/use-words.ts';
import type { IncidentColumns } from '#lib/query/incident-columns.ts';
import { isSameFrame, type PlacedOrder } from '#lib/query/layout-scene.ts';
import { idOfRow } from '#lib/query/row-matches.ts';
import type { Incident } from '#lib/schema.ts';
import type { Box } from '#lib/view/facet-filters.ts';

export type MarksProps = {
  columns: IncidentColumns;
  order: PlacedOrder;
  /** Rows; -1 = none. */
  selected: number;
  hovered: number;
  /** The time that the marks follow. */
  moments: Moments;
  box: Box | null;
  /** How many of the shown have no point. */
  unplaced: number;
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

function positionOf(order: PlacedOrder, row: number): number {
  if (row < 0) return -1;
  // On the clock of happening a row is its own position.
  return order.rows[row] === row ? row : order.rows.indexOf(row);
}

/** A step of time that brings no other scene leaves the canvas above as it is. */
function isDrawnAlike(drawn: Overlay | null, next: Overlay): boolean {
  return (
    drawn !== null &&
    drawn.layout === next.layout &&
    isSameFrame(drawn.frame, next.frame) &&
    drawn.rows === next.rows &&
    drawn.selected === next.selected &&
    drawn.hovered === next.hovered &&
    drawn.palette === next.palette &&
    drawn.isLive === next.isLive
  );
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

/** The marks: symbols on the map's own canvas, donuts and names on one above it, both drawn in the same frame. */
export function MarksOverlay(props: Props) {
  const { columns, order, recordStamp, moments, theme, onPick, onSettle } = props;
  const { current: map } = useMap();
  const words = useWords();
  const canvas = useRef<HTMLCanvasElement>(null);
  const overlay = useRef<Overlay | null>(null);
  const palette = useRef<{ drawn: MarkPalette; gpu: GpuPalette } | null>(null);
  const latest = useRef(props);
  useLayoutEffect(() => {
    latest.current = props;
  });
  const selected = useMemo(() => positionOf(order, props.selected), [order, props.selected]);
  const hovered = useMemo(() => positionOf(order, props.hovered), [order, props.hovered]);
  const rows = useMemo(
    () => ({
      columns,
      order,
      tollOf: (row: number) => latest.current.recordOf(row)?.casualties.killed,
      stamp: recordStamp,
    }),
    [columns, order, recordStamp],
  );

  function redraw(scene: Pick<Scene, 'layout' | 'frame'> | null): void {
    if (!scene || !palette.current || !canvas.current) return;
    const next: Overlay = {
      layout: scene.layout,
      frame: scene.frame,
      rows,
      selected,
      hovered,
      recordOf: (row) => latest.current.recordOf(row),
      palette: palette.current.drawn,
      words,
      isLive: moments.read().isLive,
      named: [],
    };
    if (isDrawnAlike(overlay.current, next)) return;
    overlay.current = next;
    paint(canvas.current, next);
    // An empty canvas is no layer of the page: one less to lay over the map in every frame.
    canvas.current.style.visibility = next.isLive && selected < 0 && hovered < 0 ? 'hidden' : '';
    canvas.current.dataset.singles = String(scene.layout.singles.length);
    canvas.current.dataset.donuts = String(scene.layout.donuts.length);
  }
  const marks = useMarksLayer(map, redraw);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the theme decides what the palette reads
  useLayoutEffect(() => {
    if (!map) return;
    const drawn = readPalette(map.getContainer());
    palette.current = { drawn, gpu: gpuPalette(drawn) };
  }, [map, theme]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: hovering alone only redraws the canvas above; the theme brings its palette
  useLayoutEffect(() => {
    if (!marks) return;
    const send = () => {
      const { window, isWindowed, trailMinutes, isLive, count } = moments.read();
      if (canvas.current) canvas.current.dataset.count = String(Math.max(0, count - props.unplaced));
      if (!palette.current) return;
      const look = { window, isWindowed, trailMinutes, selected, hovered };
      marks.update({ rows, look, isLive, hasBox: props.box !== null, palette: palette.current.gpu });
    };
    send();
    return moments.subscribe(send);
  }, [marks, moments, rows, selected, props.box, props.unplaced, theme]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the rest redraws with the map's next frame
  useLayoutEffect(() => {
    if (overlay.current) redraw(overlay.current);
  }, [hovered, recordStamp]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: new marks cover other places
  useEffect(() => {
    if (!map) return;
    let timer = 0;
    const settle = () => {
      globalThis.clearTimeout(timer);
      timer = globalThis.setTimeout(() => {
        const scene = overlay.current;
        if (!scene || moments.read().isLive) return;
        const tagged = biggestMarks(scene.rows, scene.layout).map((at) => scene.rows.order.rows[at] ?? 0);
        onSettle(obstaclesOf(scene), tagged);
      }, SETTLE_MS) as unknown as number;
    };
    settle();
    map.on('moveend', settle);
    const end = moments.subscribe(() => {
      if (!moments.read().isLive) settle();
    });
    return () => {
      globalThis.clearTimeout(timer);
      map.off('moveend', settle);
      end();
    };
  }, [map, order, moments, recordStamp, onSettle]);

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
      <canvas
        ref={canvas}
        data-testid="marks"
        data-hovered={props.hovered < 0 ? undefined : idOfRow(props.columns, props.hovered)}
      />
    </div>
  );
}
