/** Words of a text with their offsets and folded keys, as a name scan needs them. */
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

const WORD = /[\p{L}\p{N}\p{M}]+(?:['’ʼ`][\p{L}\p{M}]+)*/gu;
const POSSESSIVE = /['’`][sS]$/u;
const S_CODE = 115;
const CAPITAL = /^[\p{Lu}\p{Lt}\p{Lo}]/u;
const UPPER = /^[\p{Lu}\p{M}'’]{2,}$/u;
const SENTENCE_GAP = /[!?…]["”’»)\]]*\s|\.["”’»)\]]*\s|\n|^["“«([]|:\s|[“«"]$|--|[—•*]/u;

/** The words of a text in order. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let end = 0;
  for (const match of text.matchAll(WORD)) {
    const raw = match[0];
    const start = match.index;
    const tail = raw.charCodeAt(raw.length - 1) | 32;
    const possessive = tail === S_CODE && raw.length > 1 && POSSESSIVE.test(raw);
    const word = possessive ? raw.slice(0, -2) : raw;
    const gap = text.slice(end, start);
    const code = word.charCodeAt(0);
    const capital = code < 128 ? code >= 65 && code <= 90 : CAPITAL.test(word);
    tokens.push({
      start,
      end: start + word.length,
      word,
      key: foldName(word),
      capital,
      upper: (capital || code >= 128) && UPPER.test(word),
      initial:
        tokens.length === 0 || (gap !== ' ' && SENTENCE_GAP.test(gap) && !isAbbreviation(tokens.at(-1), gap)),
      gap,
      possessive,
    });
    end = start + raw.length;
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
