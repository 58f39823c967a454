import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dayFromNumber, dayNumber, daysBetween, isDay, weekdayOf } from '#lib/time.ts';

const anyDay = fc.integer({ min: -200_000, max: 200_000 }).map(dayFromNumber);

describe('calendar days', () => {
  it.each([
    ['2022-11-15', 2],
    ['2022-04-28', 4],
    ['1970-01-01', 4],
    ['1969-12-31', 3],
    ['2024-02-29', 4],
  ])('%s is weekday %i', (day, weekday) => {
    expect(weekdayOf(day)).toBe(weekday);
  });

  it('round-trips between ISO days and day numbers', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(dayFromNumber(dayNumber(day))).toBe(day);
      }),
    );
  });

  it('moves the weekday by one each day and returns after seven', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(weekdayOf(addDays(day, 1))).toBe((weekdayOf(day) % 7) + 1);
        expect(weekdayOf(addDays(day, -7))).toBe(weekdayOf(day));
      }),
    );
  });

  it('counts the days that addDays added', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -5000, max: 5000 }), (day, n) => {
        expect(daysBetween(day, addDays(day, n))).toBe(n);
      }),
    );
  });

  it('stops at the ends of the calendar', () => {
    expect(addDays('9999-12-31', 1)).toBe('9999-12-31');
    expect(addDays('0001-01-01', -8)).toBe('0001-01-01');
  });

  it.each(['2022-02-30', '2022-13-01', '2022-1-1', 'yesterday', ''])('refuses %j as a day', (text) => {
    expect(isDay(text)).toBe(false);
    expect(() => dayNumber(text)).toThrow(RangeError);
  });
});
