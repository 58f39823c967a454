/** Places what is counted from the anchor: weekdays, "this week", "three weeks ago", "the past few days". */
import { addDays, isDay, weekdayOf } from '#lib/time.ts';
import {
  addMonths,
  monthOf,
  monthSpan,
  weekdayOnOrAfter,
  weekdayOnOrBefore,
  weekSpan,
  yearOf,
} from './calendar.ts';
import { placeQuarter } from './place-period.ts';
import { oneDay, type Placed, wholeYears } from './placed.ts';
import type { Meaning, Shift, Tense, Unit } from './time-meaning.ts';

/** The days of what is counted from the anchor, or null. */
export function placeRelative(meaning: Meaning, anchor: string, tense: Tense): Placed | null {
  switch (meaning.kind) {
    case 'weekday':
      return oneDay(placeWeekday(meaning.weekday, meaning.shift, anchor, tense));
    case 'deictic_day': {
      const day = addDays(anchor, meaning.offset);
      return meaning.overnight ? { start: day, end: addDays(day, 1), grain: 'days' } : oneDay(day);
    }
    case 'unit':
      if (meaning.trailing) return placeSpan(meaning.unit, 1, -1, anchor);
      return placeUnit(meaning.unit, meaning.shift, anchor, tense);
    case 'offset':
      return meaning.base === 'anchor'
        ? placeOffset(meaning.unit, meaning.count, meaning.direction, anchor)
        : null;
    case 'span':
      return placeSpan(meaning.unit, meaning.count, meaning.direction, anchor);
    default:
      return null;
  }
}

function placeWeekday(weekday: number, shift: Shift, anchor: string, tense: Tense): string {
  if (shift === -1) return weekdayOnOrBefore(addDays(anchor, -1), weekday);
  if (shift === 1) return weekdayOnOrAfter(addDays(anchor, 1), weekday);
  if (tense === 'future' || (shift === 0 && tense === 'unknown')) return weekdayOnOrAfter(anchor, weekday);
  return weekdayOnOrBefore(anchor, weekday);
}

function placeUnit(unit: Unit, shift: -1 | 0 | 1, anchor: string, tense: Tense): Placed | null {
  const year = yearOf(anchor);
  switch (unit) {
    case 'week':
      return { ...weekSpan(addDays(anchor, 7 * shift)), grain: 'week' };
    case 'weekend': {
      const saturday = placeWeekend(shift, anchor, tense);
      return { start: saturday, end: addDays(saturday, 1), grain: 'weekend' };
    }
    case 'month': {
      const day = addMonths(anchor, shift);
      const span = monthSpan(yearOf(day), monthOf(day));
      return span === null ? null : { ...span, grain: 'month' };
    }
    case 'quarter':
      return placeQuarter(
        { kind: 'quarter', quarter: null, half: false, year: null, shift, yearShift: null },
        anchor,
      );
    case 'year':
      return wholeYears(year + shift, year + shift, 'year');
    case 'decade':
      return wholeYears(
        (Math.floor(year / 10) + shift) * 10,
        (Math.floor(year / 10) + shift) * 10 + 9,
        'decade',
      );
    case 'century':
      return wholeYears(
        (Math.floor(year / 100) + shift) * 100,
        (Math.floor(year / 100) + shift) * 100 + 99,
        'century',
      );
    default:
      return null;
  }
}

function placeWeekend(shift: -1 | 0 | 1, anchor: string, tense: Tense): string {
  if (shift === 1 || (shift === 0 && tense === 'future')) return weekdayOnOrAfter(addDays(anchor, shift), 6);
  const inside = weekdayOf(anchor) >= 6;
  return weekdayOnOrBefore(shift === -1 && inside ? addDays(anchor, -2) : anchor, 6);
}

function placeOffset(unit: Unit, count: number, direction: -1 | 1, anchor: string): Placed | null {
  const whole = Math.round(count);
  if (!boundedSteps(unit, whole)) return null;
  switch (unit) {
    case 'second':
    case 'minute':
    case 'hour': {
      const days = unit === 'hour' ? Math.ceil(count / 24) : 1;
      const far = addDays(anchor, direction * days);
      return direction < 0
        ? { start: far, end: anchor, grain: 'days' }
        : { start: anchor, end: far, grain: 'days' };
    }
    case 'day':
      return oneDay(addDays(anchor, direction * whole));
    case 'week':
    case 'weekend': {
      const middle = addDays(anchor, direction * Math.round(count * 7));
      return { start: addDays(middle, -3), end: addDays(middle, 3), grain: 'week' };
    }
    case 'month':
    case 'quarter': {
      const middle = addMonths(anchor, direction * whole * (unit === 'quarter' ? 3 : 1));
      return { start: addDays(middle, -15), end: addDays(middle, 15), grain: 'month' };
    }
    default: {
      const years = whole * (unit === 'decade' ? 10 : unit === 'century' ? 100 : 1);
      const year = yearOf(anchor) + direction * years;
      return wholeYears(year, year, 'year');
    }
  }
}

/** Steps that stay inside the calendar's four-digit years. */
function boundedSteps(unit: Unit, count: number): boolean {
  const limit = unit === 'day' ? 100_000 : unit === 'week' || unit === 'month' ? 10_000 : 900;
  return count <= (unit === 'hour' || unit === 'minute' || unit === 'second' ? 10_000 : limit);
}

/** Days that "the past few days / weeks / months / years" reach back: a reader's measure, not a count. */
const SOME_DAYS: Readonly<Record<Unit, number>> = {
  second: 1,
  minute: 1,
  hour: 1,
  day: 7,
  week: 42,
  weekend: 21,
  month: 183,
  quarter: 366,
  year: 1826,
  decade: 10958,
  century: 109575,
};

const UNIT_DAYS: Readonly<Record<Unit, number>> = {
  second: 0,
  minute: 0,
  hour: 1 / 24,
  day: 1,
  week: 7,
  weekend: 7,
  month: 30.5,
  quarter: 91.3,
  year: 365.25,
  decade: 3652.5,
  century: 36525,
};

function placeSpan(unit: Unit, count: number | null, direction: -1 | 1, anchor: string): Placed | null {
  const days = count === null ? SOME_DAYS[unit] : Math.ceil(count * UNIT_DAYS[unit]);
  if (days > 200_000) return null;
  const far = addDays(anchor, direction * days);
  if (!isDay(far)) return null;
  return direction < 0
    ? { start: far, end: anchor, grain: 'span' }
    : { start: anchor, end: far, grain: 'span' };
}
