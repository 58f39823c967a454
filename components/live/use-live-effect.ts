'use client';
import { useLayoutEffect, useRef } from 'react';
import type { Moment, Moments } from '#components/live/moments.ts';

/**
 * Puts a moment on the page by hand: now, and with every step while time runs, in the step's own frame. A drag then
 * costs what it changes and no drawing of components. `place` may be another function each time.
 */
export function useLiveEffect(moments: Moments, place: (moment: Moment) => void): void {
  const latest = useRef(place);
  useLayoutEffect(() => {
    latest.current = place;
    place(moments.read());
  });
  useLayoutEffect(() => moments.subscribe(() => latest.current(moments.read())), [moments]);
}
