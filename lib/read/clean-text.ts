/**
 * The text with NUL and lone surrogates, which a database cannot store, replaced by U+FFFD;
 * the length stays the same, so offsets hold.
 */
export function cleanText(text: string): string {
  return text.toWellFormed().replaceAll('\u0000', '\uFFFD');
}
