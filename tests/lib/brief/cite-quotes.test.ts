import { describe, expect, it } from 'vitest';
import type { BriefQuote } from '#lib/brief/brief-schema.ts';
import { citer, dropQuote } from '#lib/brief/cite-quotes.ts';
import { fillFigures, fillPieces, sumFigures } from '#lib/brief/figures.ts';

const quote = (article: string): BriefQuote => ({ article, incident: null, quote: 'x', start: 0, end: 1 });
const quotes = [quote('a'), quote('b'), quote('c')];
const sources = [{ id: 'c' }, { id: 'a' }];
const figures = sumFigures([]);
const spellDay = (day: string) => day;

describe('the numbers of sources in a text', () => {
  it('are those of the list of sources; what is gone leaves no trace', () => {
    const text = 'Two killed{q1}, three{q2}, four{q3}{q9}.';
    expect(fillFigures(text, figures, spellDay, citer({ quotes }, sources))).toBe(
      'Two killed [2], three, four [1].',
    );
  });

  it('come as pieces that know their quote', () => {
    expect(fillPieces('{attacks}: x{q3}{other}', figures, spellDay, citer({ quotes }, sources))).toEqual([
      { kind: 'figure', text: '0 attacks' },
      { kind: 'text', text: ': x' },
      { kind: 'cite', quote: 3, text: ' [1]' },
      { kind: 'text', text: '{other}' },
    ]);
  });

  it('stay with their words when a quote is taken out', () => {
    const left = dropQuote({ quotes, body: 'A{q1} B{q2} C{q3} D{q1}' }, 1);
    expect(left.quotes?.map(({ article }) => article)).toEqual(['a', 'c']);
    expect(left.body).toBe('A{q1} B C{q2} D{q1}');
  });
});
