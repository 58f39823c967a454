import * as React from 'react';
import { describe, expect, it } from 'vitest';
import { ATTACK_TYPES } from '#lib/schema.ts';
import { INITIAL_VIEW } from '#lib/view/view-state.ts';
import type { ArticleDetail } from '#lib/wire.ts';
import ENGLISH from '../../data/messages/en.json' with { type: 'json' };
import { EN } from '../fixtures/words.ts';

// Under the "react-server" condition React has no client half: there is nothing to render with.
const hasClientReact = 'createContext' in React;
if (!hasClientReact) console.warn('SKIPPED: tests/components, React runs under the react-server condition');

async function loadParts() {
  const { renderToStaticMarkup } = await import('react-dom/server');
  const { ArticleText } = await import('#components/parts/article-text.tsx');
  const { activeFilters } = await import('#lib/view/active-filters.ts');
  const { EmptyWelcome } = await import('#components/parts/empty-welcome.tsx');
  const { NoMatch } = await import('#components/parts/no-match.tsx');
  const { FailureNotice } = await import('#components/parts/notice.tsx');
  const { TypeSymbol } = await import('#components/parts/type-symbol.tsx');
  const { WordsProvider } = await import('#components/words/words-provider.tsx');
  const render = (element: React.ReactElement) =>
    renderToStaticMarkup(
      <WordsProvider language="en" messages={ENGLISH}>
        {element}
      </WordsProvider>,
    );
  return {
    render,
    ArticleText,
    activeFilters,
    EmptyWelcome,
    NoMatch,
    FailureNotice,
    TypeSymbol,
  };
}
type Parts = Awaited<ReturnType<typeof loadParts>>;
const parts = hasClientReact ? await loadParts() : ({} as Parts);
const { render, ArticleText, activeFilters, EmptyWelcome, NoMatch, FailureNotice, TypeSymbol } = parts;

describe.skipIf(!hasClientReact)('states of the page', () => {
  it('says what failed and offers to try again', () => {
    const html = render(
      <FailureNotice what="Incidents could not be loaded." why="No answer." onRetry={() => {}} />,
    );
    expect(html).toContain('role="alert"');
    expect(html).toContain('Incidents could not be loaded.');
    expect(html).toContain('Try again');
  });

  it('says how to add articles when there are none', () => {
    expect(render(<EmptyWelcome />)).toContain('npx dateline add PATH');
  });

  it('names the tight filter and drops it with one click', () => {
    const view = { ...INITIAL_VIEW, grades: ['confirmed' as const], from: '2022-10-01', text: ' kyiv ' };
    const filters = activeFilters(view, EN);
    expect(filters.map((filter) => filter.label)).toEqual(['Grade: Confirmed', 'From 1 Oct 2022', '“kyiv”']);
    const html = render(
      <NoMatch filters={filters} tight={{ source: 'grades', count: 4 }} onClear={() => {}} />,
    );
    expect(html).toContain('are 4 without the grade filter');
    expect(html).toContain('Drop the grade filter');
  });

  it('has a symbol of its own for every type', () => {
    const symbols = ATTACK_TYPES.map((type) => render(<TypeSymbol type={type} />));
    expect(new Set(symbols).size).toBe(ATTACK_TYPES.length);
  });
});

describe.skipIf(!hasClientReact)('the article’s text', () => {
  const text = 'Headline & <b>more</b>\n\n<script>alert(1)</script> hit Kyiv on Tuesday.';
  const at = (quote: string) => ({ start: text.indexOf(quote), end: text.indexOf(quote) + quote.length });
  const detail = { text, sections: [{ kind: 'headline', start: 0, end: 22 }] } as unknown as ArticleDetail;
  const spans = [
    { ...at('hit Kyiv on Tuesday'), field: 'attack' as const, mention: 'm1', incident: 'i1' },
    { ...at('Kyiv'), field: 'place' as const, mention: 'm1', incident: 'i1' },
  ];
  const html = hasClientReact ? renderText() : '';

  function renderText() {
    return render(
      <ArticleText
        detail={detail}
        spans={spans}
        view={{ ...INITIAL_VIEW, incident: 'i1', focus: { mention: 'm1', field: 'place' } }}
        hrefOf={(span) => `/?focus=${span.mention}.${span.field}`}
        onOpen={() => {}}
        onHover={() => {}}
      />,
    );
  }

  it('never becomes markup', () => {
    expect(html).not.toContain('<script>');
    expect(html).not.toContain('<b>');
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  });

  it('marks the narrow span inside the wide one, as a link that can be shared', () => {
    expect(html).toContain('href="/?focus=m1.place"');
    expect(html).toMatch(/data-fields="place attack"[^>]*>Kyiv</);
  });

  it('makes one keyboard stop of a span that another one cuts', () => {
    expect(html.match(/tabindex="-1"/g)).toHaveLength(1);
    expect(html.match(/<a /g)).toHaveLength(3);
  });
});
