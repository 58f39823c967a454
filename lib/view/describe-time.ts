/** Times in words, for cards, panels and tooltips. An unknown hour is said, never shown as 00:00. */
import type { Incident, MentionTime } from '#lib/schema.ts';
import { addDays } from '#lib/time.ts';

type Time = Incident['time'];

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

function formatWith(options: Intl.DateTimeFormatOptions): (day: string) => string {
  const format = new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' });
  return (day) => format.format(new Date(`${day}T00:00:00Z`));
}
/** "15 November 2022" */
export const formatDay = formatWith({ day: 'numeric', month: 'long', year: 'numeric' });
/** "15 Nov 2022" */
export const formatShortDay = formatWith({ day: 'numeric', month: 'short', year: 'numeric' });
/** "November 2022" */
export const formatMonth = formatWith({ month: 'long', year: 'numeric' });
const formatWeekday = formatWith({ weekday: 'long' });
/** "15 Nov" */
export const formatDayMonth = formatWith({ day: 'numeric', month: 'short' });
const formatShortMonth = formatWith({ month: 'short', year: 'numeric' });

function isWholeMonth(start: string, end: string): boolean {
  return start.endsWith('-01') && start.slice(0, 7) === end.slice(0, 7) && addDays(end, 1).endsWith('-01');
}

function isWholeYear(start: string, end: string): boolean {
  return start.endsWith('-01-01') && end === `${start.slice(0, 4)}-12-31`;
}

/** "3–5 October 2022", "30 September – 2 October 2022", "October 2022", "2022". */
export function formatDayRange(start: string, end: string): string {
  if (start === end) return formatDay(start);
  if (isWholeYear(start, end)) return start.slice(0, 4);
  if (isWholeMonth(start, end)) return formatMonth(start);
  if (start.slice(0, 7) === end.slice(0, 7)) return `${Number(start.slice(8))}–${formatDay(end)}`;
  if (start.slice(0, 4) === end.slice(0, 4)) return `${formatDay(start).slice(0, -5)} – ${formatDay(end)}`;
  return `${formatDay(start)} – ${formatDay(end)}`;
}

function describeClock(time: Time): string {
  if (time.clock === null) {
    if (time.precision === 'part_of_day') return 'only the part of the day stated';
    return time.precision === 'hour' || time.precision === 'minute'
      ? 'hour as the text says'
      : 'hour not stated';
  }
  const { from, to } = time.clock;
  return from === to ? `${from} local time` : `${from}–${to} local time`;
}

/** The day in full and what is known of the hour; for an undated attack its words. */
export function describeWhen(time: Time): { day: string; hour: string | null } {
  const start = time.start ?? time.end;
  const end = time.end ?? time.start;
  if (start === null || end === null) {
    return {
      day: time.surface === null ? 'Day not stated' : `Undated: “${time.surface}”`,
      hour: describeBounds(time),
    };
  }
  if (start === end) return { day: `${formatWeekday(start)} ${formatDay(start)}`, hour: describeClock(time) };
  const prefix = time.precision === 'week' ? 'Week of ' : '';
  const words = prefix ? formatDay(start) : formatDayRange(start, end);
  return { day: `${prefix}${words}`, hour: time.clock === null ? null : describeClock(time) };
}

/** What limits an undated time: "a Thursday, not after 30 April 2022"; null when nothing does. */
function describeBounds(time: Pick<MentionTime, 'bounds' | 'candidates'>): string | null {
  const { weekday, earliest, latest } = time.bounds;
  const parts: string[] = [];
  if (weekday !== undefined) parts.push(`a ${WEEKDAYS[weekday - 1]}`);
  if (earliest !== undefined) parts.push(`not before ${formatDay(earliest)}`);
  if (latest !== undefined) parts.push(`not after ${formatDay(latest)}`);
  if (time.candidates.length > 1) parts.push(`one of ${time.candidates.map(formatShortDay).join(', ')}`);
  return parts.length === 0 ? null : parts.join(', ');
}

/** For a card: "15 Nov", "14–16 Nov", "Nov 2022", "undated". The year stands in the group head. */
export function shortWhen(time: Time): string {
  const start = time.start ?? time.end;
  const end = time.end ?? time.start;
  if (start === null || end === null) return 'undated';
  if (start === end) return formatDayMonth(start);
  if (isWholeYear(start, end)) return start.slice(0, 4);
  if (isWholeMonth(start, end)) return formatShortMonth(start);
  if (start.slice(0, 7) === end.slice(0, 7)) return `${Number(start.slice(8))}–${formatDayMonth(end)}`;
  return `${formatDayMonth(start)} – ${formatDayMonth(end)}`;
}

/** The day with its year, short: "15 Nov 2022"; a range keeps both ends. */
export function datedWhen(time: Time): string {
  const start = time.start ?? time.end;
  const end = time.end ?? time.start;
  if (start === null || end === null) return time.surface === null ? 'undated' : `undated, “${time.surface}”`;
  if (start === end) return formatShortDay(start);
  return formatDayRange(start, end);
}
