import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayFromNumber } from '#lib/time.ts';
import { parseDay } from '#lib/view/parse-day.ts';

describe('parseDay', () => {
  it.each([
    ['2024-05-14', '2024-05-14'],
    [' 2024-5-4 ', '2024-05-04'],
    ['20240514', '2024-05-14'],
    ['2024.05.14', '2024-05-14'],
    ['14.5.2024', '2024-05-14'],
    ['14. 05. 2024', '2024-05-14'],
  ])('reads %s', (typed, day) => {
    expect(parseDay(typed)).toBe(day);
  });

  it.each(['', '05/06/2024', '5-6-2024', '2024-02-30', '2024-13-01', 'Tuesday', '2024', '14.5.24'])(
    'takes “%s” for no day: it is none, or may be two',
    (typed) => {
      expect(parseDay(typed)).toBeNull();
    },
  );

  it('gives every ISO day back and throws for no text', () => {
    fc.assert(
      fc.property(fc.integer({ min: -200_000, max: 200_000 }), (number) => {
        const day = dayFromNumber(number);
        if (/^\d{4}-/.test(day)) expect(parseDay(day)).toBe(day);
      }),
    );
    fc.assert(fc.property(fc.string(), (text) => [null, 'string'].includes(parseDay(text) && 'string')));
  });
});
