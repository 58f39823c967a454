import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseRange } from '#lib/server/basemap/parse-range.ts';

it.each([
  ['bytes=0-4', 10, { start: 0, end: 4 }],
  ['bytes=4-', 10, { start: 4, end: 9 }],
  ['bytes=-3', 10, { start: 7, end: 9 }],
  ['bytes=-30', 10, { start: 0, end: 9 }],
  ['bytes=8-99', 10, { start: 8, end: 9 }],
  ['bytes=10-', 10, 'outside'],
  ['bytes=-0', 10, 'outside'],
  ['bytes=0-', 0, 'outside'],
  ['bytes=5-2', 10, 'whole'],
  ['bytes=0-1,4-5', 10, 'whole'],
  ['lines=0-1', 10, 'whole'],
  ['bytes=-', 10, 'whole'],
  [null, 10, 'whole'],
])('reads %j of %i bytes', (header, length, range) => {
  expect(parseRange(header, length)).toEqual(range);
});

it('never names a byte that is not there, whatever the header says', () => {
  const headers = fc.oneof(fc.string(), fc.stringMatching(/^bytes=\d{0,17}-\d{0,17}$/));
  fc.assert(
    fc.property(headers, fc.nat(1000), (header, length) => {
      const range = parseRange(header, length);
      if (typeof range === 'string') return;
      expect(range.start).toBeGreaterThanOrEqual(0);
      expect(range.end).toBeGreaterThanOrEqual(range.start);
      expect(range.end).toBeLessThan(length);
    }),
  );
});
