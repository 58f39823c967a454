import { describe, expect, it } from 'vitest';
import { wordsToPin } from '#lib/view/words-to-pin.ts';
import type { ArticleDetail } from '#lib/wire.ts';

const text = 'Two rockets fell. Three people were killed in Kyiv. Nobody claimed it.';
const detail = {
  article: { id: 'a1' },
  text,
  mentions: [
    {
      id: 'm1',
      incidentId: 'i_1',
      place: { evidence: [{ start: 46, end: 50, quote: 'Kyiv' }] },
      time: { evidence: [] },
      targets: [],
      weapon: null,
      casualties: {
        killed: { evidence: [{ start: 18, end: 42, quote: 'Three people were killed' }] },
        injured: null,
        missing: null,
        captured: null,
      },
      perpetrator: null,
      claims: [],
      evidence: [{ start: 0, end: 17, quote: 'Two rockets fell.' }],
    },
  ],
} as unknown as ArticleDetail;

describe('wordsToPin', () => {
  it('takes the selected words exactly', () => {
    const words = wordsToPin(detail, { focus: null, incident: null }, ' Nobody claimed it ');
    expect(words).toMatchObject({ article: 'a1', isExact: true, incident: null });
    expect(text.slice(words?.start, words?.end)).toBe('Nobody claimed it');
  });

  it('else the words that the view points at, else those of the toll of the selected attack', () => {
    const focused = wordsToPin(detail, { focus: { mention: 'm1', field: 'place' }, incident: 'i_1' }, '');
    expect(text.slice(focused?.start, focused?.end)).toBe('Kyiv');
    const told = wordsToPin(detail, { focus: null, incident: 'i_1' }, 'words of another page');
    expect(text.slice(told?.start, told?.end)).toBe('Three people were killed');
    expect(told).toMatchObject({ isExact: false, incident: 'i_1' });
  });

  it('takes nothing where nothing is evidence', () => {
    const bare = { ...detail, mentions: [] };
    expect(wordsToPin(bare, { focus: null, incident: null }, 'ab')).toBeNull();
  });
});
