import type { Incident } from '#lib/schema.ts';
import type { DayWindow } from '#lib/view/brush-window.ts';
import type { TimeChange, View } from '#lib/view/view-state.ts';

/** What the timeline is given, and what it tells. */
export type TimelineProps = {
  view: View;
  /** Incidents that pass every filter but the time window. */
  incidents: readonly Incident[];
  /** Publication days of the articles, as day numbers. */
  reportDays: readonly number[];
  /** All days of the data, inclusive. */
  limits: DayWindow;
  onChange: (change: TimeChange, phase: 'live' | 'done') => void;
  onClock: (clock: View['clock']) => void;
  onPlay: (playing: boolean) => void;
  onSelect: (id: string) => void;
};
