/** What kind of character stands at an offset; looked up, since a text is gone through once for days and once for names. */

export const LETTER = 1;
export const DIGIT = 2;
/** "½", "Ⅳ", "²". */
export const OTHER_NUMBER = 3;
export const SPACE = 4;
export const SIGN = 5;

/** By UTF-16 unit; 0 where it has not been asked for. */
const known = new Uint8Array(0x10000);

function classify(character: string): number {
  if (/^[\p{L}\p{M}]$/u.test(character)) return LETTER;
  if (/^\p{Nd}$/u.test(character)) return DIGIT;
  if (/^\p{N}$/u.test(character)) return OTHER_NUMBER;
  return /^\s$/.test(character) ? SPACE : SIGN;
}

/** The class of a code point; marks count as letters, white space is that of regular expressions. */
export function classOf(codePoint: number): number {
  if (codePoint > 0xffff) return classify(String.fromCodePoint(codePoint));
  let found = known[codePoint] as number;
  if (found === 0) {
    found = classify(String.fromCharCode(codePoint));
    known[codePoint] = found;
  }
  return found;
}

/** End of the run of characters from an offset whose class is one of the two given. */
export function endOfRun(text: string, from: number, first: number, second: number): number {
  let at = from;
  while (at < text.length) {
    const code = text.codePointAt(at) as number;
    const found = classOf(code);
    if (found !== first && found !== second) break;
    at += code > 0xffff ? 2 : 1;
  }
  return at;
}
