import { describe, expect, it } from 'vitest';
import { segment } from '#lib/extract/segment.ts';

function sentences(text: string): string[] {
  return segment(text, []).sentences.map((s) => text.slice(s.start, s.end));
}

describe('segment', () => {
  it.each([
    ['U.N. officials met Gen. Zaluzhny on Oct. 17. They left.', 2],
    ['It fell near the U.S. Embassy in Kyiv. No one was hurt.', 2],
    ['“Attack on the capital. Two houses were hit,” the mayor said.', 2],
    ['Missiles hit Kyiv on Thursday\nThe mayor said so.', 2],
    ['The complex in Millville, New Jersey.It happened at 7:30 p.m. Sunday at home.', 2],
    ['Detachment NO. 4 was hit at No. 5 Main St. by J. Smith.', 1],
    ['It cost 1.5 million. Then 3.2 percent.', 2],
  ])('cuts %j into %i', (text, count) => {
    expect(sentences(text)).toHaveLength(count);
  });

  it('reads the line feeds of a hard-wrapped wire text as spaces', () => {
    const text =
      'THE ARCE BATTALION COMMAND HAS REPORTED THAT ABOUT 50\nPEASANTS OF VARIOUS AGES HAVE BEEN KIDNAPPED BY\nTERRORISTS OF THE FRONT IN SAN MIGUEL\nDEPARTMENT. ACCORDING TO THAT GARRISON, THE MASS\nKIDNAPPING TOOK PLACE ON 30 DECEMBER IN\nSAN LUIS DE LA REINA.';
    expect(sentences(text)).toHaveLength(2);
  });

  it('ends a sentence at a section border', () => {
    const text = 'KYIV (AP) — Missiles hit.';
    const doc = segment(text, [{ kind: 'dateline', start: 0, end: 11 }]);
    expect(doc.sentences.map((s) => s.section)).toEqual(['dateline', 'body']);
  });
});
