/** Words and marks of a text with UTF-16 offsets, in one pass over its characters. */

export type Token = {
  start: number;
  end: number;
  /** Lower case, typographic apostrophes made straight. */
  word: string;
  kind: 'word' | 'number' | 'mark';
  /** First letter is upper case. */
  capital: boolean;
  /** Line feeds between the token before and this one; 2 stands for two or more. */
  breaks: 0 | 1 | 2;
};

/** The UTF-16 unit at an offset, -1 outside the text: engines read far faster where no look-up leaves the text. */
function unitAt(text: string, at: number): number {
  return at >= 0 && at < text.length ? text.charCodeAt(at) : -1;
}

function isLetter(code: number): boolean {
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
  if (code < 0xc0) return code === 0xaa || code === 0xb5 || code === 0xba;
  if (code === 0xd7 || code === 0xf7) return false;
  // Punctuation, symbols, arrows, private use and surrogates are no letters here.
  return !(code >= 0x2000 && code <= 0x2bff) && !(code >= 0x3000 && code <= 0x303f) && code < 0xd800;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isApostrophe(code: number): boolean {
  return code === 0x27 || code === 0x2019 || code === 0x2bc || code === 0x60;
}

/** True for characters that may stand inside a word when letters or digits stand on both sides. */
function joins(text: string, at: number, inNumber: boolean): boolean {
  const code = unitAt(text, at);
  const next = unitAt(text, at + 1);
  if (code === 0x2d || code === 0x2011) return isLetter(next) || (isDigit(next) && !inNumber);
  if (code === 0x2e) return inNumber && isDigit(next);
  if (code === 0x2c) return inNumber && isDigit(next) && isDigit(unitAt(text, at + 2));
  return false;
}

/** End of "U.N." or "p.m." when such a dotted abbreviation starts at `at`, else -1. */
function dottedEnd(text: string, at: number): number {
  let end = at;
  let letters = 0;
  while (isLetter(unitAt(text, end)) && unitAt(text, end + 1) === 0x2e) {
    end += 2;
    letters++;
  }
  if (letters < 2) return -1;
  return isLetter(unitAt(text, end)) && isLetter(unitAt(text, end + 1)) ? -1 : end;
}

function wordEnd(text: string, start: number): number {
  const dotted = dottedEnd(text, start);
  if (dotted > 0) return dotted;
  let at = start;
  let digitsOnly = true;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (isDigit(code)) {
      at++;
    } else if (isLetter(code)) {
      digitsOnly = false;
      at++;
    } else if (at > start && joins(text, at, digitsOnly)) {
      at++;
    } else if (at > start && isApostrophe(code) && isLetter(unitAt(text, at + 1))) {
      // "Ukraine's" is two tokens, "didn't" and "O'Brien" are one.
      const next = text[at + 1]!.toLowerCase();
      if (next === 's' && !isLetter(unitAt(text, at + 2))) break;
      digitsOnly = false;
      at++;
    } else {
      break;
    }
  }
  return at;
}

/** Lower-case form used for matching; the length may differ from the text's own. */
function foldWord(word: string): string {
  let hasCapital = false;
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i);
    if (code > 127 || code === 0x60) return foldRareWord(word);
    if (code >= 65 && code <= 90) hasCapital = true;
  }
  return hasCapital ? word.toLowerCase() : word;
}

function foldRareWord(word: string): string {
  const lower = word.toLowerCase();
  return /[\u2019\u02bc`\u2011]/.test(lower)
    ? lower.replace(/[\u2019\u02bc`]/g, "'").replace(/\u2011/g, '-')
    : lower;
}

function isCapital(word: string): boolean {
  const code = word.charCodeAt(0);
  if (code < 128) return code >= 65 && code <= 90;
  return word[0] !== word[0]!.toLowerCase();
}

function toToken(text: string, start: number, end: number, kind: Token['kind'], breaks: number): Token {
  const raw = text.slice(start, end);
  return {
    start,
    end,
    word: kind === 'mark' ? raw : foldWord(raw),
    kind,
    capital: kind === 'word' && isCapital(raw),
    breaks: breaks > 1 ? 2 : breaks === 1 ? 1 : 0,
  };
}

/** Splits any text into tokens; possessive 's is a token of its own, "5-year-old" and "U.N." are one. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  let breaks = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === 10) breaks++;
    if (
      code <= 32 ||
      code === 0xa0 ||
      code === 0xfeff ||
      (code >= 0x2000 && code <= 0x200f) ||
      code === 0x3000
    ) {
      at++;
      continue;
    }
    let end = at + 1;
    let kind: Token['kind'] = 'mark';
    if (isLetter(code) || isDigit(code)) {
      end = wordEnd(text, at);
      kind = isDigit(code) && !/[a-z]/i.test(text.slice(at, end)) ? 'number' : 'word';
    } else if (
      isApostrophe(code) &&
      /^s(?![a-z])/i.test(text.slice(at + 1, at + 3)) &&
      at > 0 &&
      isLetter(unitAt(text, at - 1))
    ) {
      end = at + 2;
      kind = 'word';
    }
    tokens.push(toToken(text, at, end, kind, breaks));
    breaks = 0;
    at = end;
  }
  return tokens;
}
