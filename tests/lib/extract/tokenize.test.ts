import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokenize } from '#lib/extract/tokenize.ts';

const words = (text: string): string[] => tokenize(text).map((t) => t.word);

describe('tokenize', () => {
  it('keeps compounds and dotted abbreviations whole and cuts the possessive off', () => {
    expect(words("Ukraine's 5-year-old U.N. drive-by at 3 p.m. didn't")).toEqual([
      'ukraine',
      "'s",
      '5-year-old',
      'u.n.',
      'drive-by',
      'at',
      '3',
      'p.m.',
      "didn't",
    ]);
  });
  it('reads typographic apostrophes as straight ones', () => {
    expect(words('Thursday’s blasts')).toEqual(['thursday', "'s", 'blasts']);
  });
  it('keeps thousands together and list commas apart', () => {
    expect(words('1,933 civilians, 36, were')).toEqual(['1,933', 'civilians', ',', '36', ',', 'were']);
  });
  it('gives sorted spans inside any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        let last = 0;
        for (const t of tokenize(text)) {
          expect(t.start).toBeGreaterThanOrEqual(last);
          expect(t.end).toBeGreaterThan(t.start);
          last = t.end;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});
