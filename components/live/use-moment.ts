'use client';
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Moment, Moments } from '#components/live/moments.ts';

/** A hand that rests so long sees the rest follow; until then the next step brings it, without a frame of its own. */
const REST_MS = 120;

/** A part of the moment, kept up to date step by step; a part that stays the same draws nothing anew. */
export function useMoment<T>(moments: Moments, select: (moment: Moment) => T): T {
  const read = () => select(moments.read());
  return useSyncExternalStore(moments.subscribe, read, read);
}

/**
 * The moment for what is dear to draw: follows while time runs, at most once in so many ms and then in the very frame of
 * a step, and is exact at rest.
 */
export function useSlowMoment(moments: Moments, everyMs: number): Moment {
  const [, follow] = useState(0);
  useEffect(() => {
    let timer = 0;
    let last = Number.NEGATIVE_INFINITY;
    const act = () => {
      window.clearTimeout(timer);
      timer = 0;
      last = performance.now();
      follow((step) => step + 1);
    };
    const end = moments.subscribe(() => {
      const left = last + everyMs - performance.now();
      if (left <= 0 || !moments.read().isLive) act();
      else if (timer === 0) timer = window.setTimeout(act, left + REST_MS);
    });
    return () => {
      end();
      window.clearTimeout(timer);
    };
  }, [moments, everyMs]);
  return moments.read();
}
