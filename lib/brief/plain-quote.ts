/** A quote as it is shown: the words of the article without the marks that Markdown sets around words. */

const LINK = /!?\[([^\][]{0,400})\]\([^()\s]{0,2000}\)/g;
const LINE_START = /^[ \t]{0,8}(?:#{1,6}[ \t]|>[ \t]?|[-*+][ \t])/gm;
const STRONG = /(\*\*|__|~~|`)(?=\S)([^*_~`\n]{1,400})\1/g;
const WEAK = /(^|[\s("“‘'—–-])([*_])(?=[\p{L}\p{N}"“‘'])([^*_\n]{1,400})\2(?=[\s.,;:!?)"”’'—–-]|$)/gu;
/** What an end or a beginning outside the quote left alone. */
const LEFT_OVER = /\*\*|__(?=\s|$)|(?<=\s|^)__/g;

/** Links give their words; emphasis, headings, list and quote marks go. The stored quote stays exact. */
export function plainQuote(quote: string): string {
  return quote
    .replace(LINK, '$1')
    .replace(LINE_START, '')
    .replace(STRONG, '$2')
    .replace(WEAK, '$1$3')
    .replace(LEFT_OVER, '')
    .trim();
}
