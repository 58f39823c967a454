/** Words of a text with their offsets and folded keys, as a name scan needs them. */
import { classOf, DIGIT, endOfRun, LETTER, OTHER_NUMBER } from '#lib/resolve/char-class.ts';
import { foldName } from './fold-name.ts';

export interface Token {
  start: number;
  end: number;
  /** The word without a possessive ending. */
  word: string;
  key: string;
  /** Starts with a capital, or belongs to a script without case. */
  capital: boolean;
  /** Two or more letters, all capitals. */
  upper: boolean;
  /** First word of a sentence, line or quotation. */
  initial: boolean;
  /** What stands between the word before (with its possessive ending) and this one. */
  gap: string;
  possessive: boolean;
}

const APOSTROPHES: ReadonlySet<number> = new Set([0x27, 0x2019, 0x2bc, 0x60]);
/** Before a final s. */
const POSSESSIVE: ReadonlySet<number> = new Set([0x27, 0x2019, 0x60]);
const S_CODE = 115;
const CAPITAL = /^[\p{Lu}\p{Lt}\p{Lo}]/u;
const UPPER = /^[\p{Lu}\p{M}'’]{2,}$/u;
const SENTENCE_GAP = /[!?…]["”’»)\]]*\s|\.["”’»)\]]*\s|\n|^["“«([]|:\s|[“«"]$|--|[—•*]/u;

function isWordStart(found: number): boolean {
  return found === LETTER || found === DIGIT || found === OTHER_NUMBER;
}

/** End of the word at an offset: letters and numbers, with what follows an apostrophe ("O'Brien"). */
function wordEnd(text: string, start: number): number {
  let end = start;
  for (let at = start; at < text.length; ) {
    const code = text.codePointAt(at) as number;
    if (!isWordStart(classOf(code))) break;
    at += code > 0xffff ? 2 : 1;
    end = at;
  }
  while (end < text.length && APOSTROPHES.has(text.charCodeAt(end))) {
    const next = endOfRun(text, end + 1, LETTER, LETTER);
    if (next === end + 1) break;
    end = next;
  }
  return end;
}

/** A small letter a to z. */
function isSmall(code: number): boolean {
  return code >= 97 && code <= 122;
}

/** The words of a text in order. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let end = 0;
  for (let start = 0; start < text.length; ) {
    const code = text.codePointAt(start) as number;
    if (!isWordStart(classOf(code))) {
      start += code > 0xffff ? 2 : 1;
      continue;
    }
    const next = wordEnd(text, start);
    const raw = text.slice(start, next);
    const tail = raw.charCodeAt(raw.length - 1) | 32;
    const possessive = raw.length > 1 && tail === S_CODE && POSSESSIVE.has(raw.charCodeAt(raw.length - 2));
    const word = possessive ? raw.slice(0, -2) : raw;
    const gap = text.slice(end, start);
    const first = word.charCodeAt(0);
    const capital = first < 128 ? first >= 65 && first <= 90 : CAPITAL.test(word);
    tokens.push({
      start,
      end: start + word.length,
      word,
      key: foldName(word),
      capital,
      upper: word.length > 1 && (capital || first >= 128) && !isSmall(word.charCodeAt(1)) && UPPER.test(word),
      initial:
        tokens.length === 0 ||
        (gap !== ' ' && gap !== ', ' && SENTENCE_GAP.test(gap) && !isAbbreviation(tokens.at(-1), gap)),
      gap,
      possessive,
    });
    end = next;
    start = next;
  }
  return tokens;
}

const ABBREVIATIONS = new Set(
  'mr mrs ms dr st mt ft gen col lt sgt capt maj gov sen rep rev prof pres adm cmdr det no jan feb mar apr jun jul aug sep sept oct nov dec'.split(
    ' ',
  ),
);

/** True if the full stop after this word is that of "Gen." or an initial, not of a sentence. */
function isAbbreviation(before: Token | undefined, gap: string): boolean {
  if (before === undefined || !/^\. ?$/.test(gap)) return false;
  return before.word.length === 1 || ABBREVIATIONS.has(before.key);
}

/** True if at least two thirds of the text's letters in words are capitals (wire copy, headlines). */
export function isUpperCaseText(tokens: readonly Token[]): boolean {
  let upper = 0;
  let lower = 0;
  for (const token of tokens) {
    if (token.upper) upper++;
    else if (token.word.length > 1) lower++;
  }
  return upper > 4 && upper > 2 * lower;
}
