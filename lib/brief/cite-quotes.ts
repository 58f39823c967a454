/** Numbers of sources in a scene's text, and how they stay right when its quotes change. */
import type { NamedArticle, Scene } from './brief-schema.ts';

/** " [3]" for the quote of a scene at a place (from 1), null where its article or the quote is gone. */
export function citer(
  { quotes }: Pick<Scene, 'quotes'>,
  sources: readonly Pick<NamedArticle, 'id'>[],
): (quote: number) => string | null {
  return (quote) => {
    const number = sources.findIndex(({ id }) => id === quotes[quote - 1]?.article);
    return number < 0 ? null : ` [${number + 1}]`;
  };
}

/** The scene without one of its quotes (by position from 0): its text cites the others as before. */
export function dropQuote({ quotes, body }: Pick<Scene, 'quotes' | 'body'>, at: number): Partial<Scene> {
  return {
    quotes: quotes.filter((_, position) => position !== at),
    body: body.replaceAll(/\{q([1-9]\d?)\}/g, (whole, digits: string) => {
      const cited = Number(digits) - 1;
      if (cited === at) return '';
      return cited > at ? `{q${cited}}` : whole;
    }),
  };
}
