import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addMonths,
  isoDayOf,
  isoWeekOf,
  mondayOfWeek,
  weekdayOnOrAfter,
  weekdayOnOrBefore,
  weekSpan,
} from '#lib/resolve/time/calendar.ts';
import { addDays, dayFromNumber, daysBetween, isDay, weekdayOf } from '#lib/time.ts';

const day = fc.integer({ min: -200_000, max: 200_000 }).map(dayFromNumber);
const weekday = fc.integer({ min: 1, max: 7 });

describe('calendar', () => {
  it('numbers weeks as ISO 8601 does', () => {
    expect(isoWeekOf('2022-11-15')).toEqual({ year: 2022, week: 46 });
    expect(isoWeekOf('2021-01-03')).toEqual({ year: 2020, week: 53 });
    expect(isoWeekOf('2018-12-31')).toEqual({ year: 2019, week: 1 });
  });

  it('finds the Monday of the week of any day', () => {
    fc.assert(
      fc.property(day, (date) => {
        const { year, week } = isoWeekOf(date);
        expect(mondayOfWeek(year, week)).toBe(weekSpan(date).start);
      }),
    );
  });

  it('finds weekdays within six days to either side', () => {
    fc.assert(
      fc.property(day, weekday, (date, wanted) => {
        const [before, after] = [weekdayOnOrBefore(date, wanted), weekdayOnOrAfter(date, wanted)];
        expect([weekdayOf(before), weekdayOf(after)]).toEqual([wanted, wanted]);
        expect(before <= date && before > addDays(date, -7)).toBe(true);
        expect(after >= date && after < addDays(date, 7)).toBe(true);
      }),
    );
  });

  it('steps by months to a real day at most three days short', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -600, max: 600 }), (date, count) => {
        const moved = addMonths(date, count);
        expect(isDay(moved)).toBe(true);
        expect(Math.abs(daysBetween(date, moved) - count * 30.436875)).toBeLessThan(4);
      }),
    );
    expect(addMonths('2024-01-31', 1)).toBe('2024-02-29');
    expect(addMonths('2022-01-15', -1)).toBe('2021-12-15');
  });

  it('makes no day that the calendar lacks', () => {
    expect(isoDayOf(2023, 2, 29)).toBeNull();
    expect(isoDayOf(2024, 2, 29)).toBe('2024-02-29');
    expect(isoDayOf(0, 1, 1)).toBeNull();
    expect(isoDayOf(2022, 13, 1)).toBeNull();
  });
});
