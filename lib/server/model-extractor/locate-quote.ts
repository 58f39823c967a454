/**
 * Finds a quote in a text: letter by letter; else with typographic marks and spaces made plain; else in any case.
 * Never fuzzy: a quote that is not in the text is not found. Only whole words match ("hit" is not in "white").
 */
import type { Evidence } from '#lib/schema.ts';

const MAX_QUOTE = 1000;
const MAX_FOUND = 100;

export type Locate = (quote: string) => Evidence[];

/** A text with marks made plain; `starts` and `ends` are the text's own offsets of each plain character. */
type Plain = { text: string; starts: number[]; ends: number[] };

const QUOTES = /[“”„‟«»″＂]/u;
const APOSTROPHES = /[‘’‚‛′ʼ`´＇]/u;
const DASHES = /[‐‑‒–—―−﹣－]/u;
/** Soft hyphen, zero-width characters, byte order mark: they are not seen. */
const UNSEEN = /[\u00ad\u200b-\u200f\u2060\ufeff]/u;

function plainOf(char: string): string {
  if (QUOTES.test(char)) return '"';
  if (APOSTROPHES.test(char)) return "'";
  if (DASHES.test(char)) return '-';
  if (char === '…') return '...';
  return UNSEEN.test(char) ? '' : char;
}

function makePlain(text: string, caseless: boolean): Plain {
  const chars: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  for (const char of text) {
    const end = at + char.length;
    if (/\s/u.test(char)) {
      if (chars.at(-1) === ' ') ends[ends.length - 1] = end;
      else push(chars, starts, ends, ' ', at, end);
    } else {
      const plain = plainOf(char);
      push(chars, starts, ends, caseless ? plain.toLowerCase() : plain, at, end);
    }
    at = end;
  }
  return { text: chars.join(''), starts, ends };
}

function push(
  chars: string[],
  starts: number[],
  ends: number[],
  plain: string,
  start: number,
  end: number,
): void {
  for (const unit of plain.split('')) {
    chars.push(unit);
    starts.push(start);
    ends.push(end);
  }
}

const WORD = /[\p{L}\p{N}]/u;

function lastChar(text: string): string {
  return [...text.slice(-2)].at(-1) ?? '';
}

function firstChar(text: string): string {
  return [...text.slice(0, 2)][0] ?? '';
}

/** True if neither edge of the span cuts a word of the text. */
function keepsWords(text: string, start: number, end: number): boolean {
  const cutsHead =
    WORD.test(firstChar(text.slice(start, end))) && WORD.test(lastChar(text.slice(0, start).slice(-2)));
  const cutsTail =
    WORD.test(lastChar(text.slice(start, end))) && WORD.test(firstChar(text.slice(end, end + 2)));
  return !cutsHead && !cutsTail;
}

function findAll(text: string, plain: Plain, quote: string): Evidence[] {
  const found: Evidence[] = [];
  for (
    let at = plain.text.indexOf(quote);
    at >= 0 && found.length < MAX_FOUND;
    at = plain.text.indexOf(quote, at + 1)
  ) {
    const last = at + quote.length - 1;
    // A match may not begin or end inside one character of the text ("…" is three plain dots).
    if (plain.starts[at] === plain.starts[at - 1] || plain.ends[last] === plain.ends[last + 1]) continue;
    const [start, end] = [plain.starts[at]!, plain.ends[last]!];
    if (keepsWords(text, start, end)) found.push({ start, end, quote: text.slice(start, end) });
  }
  return found;
}

function findExact(text: string, quote: string): Evidence[] {
  const found: Evidence[] = [];
  for (let at = text.indexOf(quote); at >= 0 && found.length < MAX_FOUND; at = text.indexOf(quote, at + 1)) {
    const end = at + quote.length;
    if (keepsWords(text, at, end)) found.push({ start: at, end, quote: text.slice(at, end) });
  }
  return found;
}

/**
 * A function that gives every place of a quote in the text, in text order; [] if it is not there. The spans quote the
 * text's own spelling, not the asker's.
 */
export function makeLocator(text: string): Locate {
  const folds = new Map<boolean, Plain>();
  const fold = (caseless: boolean): Plain => {
    const known = folds.get(caseless) ?? makePlain(text, caseless);
    folds.set(caseless, known);
    return known;
  };
  return (given) => {
    const quote = given.trim();
    if (quote.length === 0 || quote.length > MAX_QUOTE || !WORD.test(quote)) return [];
    const exact = findExact(text, quote);
    if (exact.length > 0) return exact;
    for (const caseless of [false, true]) {
      const wanted = makePlain(quote, caseless).text.trim();
      const found = wanted.length > 0 ? findAll(text, fold(caseless), wanted) : [];
      if (found.length > 0) return found;
    }
    return [];
  };
}
