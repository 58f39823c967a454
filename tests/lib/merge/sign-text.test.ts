import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shareOfText, signText } from '#lib/merge/sign-text.ts';

const words = fc.array(fc.stringMatching(/^[a-z]{2,8}$/), { minLength: 60, maxLength: 120 });

describe('signText', () => {
  it('knows a copy with another headline and line breaks', () => {
    const body = Array.from({ length: 120 }, (_, i) => `word${i} and`).join(' ');
    const copy = `BREAKING: ${body.toUpperCase().replaceAll(' word', '\nword')}`;
    expect(shareOfText(signText(body), signText(copy))).toBeGreaterThan(0.9);
  });

  it('gives the share of a text that was half rewritten', () => {
    const half = (name: string): string => Array.from({ length: 150 }, (_, i) => `${name}${i}`).join(' ');
    const share = shareOfText(signText(`${half('a')} ${half('b')}`), signText(`${half('a')} ${half('c')}`));
    expect(share).toBeGreaterThan(0.15);
    expect(share).toBeLessThan(0.55);
  });

  it('is like nothing when the text is shorter than a shingle', () => {
    expect(signText('too short')).toEqual([]);
    expect(shareOfText([], signText('a b c d e f'))).toBe(0);
  });

  it('is wholly like itself, and equally like either way round', () => {
    fc.assert(
      fc.property(words, words, (a, b) => {
        const [x, y] = [signText(a.join(' ')), signText(b.join(' '))];
        expect(shareOfText(x, x)).toBe(1);
        expect(shareOfText(x, y)).toBe(shareOfText(y, x));
      }),
    );
  });
});
