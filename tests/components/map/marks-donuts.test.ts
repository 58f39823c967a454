import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layDigits } from '#components/map/marks-digits.ts';
import { putTurnEnds, shortCount } from '#components/map/marks-donuts.ts';
import { ATTACK_TYPES } from '#lib/codes.ts';

function turnEnds(types: Uint32Array, count: number): number[] {
  const numbers = new Float32Array(14).fill(-1);
  putTurnEnds(numbers, 1, types, count);
  // What stands around it is not touched.
  expect([numbers[0], numbers[13]]).toEqual([-1, -1]);
  return [...numbers.subarray(1, 13)];
}

describe('a donut’s turn', () => {
  it('is whole, goes on only, and loses no type however rare', () => {
    const held = fc.array(fc.nat({ max: 100_000 }), {
      minLength: ATTACK_TYPES.length,
      maxLength: ATTACK_TYPES.length,
    });
    fc.assert(
      fc.property(
        held.filter((counts) => counts.some((count) => count > 0)),
        (counts) => {
          const ends = turnEnds(
            Uint32Array.from(counts),
            counts.reduce((a, b) => a + b, 0),
          );
          expect(ends.at(-1)).toBeCloseTo(1);
          counts.forEach((count, type) => {
            const share = (ends[type] ?? 0) - (ends[type - 1] ?? 0);
            if (count > 0) expect(share).toBeGreaterThan(0.02);
            else expect(share).toBeCloseTo(0);
          });
        },
      ),
    );
  });

  it('has a place for every type', () => {
    expect(turnEnds(new Uint32Array(16).fill(1), 16).length).toBeGreaterThanOrEqual(ATTACK_TYPES.length);
  });
});

describe('a donut’s number', () => {
  it('fits into its middle', () => {
    expect([4, 950, 9999, 10_000, 12_400, 1_250_000].map(shortCount)).toEqual([
      '4',
      '950',
      '9999',
      '10k',
      '12k',
      '1.3M',
    ]);
  });

  it('stands around the middle, glyph after glyph', () => {
    const widths = { big: Array(13).fill(7), small: Array(13).fill(6) };
    const glyphs: number[][] = [];
    layDigits({ widths }, '120', 'big', (...glyph) => glyphs.push(glyph));
    expect(glyphs.map(([right = 0]) => right + 2)).toEqual([-10.5, -3.5, 3.5]);
    expect(new Set(glyphs.map(([, down]) => down)).size).toBe(1);
  });
});
