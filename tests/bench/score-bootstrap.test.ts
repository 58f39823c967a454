import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fScore, measureRows, share } from '../../bench/eval-yardstick.ts';
import { bootstrap, sumCounts } from '../../bench/score-bootstrap.ts';

const ratio = (s: Readonly<Record<string, number>>): number => (s.hit ?? 0) / (s.all ?? 0);
const documents = fc.array(
  fc.record({ hit: fc.integer({ min: 0, max: 5 }), all: fc.integer({ min: 5, max: 9 }) }),
  { minLength: 1, maxLength: 20 },
);

it('keeps the interval inside what single documents reach, and in order', () => {
  fc.assert(
    fc.property(documents, (docs) => {
      const [interval] = bootstrap(docs, [ratio]);
      const each = docs.map(ratio);
      expect(interval!.low!).toBeLessThanOrEqual(interval!.high!);
      expect(interval!.low!).toBeGreaterThanOrEqual(Math.min(...each) - 1e-12);
      expect(interval!.high!).toBeLessThanOrEqual(Math.max(...each) + 1e-12);
    }),
    { numRuns: 20 },
  );
});

it('gives the same interval each time', () => {
  const docs = Array.from({ length: 30 }, (_, i) => ({ hit: i % 3, all: 3 }));
  expect(bootstrap(docs, [ratio])).toEqual(bootstrap(docs, [ratio]));
});

it('comes near the interval that theory gives for a share of many documents', () => {
  const docs = Array.from({ length: 400 }, (_, i) => ({ hit: i % 4 === 0 ? 1 : 0, all: 1 }));
  const [{ low, high } = { low: 0, high: 0 }] = bootstrap(docs, [ratio]);
  const half = 1.96 * Math.sqrt((0.25 * 0.75) / 400);
  expect(low).toBeCloseTo(0.25 - half, 1);
  expect(high).toBeCloseTo(0.25 + half, 1);
  expect(high! - low!).toBeGreaterThan(half);
});

it('gets wider when the failures sit together in few documents', () => {
  const apart = Array.from({ length: 100 }, (_, i) => ({ hit: i % 2, all: 1 }));
  const together = Array.from({ length: 10 }, (_, i) => ({ hit: i % 2 ? 10 : 0, all: 10 }));
  const width = (docs: typeof apart): number => {
    const [interval] = bootstrap(docs, [ratio]);
    return interval!.high! - interval!.low!;
  };
  expect(width(together)).toBeGreaterThan(width(apart));
});

it('sums counts by key', () => {
  expect(sumCounts([{ a: 1 }, { a: 2, b: 3 }])).toEqual({ a: 3, b: 3 });
});

it('says whether a bar is met, from either side, and that nothing was measured', () => {
  const rows = measureRows(
    [{ hit: 3, all: 4, answered: 6 }],
    [
      share('high enough', 'hit', 'all', { atLeast: 0.75 }),
      share('too low', 'hit', 'all', { atLeast: 0.76 }),
      share('low enough', 'hit', 'all', { atMost: 0.75 }),
      share('too high', 'hit', 'all', { atMost: 0.7 }),
      share('nothing there', 'none', 'none', { atLeast: 0 }),
      fScore('F1', ['hit', 'answered', 'all']),
    ],
  );
  expect(rows.map((row) => row.met)).toEqual([true, false, true, false, false, undefined]);
  expect(rows[4]).toMatchObject({ value: null, n: 0, low: null, high: null });
  expect(rows[5]!.value).toBeCloseTo(0.6);
});
