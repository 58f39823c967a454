/** How time runs while playing: which days are shown, how far a step goes, and what comes next. Days as numbers. */
import { addDays, dayFromNumber, dayNumber } from '#lib/time.ts';
import { type DayWindow, moveWindow, windowOf } from '#lib/view/brush-window.ts';
import type { TimeChange, View } from '#lib/view/view-state.ts';

type Timed = Pick<View, 'from' | 'to' | 'at' | 'timeMode'>;

/** "auto" runs through the window in so many seconds. */
const AUTO_SECONDS = 14;
const DAYS_A_SECOND = { day: 1, week: 7, month: 30.4, quarter: 91.3, year: 365.25 } as const;
const MIN_TICK_MS = 120;
const REDUCED_TICK_MS = 1000;
/** A trail is this share of its window. */
const TRAIL_SHARE = 1 / 8;
/** A window that slides over all of the data takes this share of it. */
const SLIDING_SHARE = 1 / 10;

function lengthOf(window: DayWindow): number {
  return window.to - window.from + 1;
}

/** How many days a fading trail is long. */
export function trailDays(view: Timed, limits: DayWindow): number {
  return Math.max(1, Math.round(lengthOf(windowOf(view, limits)) * TRAIL_SHARE));
}

/** The days that are shown, both inclusive; null is open. The playhead cuts the window, or draws its trail behind it. */
export function shownDays(view: Timed, limits: DayWindow | null): { from: number | null; to: number | null } {
  const from = view.from === null ? null : dayNumber(view.from);
  const to = view.to === null ? null : dayNumber(view.to);
  if (view.at === null || view.timeMode === 'window') return { from, to };
  const head = dayNumber(view.at);
  const end = to === null ? head : Math.min(head, to);
  if (view.timeMode === 'cumulative' || limits === null) return { from, to: end };
  const tail = head - trailDays(view, limits) + 1;
  return { from: from === null ? tail : Math.max(from, tail), to: end };
}

/** How often time steps, in ms, and by how many days. */
export function playPace(
  speed: View['speed'],
  windowDays: number,
  isReduced: boolean,
): { tickMs: number; stepDays: number } {
  const daysASecond = speed === 'auto' ? windowDays / AUTO_SECONDS : DAYS_A_SECOND[speed];
  const least = isReduced ? REDUCED_TICK_MS : MIN_TICK_MS;
  const stepDays = Math.max(1, Math.round((daysASecond * least) / 1000));
  return { tickMs: Math.max(least, Math.min(2000, (stepDays / daysASecond) * 1000)), stepDays };
}

/** The next moment of playing, and whether it is the last; after the last one it begins anew. */
export function nextMoment(
  view: Timed,
  limits: DayWindow,
  stepDays: number,
): { change: TimeChange; isLast: boolean } {
  const window = windowOf(view, limits);
  if (view.timeMode === 'window') {
    const isWhole = window.from <= limits.from && window.to >= limits.to;
    const length = isWhole ? Math.max(1, Math.round(lengthOf(limits) * SLIDING_SHARE)) : lengthOf(window);
    const first = { from: limits.from, to: Math.min(limits.to, limits.from + length - 1) };
    const next = isWhole || window.to >= limits.to ? first : moveWindow(window, stepDays, limits);
    const change = { from: dayFromNumber(next.from), to: dayFromNumber(next.to) };
    return { change, isLast: next.to >= limits.to };
  }
  const [first, last] = [dayFromNumber(window.from), dayFromNumber(window.to)];
  const next = view.at === null || view.at >= last ? first : addDays(view.at, stepDays);
  return next >= last ? { change: { at: last }, isLast: true } : { change: { at: next }, isLast: false };
}
