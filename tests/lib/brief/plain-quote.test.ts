import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainQuote } from '#lib/brief/plain-quote.ts';

describe('plainQuote', () => {
  it.each([
    ['**Donetsk.** Two were killed.', 'Donetsk. Two were killed.'],
    ['## Toll\nTwo *were* killed', 'Toll\nTwo were killed'],
    ['> Two were killed, [it said](https://news.example/a).', 'Two were killed, it said.'],
    ['- __Kyiv__: 3 × 2 = 6', 'Kyiv: 3 × 2 = 6'],
    ['killed**', 'killed'],
    ['a 5*6*7 grid and snake_case_name', 'a 5*6*7 grid and snake_case_name'],
    ['plain', 'plain'],
  ])('%j → %j', (quote, wanted) => {
    expect(plainQuote(quote)).toBe(wanted);
  });

  it('takes any text and never makes it longer', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => plainQuote(text).length <= text.length));
  });
});
