'use client';
import { useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import { type MapMouseEvent, type MapRef, useMap } from 'react-map-gl/maplibre';
import { drawScene, type PlacedMark, type Scene } from '#components/map/draw-marks.ts';
import type { Obstacle } from '#components/map/label-collider.tsx';
import { type MapMark, makeMarks } from '#components/map/map-marks.ts';
import { readPalette } from '#components/map/mark-palette.ts';
import type { Incident } from '#lib/schema.ts';
import { donutRadiusPx, groupMarks, type MarkGroup } from '#lib/view/layout-marks.ts';
import { pxForKm } from '#lib/view/precision-disc.ts';

/** What the pointer is on: the attacks there and where they are drawn, in px of the map. */
export type Pick = { ids: string[]; x: number; y: number; reachPx: number; samePlace: boolean };

type Props = {
  incidents: readonly Incident[];
  selected: string | null;
  hovered: string | null;
  windowed: boolean;
  theme: string;
  onPick: (pick: Pick | null, event: 'hover' | 'click') => void;
  /** What the marks cover, once neither they nor the camera have changed for a moment. */
  onSettle: (obstacles: Obstacle[]) => void;
};

const SETTLE_MS = 200;

function obstaclesOf(map: MapRef, scene: Scene): Obstacle[] {
  return scene.groups.map((group) => {
    const { lng, lat } = map.unproject([group.x, group.y]);
    const single = group.ids.length === 1 ? scene.marks.get(group.ids[0] ?? '') : undefined;
    return { lng, lat, radiusPx: single ? single.size.lowPx + 1 : donutRadiusPx(group.ids.length) };
  });
}

const PICK_SLACK_PX = 4;

function placeMarks(map: MapRef, marks: readonly MapMark[]): Map<string, PlacedMark> {
  const placed = new Map<string, PlacedMark>();
  const { clientWidth: width, clientHeight: height } = map.getContainer();
  const zoom = map.getZoom();
  for (const mark of marks) {
    const { x, y } = map.project([mark.lng, mark.lat]);
    const discPx = mark.radiusKm === null ? 0 : pxForKm(mark.radiusKm, mark.lat, zoom);
    const reach = Math.max(40, discPx);
    if (x < -reach || y < -reach || x > width + reach || y > height + reach) continue;
    placed.set(mark.incident.id, { ...mark, x, y, discPx });
  }
  return placed;
}

function groupPlaced(placed: ReadonlyMap<string, PlacedMark>): MarkGroup[] {
  return groupMarks(
    [...placed.values()].map((mark) => ({
      id: mark.incident.id,
      x: mark.x,
      y: mark.y,
      key: mark.key,
      reachPx: mark.reachPx,
    })),
  );
}

function paint(canvas: HTMLCanvasElement, map: MapRef, scene: Scene): void {
  const { clientWidth: width, clientHeight: height } = map.getContainer();
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
  drawScene(pen, scene);
}

function pickAt(scene: Scene | null, x: number, y: number): Pick | null {
  if (!scene) return null;
  let best: (Pick & { distance: number }) | null = null;
  for (const group of scene.groups) {
    const count = group.ids.length;
    const single = count === 1 ? scene.marks.get(group.ids[0] ?? '') : undefined;
    const reachPx = single ? single.reachPx * 1.2 : donutRadiusPx(count);
    const distance = Math.hypot(group.x - x, group.y - y);
    if (distance > reachPx + PICK_SLACK_PX) continue;
    // Small marks lie on big ones: the nearest relative to its size wins.
    if (!best || distance / reachPx < best.distance) {
      best = {
        ids: group.ids,
        x: group.x,
        y: group.y,
        reachPx,
        samePlace: group.samePlace,
        distance: distance / reachPx,
      };
    }
  }
  return best;
}

/** The marks, on a canvas that is drawn in the same frame as the map and as any change of the filters. */
export function MarksOverlay({ incidents, selected, hovered, windowed, theme, onPick, onSettle }: Props) {
  const { current: map } = useMap();
  const canvas = useRef<HTMLCanvasElement>(null);
  const scene = useRef<Scene | null>(null);
  const marks = useMemo(() => makeMarks(incidents), [incidents]);
  const redraw = useRef<() => void>(() => {});
  const pick = useRef(onPick);

  useLayoutEffect(() => {
    pick.current = onPick;
    redraw.current = () => {
      if (!map || !canvas.current) return;
      const placed = placeMarks(map, marks);
      const palette = scene.current?.palette ?? readPalette(map.getContainer());
      scene.current = { marks: placed, groups: groupPlaced(placed), selected, hovered, windowed, palette };
      paint(canvas.current, map, scene.current);
    };
    redraw.current();
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: the theme decides what the palette reads
  useEffect(() => {
    if (scene.current && map) scene.current.palette = readPalette(map.getContainer());
    redraw.current();
  }, [theme, map]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: new marks cover other places
  useEffect(() => {
    if (!map) return;
    let timer = 0;
    const settle = () => {
      window.clearTimeout(timer);
      timer = window.setTimeout(() => scene.current && onSettle(obstaclesOf(map, scene.current)), SETTLE_MS);
    };
    settle();
    map.on('moveend', settle);
    return () => {
      window.clearTimeout(timer);
      map.off('moveend', settle);
    };
  }, [map, marks, onSettle]);

  useEffect(() => {
    if (!map) return;
    const draw = () => redraw.current();
    const hover = (event: MapMouseEvent) => {
      const found = pickAt(scene.current, event.point.x, event.point.y);
      map.getCanvas().style.cursor = found ? 'pointer' : '';
      pick.current(found, 'hover');
    };
    const leave = () => pick.current(null, 'hover');
    const click = (event: MapMouseEvent) =>
      pick.current(pickAt(scene.current, event.point.x, event.point.y), 'click');
    map.on('render', draw);
    map.on('resize', draw);
    map.on('mousemove', hover);
    map.on('mouseout', leave);
    map.on('click', click);
    draw();
    return () => {
      map.off('render', draw);
      map.off('resize', draw);
      map.off('mousemove', hover);
      map.off('mouseout', leave);
      map.off('click', click);
    };
  }, [map]);

  return (
    <div aria-hidden="true" style={{ position: 'absolute', inset: 0, pointerEvents: 'none' }}>
      <canvas ref={canvas} data-testid="marks" data-count={marks.length} />
    </div>
  );
}
