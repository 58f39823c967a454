import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSource } from '#lib/read/read-source.ts';
import { headOf, skimMarkup } from '#lib/read/skim-markup.ts';
import { isHeavyMarkup } from '#lib/read/weigh-markup.ts';

const STORY = Array.from(
  { length: 30 },
  (_, i) => `Paragraph ${i}: shells fell on the village of Example again, officials &amp; residents said.`,
);
const PLAIN = STORY.map((words) => words.replace('&amp;', '&'));

function heavyPage(): string {
  const menu = '<li><a href="/x">Another story</a></li>'.repeat(3000);
  return `<!doctype html><html lang="en"><head><title>Shells on Example | The Paper</title>
    <meta property="og:title" content="Shells on Example"><meta property="article:published_time" content="2024-03-05T08:00:00Z">
    <link rel="canonical" href="https://paper.example/a"></head><body><nav><ul>${menu}</ul></nav>
    <article><h1>Shells on Example</h1>${STORY.map((words) => `<p>${words}</p>`).join('')}
    <figure><img src=a.jpg><figcaption>A house.</figcaption></figure><p hidden>Not shown</p></article>
    <aside><p>Subscribe to the paper today.</p></aside><footer><ul>${menu}</ul></footer></body></html>`;
}

describe('skimming heavy pages', () => {
  it('takes a page with thousands of links for heavy and one of plain paragraphs not', () => {
    expect(isHeavyMarkup(heavyPage())).toBe(true);
    expect(isHeavyMarkup(STORY.map((words) => `<p>${words}</p>`).join('\n'))).toBe(false);
    expect(isHeavyMarkup('<div>'.repeat(500))).toBe(true);
    expect(isHeavyMarkup('<div></b>'.repeat(500))).toBe(true);
  });

  it('keeps the article with its captions, leaves out menus, asides and what is hidden', () => {
    const { text, sections } = skimMarkup(heavyPage());
    expect(text.split('\n\n')).toEqual(['Shells on Example', ...PLAIN, 'A house.']);
    expect(sections.map(({ kind, start, end }) => [kind, text.slice(start, end)])).toEqual([
      ['headline', 'Shells on Example'],
      ['caption', 'A house.'],
    ]);
  });

  it('reads title, day, language and address of a heavy page', () => {
    const { value, problems } = readSource(
      { name: 'a.html', bytes: new TextEncoder().encode(heavyPage()) },
      {},
    );
    expect(problems).toEqual([]);
    expect(value).toHaveLength(1);
    expect(value[0]).toMatchObject({
      title: 'Shells on Example',
      publishedAt: expect.stringMatching(/^2024-03-05/),
      language: 'en',
      url: 'https://paper.example/a',
    });
  });

  it('reads on where an element that hides its text is never closed', () => {
    expect(skimMarkup('<nav><p>One <b>two</b><svg><p>three').text).toBe('One two\n\nthree');
  });

  it('keeps linked data and drops what follows the first metadata', () => {
    const data = '<script type="application/ld+json">{"@type":"NewsArticle"}</script>';
    expect(headOf(`<meta name=a content=b>${data}`)).toContain(data);
    expect(headOf('<meta name=a content=b>'.repeat(5000)).length).toBeLessThan(5000);
  });

  it('gives sections inside the text for any markup', () => {
    const pieces = fc.constantFrom(
      '<p>',
      '</p>',
      '<h2>',
      '<a href=x>',
      '</a>',
      '<nav>',
      '</nav>',
      '&amp;',
      'word ',
      '<',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string()), { maxLength: 60 }), (parts) => {
        const { text, sections } = skimMarkup(parts.join(''));
        for (const { start, end } of sections) {
          expect(start).toBeLessThan(end);
          expect(end).toBeLessThanOrEqual(text.length);
        }
      }),
    );
  });
});
