'use client';
import { useEffect, useRef } from 'react';
import { type DayWindow, windowOf } from '#lib/view/brush-window.ts';
import { nextMoment, playPace } from '#lib/view/playback.ts';
import type { TimeChange, View } from '#lib/view/view-state.ts';

type Options = {
  view: View;
  /** The view with the time that runs. */
  viewNow: () => View;
  limits: DayWindow | null;
  onStep: (change: TimeChange) => void;
  onEnd: (change: TimeChange) => void;
};

/** Lets time run step by step while the view is playing; begins anew at the end, or ends there. */
export function usePlayback(options: Options): void {
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });
  const { view, limits } = options;
  const window_ = limits ? windowOf(view, limits) : { from: 0, to: 0 };
  const span = view.timeMode === 'window' && limits ? limits : window_;
  const days = span.to - span.from + 1;
  const isPlaying = view.playing && limits !== null;
  const { speed } = view;
  useEffect(() => {
    if (!isPlaying) return;
    const isReduced = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    const { tickMs, stepDays } = playPace(speed, days, isReduced);
    const timer = window.setInterval(() => {
      const now = latest.current;
      if (!now.limits) return;
      const { change, isLast } = nextMoment(now.viewNow(), now.limits, stepDays);
      if (isLast && !now.view.loop) now.onEnd(change);
      else now.onStep(change);
    }, tickMs);
    return () => window.clearInterval(timer);
  }, [isPlaying, speed, days]);
}
