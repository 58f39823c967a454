import type { Moments } from '#components/live/moments.ts';
import type { DayCounts } from '#lib/query/day-counts.ts';
import type { IncidentColumns } from '#lib/query/incident-columns.ts';
import type { TimeOrder } from '#lib/query/time-order.ts';
import type { Incident } from '#lib/schema.ts';
import type { DayWindow } from '#lib/view/brush-window.ts';
import type { TimeChange, View } from '#lib/view/view-state.ts';

/** The rows that the bars count: those that pass every filter but the time window. */
export type BarSource = { columns: IncidentColumns; order: TimeOrder; fails: Uint16Array; counts: DayCounts };

/** What the timeline is given, and what it tells. */
export type TimelineProps = {
  /** At rest. */
  view: View;
  /** What the brush and the bars follow while time runs. */
  moments: Moments;
  source: BarSource;
  /** Rows of the selected attack and of the one that is pointed at elsewhere, -1 = none. */
  selected: number;
  hovered: number;
  /** How many pass and are undated, and those of them whose records are at hand. */
  undated: { count: number; incidents: readonly Incident[] };
  /** Publication days of the articles, as day numbers, ascending. */
  reportDays: Int32Array;
  /** All days of the data, inclusive. */
  limits: DayWindow;
  /** Day of the data itself: nothing can be known later. */
  lastKnown: string;
  onChange: (change: TimeChange, phase: 'live' | 'done') => void;
  onPlay: (playing: boolean) => void;
  onSelect: (id: string) => void;
  /** The pointer is over the mark of the selected attack, or leaves it. */
  onHeat: (isHot: boolean) => void;
  /** Opens the words that say when the selected attack was. */
  onMark: () => void;
  onSet: (action: TimeSetting) => void;
};

/** Settings of the timeline that are no movement in time. */
export type TimeSetting =
  | { type: 'set-clock'; clock: View['clock'] }
  | { type: 'set-zone'; zone: View['zone'] }
  | { type: 'set-time-mode'; timeMode: View['timeMode'] }
  | { type: 'set-speed'; speed: View['speed'] }
  | { type: 'set-loop'; loop: boolean }
  | { type: 'set-known-at'; day: string | null };
