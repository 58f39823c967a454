'use client';
import { type Dispatch, useState } from 'react';
import { usePlayback } from '#components/use-playback.ts';
import type { DayWindow } from '#lib/view/brush-window.ts';
import type { TimeChange, View, ViewAction } from '#lib/view/view-state.ts';

export type LiveTime = {
  /** The committed view with the time of the running drag or playback. */
  view: View;
  isLive: boolean;
  change: (change: TimeChange, phase: 'live' | 'done') => void;
  setPlaying: (playing: boolean) => void;
  /** Drops an unfinished drag, before the filters are cleared. */
  drop: () => void;
};

/** While a brush is dragged or time runs, time lives here; it reaches the view (and the URL) when that ends. */
export function useLiveTime(committed: View, dispatch: Dispatch<ViewAction>): LiveTime {
  const [live, setLive] = useState<TimeChange | null>(null);
  const view = live === null ? committed : { ...committed, ...('at' in live ? {} : { at: null }), ...live };

  function change(next: TimeChange, phase: 'live' | 'done') {
    if (phase === 'live') {
      setLive(next);
      return;
    }
    setLive(null);
    if ('at' in next) dispatch({ type: 'set-playhead', at: next.at });
    else dispatch({ type: 'set-window', from: next.from, to: next.to });
  }

  function setPlaying(playing: boolean) {
    if (!playing && live) change(live, 'done');
    dispatch({ type: 'set-playing', playing });
  }

  return { view, isLive: live !== null, change, setPlaying, drop: () => setLive(null) };
}

/** Runs time through the data while the view is playing. */
export function useTimePlayback(time: LiveTime, limits: DayWindow | null): void {
  const { view, change, setPlaying } = time;
  usePlayback({
    view,
    limits,
    onStep: (moment) => change(moment, 'live'),
    onEnd: (moment) => {
      setPlaying(false);
      change(moment, 'done');
    },
  });
}
