'use client';
import { useEffect, useRef, useState } from 'react';
import type { MapRef } from 'react-map-gl/maplibre';
import type { Box } from '#lib/view/facet-filters.ts';

export type BoxDrag = { left: number; top: number; width: number; height: number };

/** Moves under this many px are a click. */
const CLICK_PX = 4;

function boxOf(map: MapRef, drag: BoxDrag): Box {
  const a = map.unproject([drag.left, drag.top + drag.height]);
  const b = map.unproject([drag.left + drag.width, drag.top]);
  return [a.lng, a.lat, b.lng, b.lat];
}

/** Shift and drag on the map draws a box; let go, it is the filter. Gives what is drawn meanwhile, in px. */
export function useBoxDrag(map: MapRef | null, onBox: (box: Box) => void): BoxDrag | null {
  const [drag, setDrag] = useState<BoxDrag | null>(null);
  const latest = useRef(onBox);
  useEffect(() => {
    latest.current = onBox;
  });
  useEffect(() => {
    if (!map) return;
    const canvas = map.getCanvasContainer();
    let start: { x: number; y: number } | null = null;
    const place = (event: PointerEvent) => {
      const { left, top } = canvas.getBoundingClientRect();
      return { x: event.clientX - left, y: event.clientY - top };
    };
    const spanTo = (event: PointerEvent): BoxDrag | null => {
      if (!start) return null;
      const { x, y } = place(event);
      return {
        left: Math.min(x, start.x),
        top: Math.min(y, start.y),
        width: Math.abs(x - start.x),
        height: Math.abs(y - start.y),
      };
    };
    const down = (event: PointerEvent) => {
      if (!event.shiftKey || event.button !== 0) return;
      start = place(event);
      map.getMap().dragPan.disable();
      canvas.setPointerCapture(event.pointerId);
    };
    const move = (event: PointerEvent) => {
      if (start) setDrag(spanTo(event));
    };
    const up = (event: PointerEvent) => {
      const span = spanTo(event);
      if (!start) return;
      start = null;
      setDrag(null);
      map.getMap().dragPan.enable();
      if (event.type === 'pointerup' && span && span.width > CLICK_PX && span.height > CLICK_PX) {
        latest.current(boxOf(map, span));
      }
    };
    map.getMap().boxZoom.disable();
    canvas.addEventListener('pointerdown', down, true);
    canvas.addEventListener('pointermove', move);
    canvas.addEventListener('pointerup', up);
    canvas.addEventListener('pointercancel', up);
    return () => {
      canvas.removeEventListener('pointerdown', down, true);
      canvas.removeEventListener('pointermove', move);
      canvas.removeEventListener('pointerup', up);
      canvas.removeEventListener('pointercancel', up);
    };
  }, [map]);
  return drag;
}
