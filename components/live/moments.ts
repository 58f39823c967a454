/** What all panes show of one moment of time, worked out once a step: the window, and the sums over it. */
import type { TimeStore } from '#components/live/time-store.ts';
import { ATTACK_TYPES } from '#lib/codes.ts';
import { countWindow, type DayCounts } from '#lib/query/day-counts.ts';
import { type MinuteWindow, windowOfDays } from '#lib/query/time-order.ts';
import { MINUTES_PER_DAY } from '#lib/time.ts';
import type { DayWindow } from '#lib/view/brush-window.ts';
import { shownDays, trailDays } from '#lib/view/playback.ts';
import type { TimeChange, View } from '#lib/view/view-state.ts';

export type Moment = {
  /** The committed time, or that of the running drag or playback. */
  time: TimeView;
  isLive: boolean;
  window: MinuteWindow;
  /** How long the fading trail is; 0 = none. */
  trailMinutes: number;
  /** True where a window or a playhead leaves something out. */
  isWindowed: boolean;
  /** Of what passes all filters and the window, by position in ATTACK_TYPES, and in all. */
  typeCounts: Int32Array;
  count: number;
};
export type Moments = Pick<TimeStore, 'subscribe'> & { read: () => Moment };
export type TimeView = Pick<View, 'from' | 'to' | 'at' | 'timeMode'>;
/** What a moment is worked out from beside the time that runs. */
export type MomentBase = { committed: TimeView; limits: DayWindow | null; counts: DayCounts | null };

const NO_COUNTS = new Int32Array(ATTACK_TYPES.length);

/** A view, or its time alone, with an uncommitted change of time. */
export function timeAt<T extends TimeView>(committed: T, live: TimeChange | null): T {
  return live === null ? committed : { ...committed, ...('at' in live ? {} : { at: null }), ...live };
}

function momentOf({ committed, limits, counts }: MomentBase, live: TimeChange | null): Moment {
  const time = timeAt(committed, live);
  const days = shownDays(time, limits);
  const window = windowOfDays(days.from, days.to);
  const isTrail = time.timeMode === 'trail' && time.at !== null && limits !== null;
  const typeCounts = counts ? countWindow(counts, window) : NO_COUNTS;
  return {
    time,
    isLive: live !== null,
    window,
    trailMinutes: isTrail ? trailDays(time, limits) * MINUTES_PER_DAY : 0,
    isWindowed: time.from !== null || time.to !== null || time.at !== null,
    typeCounts,
    count: typeCounts.reduce((sum, count) => sum + count, 0),
  };
}

/** Moments of what stands in a store over this base; a moment costs the same however many rows there are. */
export function makeMoments(store: TimeStore, base: MomentBase): Moments {
  let held: { live: TimeChange | null; moment: Moment } | null = null;
  return {
    subscribe: store.subscribe,
    read() {
      const live = store.get();
      if (held === null || held.live !== live) held = { live, moment: momentOf(base, live) };
      return held.moment;
    },
  };
}
