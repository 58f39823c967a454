'use client';
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Moment, Moments } from '#components/live/moments.ts';

/** A part of the moment, kept up to date step by step; a part that stays the same draws nothing anew. */
export function useMoment<T>(moments: Moments, select: (moment: Moment) => T): T {
  const read = () => select(moments.read());
  return useSyncExternalStore(moments.subscribe, read, read);
}

/** The moment for what is dear to draw: follows while time runs, at most once in so many ms, and is exact at rest. */
export function useSlowMoment(moments: Moments, everyMs: number): Moment {
  const [, follow] = useState(0);
  useEffect(() => {
    let timer = 0;
    const end = moments.subscribe(() => {
      if (timer !== 0) return;
      timer = window.setTimeout(() => {
        timer = 0;
        follow((step) => step + 1);
      }, everyMs);
    });
    return () => {
      end();
      window.clearTimeout(timer);
    };
  }, [moments, everyMs]);
  return moments.read();
}
