'use client';
import { useEffect, useRef } from 'react';
import { addDays } from '#lib/time.ts';

type Options = {
  playing: boolean;
  at: string | null;
  from: string;
  to: string;
  stepDays: number;
  onStep: (at: string) => void;
  onEnd: (at: string) => void;
};

const STEP_MS = 220;
const REDUCED_STEP_MS = 1000;

/** Moves the playhead step by step while playing, from the window's start to its end. */
export function usePlayback(options: Options): void {
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });
  const { playing } = options;
  useEffect(() => {
    if (!playing) return;
    const reduced = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    const timer = window.setInterval(
      () => {
        const { at, from, to, stepDays, onStep, onEnd } = latest.current;
        const next = at === null || at >= to ? from : addDays(at, stepDays);
        if (next >= to) onEnd(to);
        else onStep(next);
      },
      reduced ? REDUCED_STEP_MS : STEP_MS,
    );
    return () => window.clearInterval(timer);
  }, [playing]);
}
