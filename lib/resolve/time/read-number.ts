/** Numbers as digits or words. */
import type { Token } from './read-tokens.ts';
import { NUMBER_WORDS, ORDINAL_ENDINGS, ORDINALS } from './time-words.ts';

type NumberRead = { value: number; next: number };

/** A count at token `i` ("3", "2 1/2", "twenty-four", "two thousand", "a", "half a"); `next` is the token after it. Null if none stands there. */
export function readCount(tokens: readonly Token[], i: number): NumberRead | null {
  const token = tokens[i];
  if (token === undefined) return null;
  if (token.kind === 'number') return readDigits(tokens, i);
  if (token.lower === 'a' || token.lower === 'an') return readAfterArticle(tokens, i);
  if (token.lower === 'half' && ['a', 'an'].includes(tokens[i + 1]?.lower ?? ''))
    return { value: 0.5, next: i + 2 };
  return readNumberWords(tokens, i);
}

function readAfterArticle(tokens: readonly Token[], i: number): NumberRead {
  const word = tokens[i + 1]?.lower;
  if (word === 'dozen') return { value: 12, next: i + 2 };
  if (word === 'hundred') return { value: 100, next: i + 2 };
  if (word === 'thousand') return { value: 1000, next: i + 2 };
  return { value: 1, next: i + 1 };
}

function readDigits(tokens: readonly Token[], i: number): NumberRead | null {
  const token = tokens[i];
  if (token === undefined || token.text.length > 6) return null;
  let value = Number(token.text);
  let next = i + 1;
  const comma = tokens[next];
  const thousands = tokens[next + 1];
  if (
    comma?.text === ',' &&
    !comma.spaced &&
    thousands?.kind === 'number' &&
    thousands.text.length === 3 &&
    !thousands.spaced
  ) {
    value = value * 1000 + Number(thousands.text);
    next += 2;
  } else if (
    tokens[next]?.text === '.' &&
    !tokens[next]?.spaced &&
    tokens[next + 1]?.kind === 'number' &&
    !tokens[next + 1]?.spaced
  ) {
    const decimals = tokens[next + 1]?.text.slice(0, 6) ?? '0';
    value += Number(decimals) / 10 ** decimals.length;
    next += 2;
  }
  const [numerator, slash, denominator] = [tokens[next], tokens[next + 1], tokens[next + 2]];
  if (numerator?.text === '1' && numerator.spaced && slash?.text === '/' && denominator?.text === '2') {
    return { value: value + 0.5, next: next + 3 };
  }
  return { value, next };
}

/** Number words such as "twenty-four" or "two thousand five hundred". */
function readNumberWords(tokens: readonly Token[], i: number): NumberRead | null {
  let total = 0;
  let current = 0;
  let next = i;
  let seen = false;
  for (;;) {
    const word = tokens[next]?.lower ?? '';
    const value = NUMBER_WORDS.get(word);
    if (value !== undefined) {
      if (seen && !(current % 100 >= 20 && current % 10 === 0 && value < 10) && current % 100 !== 0) break;
      current += value;
    } else if (seen && word === 'hundred') current *= 100;
    else if (seen && word === 'thousand') {
      total += current * 1000;
      current = 0;
    } else if (
      seen &&
      word === '-' &&
      NUMBER_WORDS.has(tokens[next + 1]?.lower ?? '') &&
      current % 10 === 0
    ) {
      next += 1;
      continue;
    } else break;
    seen = true;
    next += 1;
  }
  return seen ? { value: total + current, next } : null;
}

/** An ordinal at token `i`: "3rd", "third", "twenty-first". */
export function readOrdinal(tokens: readonly Token[], i: number): NumberRead | null {
  const token = tokens[i];
  if (token === undefined) return null;
  const after = tokens[i + 1];
  if (token.kind === 'number') {
    if (token.text.length > 2 || after === undefined || after.spaced || !ORDINAL_ENDINGS.has(after.lower))
      return null;
    return { value: Number(token.text), next: i + 2 };
  }
  const plain = ORDINALS.get(token.lower);
  if (plain !== undefined) return { value: plain, next: i + 1 };
  if (token.lower !== 'twenty' && token.lower !== 'thirty') return null;
  const at = after?.text === '-' ? i + 2 : i + 1;
  const ones = ORDINALS.get(tokens[at]?.lower ?? '');
  if (ones === undefined || ones > 9) return null;
  return { value: (token.lower === 'twenty' ? 20 : 30) + ones, next: at + 1 };
}

/** A year in words: "nineteen ninety-four", "two thousand one", "twenty twenty-two". */
export function readYearWords(tokens: readonly Token[], i: number): NumberRead | null {
  const head = tokens[i]?.lower ?? '';
  if (head === 'nineteen' || head === 'eighteen' || head === 'twenty') {
    const rest = readNumberWords(tokens, i + 1);
    if (rest === null || rest.value < 10 || rest.value > 99) return null;
    if (tokens[i + 1]?.text === '-') return null;
    return { value: (NUMBER_WORDS.get(head) ?? 0) * 100 + rest.value, next: rest.next };
  }
  if (head !== 'two' || tokens[i + 1]?.lower !== 'thousand') return null;
  const read = readNumberWords(tokens, i);
  return read !== null && read.value >= 2000 && read.value < 2100 ? read : null;
}
