/** What the matchers share: the text under the finger, and what a match is. */
import type { Token } from './read-tokens.ts';
import type { Clock, DayPart, Meaning, Shift, Stretch } from './time-meaning.ts';
import { LAST_WORDS, NEXT_WORDS, THIS_WORDS } from './time-words.ts';

/** A text split into tokens; `shouting` = it is written in capitals throughout, so capitals tell nothing. */
export type Scan = { tokens: readonly Token[]; shouting: boolean };

/** A reading of the tokens from where it was asked up to `next` (exclusive). */
export type Match = {
  next: number;
  type: 'DATE' | 'TIME' | 'DURATION' | 'SET';
  meaning: Meaning;
  clock?: Clock;
  dayPart?: DayPart;
  stretch?: Stretch;
  approximate?: boolean;
};

export type Matcher = (scan: Scan, i: number) => Match | null;

/** The lower-case word at `i`, or '' outside the text. */
export function wordAt(scan: Scan, i: number): string {
  return i >= 0 && i < scan.tokens.length ? (scan.tokens[i] as Token).lower : '';
}

/** True if the token starts with a capital letter. */
export function isCapital(token: Token | undefined): boolean {
  return token !== undefined && token.kind === 'word' && token.text.charAt(0) !== token.lower.charAt(0);
}

/** The longest of the matches at one place; the earlier matcher wins a tie. */
export function longestMatch(matchers: readonly Matcher[], scan: Scan, i: number): Match | null {
  let best: Match | null = null;
  for (const matcher of matchers) {
    const match = matcher(scan, i);
    if (match !== null && (best === null || match.next > best.next)) best = match;
  }
  return best;
}

const DASHES = new Set(['-', '–', '—', '‑', '‐', '−']);

/** True for a hyphen or any dash. */
export function isDash(token: Token | undefined): boolean {
  return token !== undefined && DASHES.has(token.text);
}

/** The token after an abbreviation's full stop, if one stands right behind `i`. */
export function skipStop(scan: Scan, i: number): number {
  const token = scan.tokens[i];
  return token?.text === '.' && !token.spaced ? i + 1 : i;
}

/** The token after a comma at `i`, or `i`. */
export function skipComma(scan: Scan, i: number): number {
  return scan.tokens[i]?.text === ',' ? i + 1 : i;
}

/** A year in four digits at `i`, 1000–2999, not the head of a longer figure. Null otherwise. */
export function readYear(scan: Scan, i: number): number | null {
  const token = scan.tokens[i];
  if (token?.kind !== 'number' || token.text.length !== 4) return null;
  const year = Number(token.text);
  if (year < 1000 || year > 2999) return null;
  const [sign, after] = [scan.tokens[i + 1], scan.tokens[i + 2]];
  const glued = sign !== undefined && !sign.spaced && after !== undefined && !after.spaced;
  if (glued && (sign.text === ',' || sign.text === '.') && after.kind === 'number') return null;
  if (sign !== undefined && !sign.spaced && sign.text === '%') return null;
  return year;
}

/** The direction that the word gives to the name behind it, or undefined. */
export function shiftOf(word: string): Exclude<Shift, null> | undefined {
  if (LAST_WORDS.has(word)) return -1;
  if (THIS_WORDS.has(word)) return 0;
  return NEXT_WORDS.has(word) ? 1 : undefined;
}
