/** Splits a text into words, numbers and signs, with their UTF-16 offsets. */
import { classOf, DIGIT, endOfRun, LETTER, SPACE } from '#lib/resolve/char-class.ts';

export type Token = {
  text: string;
  lower: string;
  start: number;
  end: number;
  kind: 'word' | 'number' | 'sign';
  /** White space (or the text's start) stands before it. */
  spaced: boolean;
  /** A line break stands before it. */
  newLine: boolean;
};

/** All tokens of a text in order; letters and digits never share a token ("5pm" is two). */
export function readTokens(text: string): Token[] {
  const tokens: Token[] = [];
  let last = 0;
  for (let start = 0; start < text.length; ) {
    const code = text.codePointAt(start) as number;
    const kind = classOf(code);
    if (kind === SPACE) {
      start += 1;
      continue;
    }
    const isRun = kind === LETTER || kind === DIGIT;
    const end = isRun ? endOfRun(text, start, kind, kind) : start + (code > 0xffff ? 2 : 1);
    const piece = text.slice(start, end);
    const gap = start > last || start === 0;
    tokens.push({
      text: piece,
      lower: lowerOf(piece),
      start,
      end,
      kind: kindOf(piece, kind),
      spaced: gap,
      newLine: start === 0 || (gap && hasLineBreak(text, last, start)),
    });
    last = end;
    start = end;
  }
  return tokens;
}

function hasLineBreak(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (text.charCodeAt(i) === 10) return true;
  return false;
}

/** Most words of running text are lower case already. */
function lowerOf(piece: string): string {
  for (let i = 0; i < piece.length; i++) {
    const code = piece.charCodeAt(i);
    if (code < 97 || code > 122) return piece.toLowerCase();
  }
  return piece;
}

/** Digits of other scripts are signs here. */
function kindOf(piece: string, found: number): Token['kind'] {
  if (found === LETTER) return 'word';
  return found === DIGIT && /^[0-9]+$/.test(piece) ? 'number' : 'sign';
}
