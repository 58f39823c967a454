/** How precise a placed time is, in the product's codes. */
import type { TimePrecision } from '#lib/schema.ts';
import { addDays, daysBetween } from '#lib/time.ts';
import { addMonths } from './calendar.ts';
import type { Placed } from './placed.ts';
import type { Clock, DayPart, Stretch } from './time-meaning.ts';

/** Days covered by a width → precision: 2–6 a range, up to 10 a week, up to 20 part of a month, up to 31 a month. */
function precisionOfWidth(start: string, end: string): TimePrecision {
  const days = daysBetween(start, end) + 1;
  if (days <= 1) return 'day';
  if (days <= 6) return 'range';
  if (days <= 10) return 'week';
  if (days <= 20) return 'part_of_month';
  return days <= 31 ? 'month' : 'longer';
}

/** The precision of a placed time with its clock and part of the day. */
export function timePrecisionOf(
  placed: Placed,
  clock: Clock | null,
  dayPart: DayPart | null,
  stretch: Stretch | null,
): TimePrecision {
  const days = daysBetween(placed.start, placed.end) + 1;
  if (days === 1) {
    if (clock !== null) return clock.from === clock.to && !clock.from.endsWith(':00') ? 'minute' : 'hour';
    if (dayPart !== null || stretch !== null) return 'part_of_day';
    return 'day';
  }
  if (days === 2 && dayPart === 'night') return 'part_of_day';
  if (placed.grain === 'month' && stretch !== null) return 'part_of_month';
  if (placed.grain === 'month' && days > 6) return 'month';
  if (placed.grain === 'week' && days > 1) return 'week';
  return precisionOfWidth(placed.start, placed.end);
}

/** The part of a month or a longer stretch: early, mid and late are its thirds (1–10, 11–20, 21–end of a month). */
export function narrowToStretch(placed: Placed, stretch: Stretch | null): Placed {
  if (stretch === null || placed.start === placed.end) return placed;
  const month = placed.start.slice(0, 8);
  if (placed.grain === 'month') {
    if (stretch === 'early') return { ...placed, end: `${month}10` };
    if (stretch === 'mid') return { ...placed, start: `${month}11`, end: `${month}20` };
    return { ...placed, start: `${month}21` };
  }
  if (placed.grain === 'year') {
    const start = addMonths(placed.start, stretch === 'early' ? 0 : stretch === 'mid' ? 4 : 8);
    return {
      ...placed,
      start,
      end:
        stretch === 'late' ? placed.end : addDays(addMonths(placed.start, stretch === 'early' ? 4 : 8), -1),
    };
  }
  return placed;
}
