import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { embedCode, embedUrl } from '#lib/view/embed-code.ts';
import { decodeView } from '#lib/view/view-codec.ts';
import { INITIAL_VIEW } from '#lib/view/view-state.ts';

describe('the code that shows a view on another page', () => {
  it('holds the whole view and the language', () => {
    const view = { ...INITIAL_VIEW, from: '2022-10-01', grades: ['fair' as const], theme: 'dark' as const };
    const url = new URL(embedUrl('https://dateline.example', view, 'uk'));
    expect(url.pathname).toBe('/embed');
    expect(url.searchParams.get('lang')).toBe('uk');
    expect(decodeView(url.searchParams)).toEqual(view);
  });

  it('is one frame with that address, whatever the words of the view', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const url = embedUrl('https://dateline.example', { ...INITIAL_VIEW, text }, 'en');
        const { document } = parseHTML(
          `<body>${embedCode(url, 'Attacks "on" a <map> & more', 'wide')}</body>`,
        );
        const frames = [...document.querySelectorAll('*')].filter(({ tagName }) => tagName !== 'BODY');
        expect(frames.map(({ tagName }) => tagName)).toEqual(['IFRAME']);
        expect(frames[0]?.getAttribute('src')).toBe(url);
        expect(frames[0]?.getAttribute('title')).toBe('Attacks "on" a <map> & more');
        expect(frames[0]?.getAttribute('width')).toBe('100%');
      }),
    );
  });
});
