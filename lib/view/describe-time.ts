/** Times in words, for cards, panels and tooltips. An unknown hour is said, never shown as 00:00. */
import type { Incident, MentionTime } from '#lib/schema.ts';
import { addDays } from '#lib/time.ts';
import { clockInZone, type ZonedMinute, type ZoneReading } from '#lib/view/clock-in-zone.ts';
import { type Language, localeTag, type Words } from '#lib/view/words.ts';

type Time = Incident['time'];

/** Ukrainian dates end in "р." ("of the year"), which says nothing beside four digits. */
const YEAR_MARK = /[\s\u00a0\u202f]рр?\./gu;

function formatWith(options: Intl.DateTimeFormatOptions): (day: string, language: Language) => string {
  const formats = new Map<Language, Intl.DateTimeFormat>();
  return (day, language) => {
    let format = formats.get(language);
    if (!format) {
      format = new Intl.DateTimeFormat(localeTag(language), { ...options, timeZone: 'UTC' });
      formats.set(language, format);
    }
    return format.format(new Date(`${day}T00:00:00Z`)).replace(YEAR_MARK, '');
  };
}
/** The weekday of an ISO number, 1 = Monday: "Thursday". */
export function nameWeekday(weekday: number, language: Language): string {
  // 1 January 2024 was a Monday.
  return formatWeekday(`2024-01-0${weekday}`, language);
}
/** "15 November 2022" */
export const formatDay = formatWith({ day: 'numeric', month: 'long', year: 'numeric' });
/** "Tue 15 Nov 2022" */
export const formatFullDay = formatWith({
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
});
/** "15 Nov 2022" */
export const formatShortDay = formatWith({ day: 'numeric', month: 'short', year: 'numeric' });
/** "November 2022" */
export const formatMonth = formatWith({ month: 'long', year: 'numeric' });
const formatWeekday = formatWith({ weekday: 'long' });
/** "15 Nov" */
export const formatDayMonth = formatWith({ day: 'numeric', month: 'short' });
/** "Nov 22" */
export const formatMonthShortYear = formatWith({ month: 'short', year: '2-digit' });
/** "Nov" */
export const formatMonthName = formatWith({ month: 'short' });
const formatShortMonth = formatWith({ month: 'short', year: 'numeric' });

function isWholeMonth(start: string, end: string): boolean {
  return start.endsWith('-01') && start.slice(0, 7) === end.slice(0, 7) && addDays(end, 1).endsWith('-01');
}

function isWholeYear(start: string, end: string): boolean {
  return start.endsWith('-01-01') && end === `${start.slice(0, 4)}-12-31`;
}

/** "3–5 October 2022", "30 September – 2 October 2022", "October 2022", "2022". */
export function formatDayRange(start: string, end: string, language: Language): string {
  const last = formatDay(end, language);
  if (start === end) return last;
  if (isWholeYear(start, end)) return start.slice(0, 4);
  if (isWholeMonth(start, end)) return formatMonth(start, language);
  if (start.slice(0, 7) === end.slice(0, 7)) return `${Number(start.slice(8))}–${last}`;
  const first = formatDay(start, language);
  // The year stands at the end in both languages.
  if (start.slice(0, 4) === end.slice(0, 4)) return `${first.slice(0, -5)} – ${last}`;
  return `${first} – ${last}`;
}

/** Where it was, and in which zone its hours are to be read (null = as clocks there showed them). */
export type ReadAt = { place: Parameters<typeof clockInZone>[1]; reading: ZoneReading | null };
const AS_STATED: ReadAt = { place: null, reading: null };

function spanWords(from: string, to: string): string {
  return from === to ? from : `${from}–${to}`;
}

/** The stated hours: "22:50 local time", or "20:50 UTC (22:50 local time)" with the day where it is another; null without. */
export function hourWords(
  time: Time,
  { say, language }: Words,
  { place, reading } = AS_STATED,
): string | null {
  if (time.clock === null) return null;
  const local = spanWords(time.clock.from, time.clock.to);
  const read = clockInZone(time, place, reading);
  if (read === null || reading === null) return say('time.local', { clock: local });
  const { from, to, isShifted } = read;
  const spell = ({ clock, day }: ZonedMinute) =>
    isShifted ? say('time.clockOn', { clock, day: formatDayMonth(day, language) }) : clock;
  const clock = spanWords(spell(from), spell(to));
  return reading.name === 'utc'
    ? say('time.inUtc', { clock, local })
    : say('time.inYours', { clock, zone: reading.zone, local });
}

/** The stated hours for a card: "22:50", "20:50 UTC" or "22:50, 13 May" where it is another day there; null without. */
export function cardHours(time: Time, { language }: Words, { place, reading } = AS_STATED): string | null {
  if (time.clock === null) return null;
  const read = clockInZone(time, place, reading);
  if (read === null || reading === null) return spanWords(time.clock.from, time.clock.to);
  const hours = spanWords(read.from.clock, read.to.clock);
  const zoned = reading.name === 'utc' ? `${hours} UTC` : hours;
  return read.isShifted ? `${zoned}, ${formatDayMonth(read.from.day, language)}` : zoned;
}

function describeClock(time: Time, words: Words, at?: ReadAt): string {
  const { say } = words;
  const hours = hourWords(time, words, at);
  if (hours !== null) return hours;
  if (time.precision === 'part_of_day') return say('time.partOnly');
  return say(time.precision === 'hour' || time.precision === 'minute' ? 'time.hourInText' : 'time.noHour');
}

/** The day in full and what is known of the hour; for an undated attack its words. */
export function describeWhen(time: Time, words: Words, at?: ReadAt): { day: string; hour: string | null } {
  const { say, language } = words;
  const start = time.start ?? time.end;
  const end = time.end ?? time.start;
  if (start === null || end === null) {
    const { surface } = time;
    return {
      day: surface === null ? say('time.notStated') : say('time.undatedAs', { surface }),
      hour: describeBounds(time, words),
    };
  }
  if (start === end) {
    const parts = { weekday: formatWeekday(start, language), day: formatDay(start, language) };
    return { day: say('time.fullDay', parts), hour: describeClock(time, words, at) };
  }
  const day =
    time.precision === 'week'
      ? say('time.weekOf', { day: formatDay(start, language) })
      : formatDayRange(start, end, language);
  return { day, hour: time.clock === null ? null : describeClock(time, words, at) };
}

/** What limits an undated time: "a Thursday, not after 30 April 2022"; null when nothing does. */
function describeBounds(
  time: Pick<MentionTime, 'bounds' | 'candidates'>,
  { say, language }: Words,
): string | null {
  const { weekday, earliest, latest } = time.bounds;
  const parts: string[] = [];
  if (weekday !== undefined) parts.push(say('time.aWeekday', { weekday: nameWeekday(weekday, language) }));
  if (earliest !== undefined) parts.push(say('time.notBefore', { day: formatDay(earliest, language) }));
  if (latest !== undefined) parts.push(say('time.notAfter', { day: formatDay(latest, language) }));
  if (time.candidates.length > 1) {
    const days = time.candidates.map((day) => formatShortDay(day, language)).join(', ');
    parts.push(say('time.oneOf', { days }));
  }
  return parts.length === 0 ? null : parts.join(', ');
}

/** For a card: "15 Nov", "14–16 Nov", "Nov 2022", "undated". The year stands in the group head. */
export function shortWhen(time: Time, { say, language }: Words): string {
  const start = time.start ?? time.end;
  const end = time.end ?? time.start;
  if (start === null || end === null) return say('time.undated');
  const last = formatDayMonth(end, language);
  if (start === end) return last;
  if (isWholeYear(start, end)) return start.slice(0, 4);
  if (isWholeMonth(start, end)) return formatShortMonth(start, language);
  if (start.slice(0, 7) === end.slice(0, 7)) return `${Number(start.slice(8))}–${last}`;
  return `${formatDayMonth(start, language)} – ${last}`;
}

/** The day with its year, short: "15 Nov 2022"; a range keeps both ends. */
export function datedWhen(time: Time, { say, language }: Words): string {
  const start = time.start ?? time.end;
  const end = time.end ?? time.start;
  if (start === null || end === null) {
    const { surface } = time;
    return surface === null ? say('time.undated') : say('time.undatedWords', { surface });
  }
  return start === end ? formatShortDay(start, language) : formatDayRange(start, end, language);
}
