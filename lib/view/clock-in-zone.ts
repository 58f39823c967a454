/**
 * Clocks of attacks read in another time zone than that of the place. Records hold days and hours as clocks at the place
 * showed them; only what is shown of an hour is read anew, days on the timeline stay those of the place.
 */
import type { Incident } from '#lib/schema.ts';
import { addDays, dayFromNumber, dayNumber, MINUTES_PER_DAY } from '#lib/time.ts';

/** In which zone clocks are read: that of each place, UTC, or the reader's. */
export const ZONES = ['place', 'utc', 'yours'] as const;
export type ZoneName = (typeof ZONES)[number];

/** How clocks are read; null = as the place has them. */
export type ZoneReading = {
  name: Exclude<ZoneName, 'place'>;
  /** IANA name of the zone that clocks are read in, "UTC" or "Europe/Kyiv". */
  zone: string;
  /** IANA name of the zone at a point; null where it is not known (yet). */
  zoneAt: (lng: number, lat: number) => string | null;
};

/** One end of a stated time: "21:50" and the day on which it is that late there. */
export type ZonedMinute = { clock: string; day: string };
/** `isShifted`: an end lies on another day than at the place. */
export type ZonedClock = { from: ZonedMinute; to: ZonedMinute; isShifted: boolean };

const MS_PER_MINUTE = 60_000;
const formats = new Map<string, Intl.DateTimeFormat | null>();

/** Null for a zone that this engine does not know. */
function formatOf(zone: string): Intl.DateTimeFormat | null {
  let format = formats.get(zone);
  if (format === undefined) {
    try {
      format = new Intl.DateTimeFormat('en-GB-u-ca-iso8601-nu-latn', {
        timeZone: zone,
        hourCycle: 'h23',
        year: 'numeric',
        month: '2-digit',
        day: '2-digit',
        hour: '2-digit',
        minute: '2-digit',
      });
    } catch {
      format = null;
    }
    formats.set(zone, format);
  }
  return format;
}

/** Minutes since 1970-01-01T00:00 that clocks of the zone show at an instant (minutes since 1970 UTC). */
function clockMinutes(format: Intl.DateTimeFormat, instant: number): number {
  const part = { year: 0, month: 0, day: 0, hour: 0, minute: 0 };
  for (const { type, value } of format.formatToParts(new Date(instant * MS_PER_MINUTE))) {
    if (type in part) part[type as keyof typeof part] = Number(value);
  }
  return Date.UTC(part.year, part.month - 1, part.day, part.hour, part.minute) / MS_PER_MINUTE;
}

/**
 * The instant at which clocks of the zone show so many minutes since 1970-01-01T00:00. Of an hour that comes twice the
 * first is taken; an hour that is left out is read with the offset before it.
 */
function instantOf(format: Intl.DateTimeFormat, shown: number): number {
  const offsetAt = (instant: number) => clockMinutes(format, instant) - instant;
  const [before, after] = [offsetAt(shown - MINUTES_PER_DAY), offsetAt(shown + MINUTES_PER_DAY)];
  const tries = [shown - before, shown - after].filter((at) => clockMinutes(format, at) === shown);
  return tries.length === 0 ? shown - before : Math.min(...tries);
}

/** Minutes of a clock "22:50"; "24:00" is the end of the day. Null when it is no time of day. */
function minutesOf(clock: string): number | null {
  const match = /^(\d{1,2}):(\d{2})/.exec(clock);
  if (!match) return null;
  const minutes = Number(match[1]) * 60 + Number(match[2]);
  return minutes <= MINUTES_PER_DAY && Number(match[2]) < 60 ? minutes : null;
}

function spell(minutes: number): ZonedMinute {
  const days = Math.floor(minutes / MINUTES_PER_DAY);
  const ofDay = minutes - days * MINUTES_PER_DAY;
  const two = (value: number) => String(value).padStart(2, '0');
  return { clock: `${two(Math.floor(ofDay / 60))}:${two(ofDay % 60)}`, day: dayFromNumber(days) };
}

type Stated = Pick<Incident['time'], 'start' | 'end' | 'clock'>;
type Point = { lng: number | null; lat: number | null; precision: string } | null;

/**
 * The hours of an attack as clocks of the asked-for zone show them; null where no hour or day is stated, or where the
 * zone of the place is not known: without a point, or with a whole country for a place, which may have several.
 */
export function clockInZone(time: Stated, place: Point, reading: ZoneReading | null): ZonedClock | null {
  const start = time.start ?? time.end;
  const end = time.end ?? time.start;
  if (reading === null || time.clock === null || start === null || end === null) return null;
  if (place === null || place.lng === null || place.lat === null || place.precision === 'country')
    return null;
  const from = minutesOf(time.clock.from);
  const to = minutesOf(time.clock.to);
  const zone = reading.zoneAt(place.lng, place.lat);
  const there = zone === null ? null : formatOf(zone);
  const here = formatOf(reading.zone);
  if (from === null || to === null || there === null || here === null) return null;
  // "Overnight" of one day ends on the next morning.
  const lastDay = start === end && to < from ? addDays(end, 1) : end;
  const read = (day: string, minutes: number) => {
    const shown = dayNumber(day) * MINUTES_PER_DAY + minutes;
    return { own: spell(shown), read: spell(clockMinutes(here, instantOf(there, shown))) };
  };
  const [first, last] = [read(start, from), read(lastDay, to)];
  const isShifted = first.own.day !== first.read.day || last.own.day !== last.read.day;
  return { from: first.read, to: last.read, isShifted };
}
