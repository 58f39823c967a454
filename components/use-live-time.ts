'use client';
import { type Dispatch, useLayoutEffect, useMemo, useState } from 'react';
import { type MomentBase, type Moments, makeMoments, timeAt } from '#components/live/moments.ts';
import { makeTimeStore, type TimeStore } from '#components/live/time-store.ts';
import { usePlayback } from '#components/use-playback.ts';
import { useStable } from '#components/use-stable.ts';
import type { DayWindow } from '#lib/view/brush-window.ts';
import type { TimeChange, View, ViewAction } from '#lib/view/view-state.ts';

export type LiveTime = {
  /** The committed view: what is drawn from it waits until time rests. */
  view: View;
  isLive: boolean;
  store: TimeStore;
  change: (change: TimeChange, phase: 'live' | 'done') => void;
  setPlaying: (playing: boolean) => void;
  /** Drops an unfinished drag, before the filters are cleared. */
  drop: () => void;
};

/**
 * While a brush is dragged or time runs, time lives in a store that the panes follow without the page being drawn anew;
 * it reaches the view (and the URL) when that ends.
 */
export function useLiveTime(committed: View, dispatch: Dispatch<ViewAction>): LiveTime {
  const [store] = useState(makeTimeStore);
  const [isLive, setLive] = useState(false);
  // The store lets go of its time in the very pass that brings the committed one: no pane sees the time before.
  useLayoutEffect(() => {
    if (!isLive) store.set(null);
  });

  const change = useStable((next: TimeChange, phase: 'live' | 'done') => {
    store.set(next);
    setLive(phase === 'live');
    if (phase === 'live') return;
    if ('at' in next) dispatch({ type: 'set-playhead', at: next.at });
    else dispatch({ type: 'set-window', from: next.from, to: next.to });
  });
  const setPlaying = useStable((playing: boolean) => {
    const live = store.get();
    if (!playing && live) change(live, 'done');
    dispatch({ type: 'set-playing', playing });
  });
  const drop = useStable(() => {
    store.set(null);
    setLive(false);
  });
  return useMemo(
    () => ({ view: committed, isLive, store, change, setPlaying, drop }),
    [committed, isLive, store, change, setPlaying, drop],
  );
}

/** The moments of the page: what every pane shows of the time that is dragged or runs. */
export function useMoments(time: LiveTime, limits: DayWindow | null, counts: MomentBase['counts']): Moments {
  const { from, to, at, timeMode } = time.view;
  const { store } = time;
  return useMemo(
    () => makeMoments(store, { committed: { from, to, at, timeMode }, limits, counts }),
    [store, from, to, at, timeMode, limits, counts],
  );
}

/** Runs time through the data while the view is playing. */
export function useTimePlayback(time: LiveTime, limits: DayWindow | null): void {
  const { view, store, change, setPlaying } = time;
  usePlayback({
    view,
    viewNow: () => timeAt(view, store.get()),
    limits,
    onStep: (moment) => change(moment, 'live'),
    onEnd: (moment) => {
      setPlaying(false);
      change(moment, 'done');
    },
  });
}
