/**
 * When an incident lies on the time axis, as fractional days since 1970-01-01.
 * Intervals are half open: [start, end). A stated minute is a point (start === end).
 */
import type { Incident } from '#lib/schema.ts';
import { dayNumber, MINUTES_PER_DAY } from '#lib/time.ts';

export type Clock = 'happened' | 'reported';
export type DayInterval = { start: number; end: number };

/** Fraction of a day of a stated local time ("22:50"); null when it is no time of day. */
function dayFraction(clock: string): number | null {
  const match = /^(\d{1,2}):(\d{2})/.exec(clock);
  if (!match) return null;
  const minutes = Number(match[1]) * 60 + Number(match[2]);
  return minutes <= MINUTES_PER_DAY ? minutes / MINUTES_PER_DAY : null;
}

function narrowByClock(interval: DayInterval, clock: { from: string; to: string }): DayInterval {
  const from = dayFraction(clock.from);
  const to = dayFraction(clock.to);
  if (from === null || to === null) return interval;
  const lastDay = interval.end - 1;
  const start = interval.start + from;
  // "Overnight" of one day ends on the next morning.
  const end = lastDay === interval.start && to < from ? lastDay + 1 + to : lastDay + to;
  return end < start ? interval : { start, end };
}

/** The interval of an incident on the chosen clock, or null when nothing dates it. */
export function incidentInterval(incident: Incident, clock: Clock): DayInterval | null {
  if (clock === 'reported') {
    const { first, last } = incident.reported;
    return first === null ? null : { start: dayNumber(first), end: dayNumber(last ?? first) + 1 };
  }
  const { start, end, clock: hours } = incident.time;
  if (start === null && end === null) return null;
  const whole = { start: dayNumber(start ?? end ?? ''), end: dayNumber(end ?? start ?? '') + 1 };
  if (whole.end <= whole.start) return { start: whole.start, end: whole.start + 1 };
  return hours === null ? whole : narrowByClock(whole, hours);
}

/** True if the two intervals share a moment; a point counts as inside [start, end). */
export function overlaps(a: DayInterval, b: DayInterval): boolean {
  if (a.start === a.end) return a.start >= b.start && a.start < b.end;
  if (b.start === b.end) return overlaps(b, a);
  return a.start < b.end && b.start < a.end;
}

/** The smallest interval that holds all given ones, or null when there is none. */
export function spanIntervals(intervals: readonly DayInterval[]): DayInterval | null {
  if (intervals.length === 0) return null;
  let start = Number.POSITIVE_INFINITY;
  let end = Number.NEGATIVE_INFINITY;
  for (const interval of intervals) {
    start = Math.min(start, interval.start);
    end = Math.max(end, interval.end);
  }
  return { start, end };
}
