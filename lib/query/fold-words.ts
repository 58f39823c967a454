/**
 * Words as the search compares them: lower case, without combining marks, split at everything that is neither letter
 * nor digit. The database folds the same way (migration 0010), so neither depends on a locale.
 */

/** ASCII and Latin-1 signs, general punctuation, CJK punctuation; an apostrophe inside a word splits it, on both sides. */
const SEPARATORS =
  /[\u0000-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u02b0-\u02ff\u2000-\u206f\u3000-\u303f]+/;
const ALL_SEPARATORS = new RegExp(SEPARATORS.source, 'g');

/** A folded word and where it stands in the text, end exclusive. */
export type PlacedWord = { word: string; start: number; end: number };

/** Lower case without combining marks. */
export function foldWord(text: string): string {
  if (/^[\u0000-\u007f]*$/.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();
}

/** The folded words of a text in their order, repeated ones too. */
export function foldWords(text: string): string[] {
  return foldWord(text)
    .split(SEPARATORS)
    .filter((word) => word !== '');
}

/** The folded words of a text with their places in it. */
export function placeWords(text: string): PlacedWord[] {
  const words: PlacedWord[] = [];
  let start = 0;
  const add = (end: number) => {
    const word = foldWord(text.slice(start, end));
    if (word !== '') words.push({ word, start, end });
  };
  for (const separator of text.matchAll(ALL_SEPARATORS)) {
    add(separator.index);
    start = separator.index + separator[0].length;
  }
  add(text.length);
  return words;
}

/** Where words of the text begin with one of the given folded ones: [start, end) of that beginning's whole word. */
export function findWords(text: string, begins: readonly string[]): { start: number; end: number }[] {
  return placeWords(text)
    .filter(({ word }) => begins.some((begin) => word.startsWith(begin)))
    .map(({ start, end }) => ({ start, end }));
}
