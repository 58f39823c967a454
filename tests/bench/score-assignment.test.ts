import fc from 'fast-check';
import { expect, it } from 'vitest';
import { assignBest } from '../../bench/score-assignment.ts';

/** The greatest total by trying everything. */
function bestTotal(scores: number[][], row = 0, used: ReadonlySet<number> = new Set()): number {
  if (row === scores.length) return 0;
  let best = bestTotal(scores, row + 1, used);
  scores[row]!.forEach((score, c) => {
    if (!used.has(c)) best = Math.max(best, score + bestTotal(scores, row + 1, new Set([...used, c])));
  });
  return best;
}

const matrix = fc
  .tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 5 }))
  .chain(([rows, columns]) =>
    fc.array(fc.array(fc.constantFrom(0, 0.5, 0.6, 0.75, 1), { minLength: columns, maxLength: columns }), {
      minLength: rows,
      maxLength: rows,
    }),
  );

it('reaches the total that trying everything reaches, one to one, and never pairs what scores 0', () => {
  fc.assert(
    fc.property(matrix, (scores) => {
      const pairs = assignBest(scores);
      expect(new Set(pairs.map(([r]) => r)).size).toBe(pairs.length);
      expect(new Set(pairs.map(([, c]) => c)).size).toBe(pairs.length);
      for (const [r, c] of pairs) expect(scores[r]![c]).toBeGreaterThan(0);
      expect(pairs.reduce((sum, [r, c]) => sum + scores[r]![c]!, 0)).toBeCloseTo(bestTotal(scores));
    }),
  );
});

it('gives up the best single pair for a better whole', () => {
  expect(
    assignBest([
      [1, 0.9],
      [0.9, 0],
    ]),
  ).toEqual([
    [0, 1],
    [1, 0],
  ]);
});
