import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeLocator } from '#lib/server/model-extractor/locate-quote.ts';

const TEXT =
  'Officials said “two Shahed drones” hit Kyiv’s port – at 3 a.m. sharp… The ambassador of Assad left Odesa.';

describe('makeLocator', () => {
  it.for([
    ['two Shahed drones', 'two Shahed drones', 'letter by letter'],
    ['said "two Shahed drones" hit', 'said “two Shahed drones” hit', 'straight quotation marks'],
    ["hit Kyiv's port - at 3", 'hit Kyiv’s port – at 3', 'straight apostrophe, hyphen and plain space'],
    ['3 a.m. sharp... The', '3 a.m. sharp… The', 'three dots for an ellipsis'],
    ['TWO SHAHED DRONES', 'two Shahed drones', 'another case'],
    ['  Odesa\n', 'Odesa', 'spaces around it'],
    ['hit  Kyiv', 'hit Kyiv', 'more spaces inside'],
  ] as const)('finds %j as %j: %s', ([quote, expected]) => {
    expect(makeLocator(TEXT)(quote).map((span) => span.quote)).toEqual([expected]);
  });

  it.for([
    'three Shahed drones',
    'two drones',
    'Assa',
    'ambass',
    'Kyiv port',
    '',
    '   ',
    '…',
    '“',
    'sharp..',
  ])('does not find %j', (quote) => {
    expect(makeLocator(TEXT)(quote)).toEqual([]);
  });

  it('finds nothing for a quote that is longer than any slot', () => {
    expect(makeLocator('x'.repeat(5000))('x'.repeat(5000))).toEqual([]);
  });

  it('gives every place of the words, in order', () => {
    const text = 'Hit again: the port was hit, then HIT.';
    expect(makeLocator(text)('hit').map((span) => span.start)).toEqual([24]);
    expect(makeLocator(text)('Hit').map((span) => span.start)).toEqual([0]);
    expect(makeLocator(text)('hIt').map((span) => span.start)).toEqual([0, 24, 34]);
  });

  it('gives only spans that are slices of the text, and finds every whole line of it', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.constantFrom('“Kyiv”', 'don’t', '…', ' – ', '\u00a0', 'İstanbul', '\u00ad', '𝒳y', 'ß', '\n\n'),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), fc.nat(), fc.nat(), (pieces, a, b) => {
        const text = pieces.join(' ');
        const [from, to] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y) as [
          number,
          number,
        ];
        const locate = makeLocator(text);
        for (const quote of [text.slice(from, to), text.slice(from, to).toUpperCase(), ...pieces]) {
          for (const span of locate(quote)) expect(text.slice(span.start, span.end)).toBe(span.quote);
        }
        if (/[\p{L}\p{N}]/u.test(text) && text.trim().length <= 1000) expect(locate(text)).toHaveLength(1);
      }),
      { numRuns: 400 },
    );
  });
});
