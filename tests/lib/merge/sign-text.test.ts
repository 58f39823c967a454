import fc from 'fast-check';
import { Minhash } from 'minhash';
import { describe, expect, it } from 'vitest';
import { packSignature, shareOfText, sharesText, signText, unpackSignature } from '#lib/merge/sign-text.ts';

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

  it('says of every least share what the share itself says', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(words, words, share, share, (a, b, part, least) => {
        const x = signText(a.join(' '));
        const y = signText([...a.slice(0, Math.round(a.length * part)), ...b].join(' '));
        expect(sharesText(x, y, least)).toBe(shareOfText(x, y) >= least);
      }),
    );
  });

  it('agrees with the package minhash on how much two texts share, within the error of both', () => {
    const minhashOf = (text: readonly string[]): Minhash => {
      const made = new Minhash({ numPerm: 256, seed: 1 });
      for (let i = 0; i + 4 <= text.length; i++) made.update(text.slice(i, i + 4).join(' '));
      return made;
    };
    fc.assert(
      fc.property(words, words, fc.double({ min: 0, max: 1, noNaN: true }), (a, b, share) => {
        const mixed = [...a.slice(0, Math.round(a.length * share)), ...b];
        const other = minhashOf(a).jaccard(minhashOf(mixed));
        expect(Math.abs(shareOfText(signText(a.join(' ')), signText(mixed.join(' '))) - other)).toBeLessThan(
          0.3,
        );
      }),
      { numRuns: 60 },
    );
  });

  it('is the same after it was packed, and packs in the order of its numbers', () => {
    const hash = fc.integer({ min: 0, max: 2 ** 32 - 1 });
    fc.assert(
      fc.property(fc.uniqueArray(hash, { maxLength: 64 }), (hashes) => {
        expect([...unpackSignature(packSignature(hashes))]).toEqual(hashes);
      }),
    );
    expect(packSignature([0, 255, 2 ** 32 - 1])).toBe('00000000000000ffffffffff');
  });
});
