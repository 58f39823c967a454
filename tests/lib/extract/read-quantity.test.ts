import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readQuantity } from '#lib/extract/read-quantity.ts';
import { tokenize } from '#lib/extract/tokenize.ts';

function read(text: string): [number, number | null] | null {
  const tokens = tokenize(text);
  const q = readQuantity(tokens, 0, tokens.length);
  return q ? [q.min, q.max] : null;
}

describe('readQuantity', () => {
  it.each<[string, [number, number | null] | null]>([
    ['seven', [7, 7]],
    ['twenty-two', [22, 22]],
    ['a hundred and five people', [105, 105]],
    ['two thousand', [2000, 2000]],
    ['1,933', [1933, 1933]],
    ['at least 12', [12, null]],
    ['more than 30', [31, null]],
    ['up to 30', [1, 30]],
    ['as many as two dozen', [1, 24]],
    ['fewer than 10', [0, 9]],
    ['no more than two', [0, 2]],
    ['not more than two', [0, 2]],
    ['at most 12', [0, 12]],
    ['no fewer than five', [5, null]],
    ['dozens of', [24, null]],
    ['between 10 and 15', [10, 15]],
    ['10-15', [10, 15]],
    ['about 40', [36, 44]],
    ['about five', [5, 5]],
    ['a couple of', [2, 2]],
    ['missiles', null],
  ])('reads %j', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it('never gives a lower bound above the upper one', () => {
    const word = fc.constantFrom(
      'at',
      'least',
      'more',
      'than',
      'two',
      'dozen',
      '12',
      '3,400',
      'nearly',
      'up',
      'to',
      'between',
      'and',
      'a',
      'hundred',
      'people',
      'several',
      '7-9',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), (words) => {
        const tokens = tokenize(words.join(' '));
        for (let i = 0; i < tokens.length; i++) {
          const q = readQuantity(tokens, i, tokens.length);
          if (!q) continue;
          expect(q.to).toBeLessThanOrEqual(tokens.length);
          expect(q.min).toBeLessThanOrEqual(q.max ?? Number.POSITIVE_INFINITY);
        }
      }),
    );
  });
});
