'use client';
import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

/** A ref for an element and its width in px, kept up to date; `initial` until it is measured. */
export function useElementWidth(initial: number): [RefObject<HTMLDivElement | null>, number] {
  const element = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(initial);
  useLayoutEffect(() => {
    const target = element.current;
    if (!target) return;
    setWidth(Math.max(200, Math.floor(target.clientWidth)));
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setWidth(Math.max(200, Math.floor(entry.contentRect.width)));
    });
    observer.observe(target);
    return () => observer.disconnect();
  }, []);
  return [element, width];
}
