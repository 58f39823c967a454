'use client';
import { type RefObject, useEffect, useRef } from 'react';
import { type DayWindow, zoomDomain } from '#lib/view/brush-window.ts';

type Options = {
  domain: DayWindow;
  limits: DayWindow;
  dayAt: (clientX: number) => number;
  onZoom: (domain: DayWindow | null) => void;
};

/** Wheel zooms the axis at the pointer; zoomed out fully, the domain follows the data again (null). */
export function useWheelZoom(target: RefObject<SVGSVGElement | null>, options: Options): void {
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });
  useEffect(() => {
    const element = target.current;
    if (!element) return;
    function zoom(event: WheelEvent) {
      event.preventDefault();
      const { domain, limits, dayAt, onZoom } = latest.current;
      const pixels = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * 16 : event.deltaY;
      const factor = Math.exp(Math.max(-200, Math.min(200, pixels)) * 0.0025);
      const next = zoomDomain(domain, factor, dayAt(event.clientX), limits);
      const isWhole = next.from <= limits.from && next.to >= limits.to;
      onZoom(isWhole ? null : next);
    }
    // React's wheel listeners are passive: the page would scroll along.
    element.addEventListener('wheel', zoom, { passive: false });
    return () => element.removeEventListener('wheel', zoom);
  }, [target]);
}
