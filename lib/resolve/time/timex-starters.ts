/** Which words can begin a time expression: a quick door before the matchers. */
import type { Token } from './read-tokens.ts';
import * as words from './time-words.ts';

const STARTERS: ReadonlySet<string> = new Set([
  ...words.MONTHS.keys(),
  ...words.WEEKDAYS.keys(),
  ...words.SHORT_WEEKDAYS.keys(),
  ...words.PLURAL_WEEKDAYS.keys(),
  ...words.SEASONS.keys(),
  ...words.DAY_PARTS.keys(),
  ...words.NUMBER_WORDS.keys(),
  ...words.ORDINALS.keys(),
  ...words.STRETCHES.keys(),
  ...words.APPROXIMATE,
  ...words.VAGUE_COUNTS,
  ...words.LAST_WORDS,
  ...words.THIS_WORDS,
  ...words.NEXT_WORDS,
  ...words.TODAY_WORDS,
  ...words.YESTERDAY_WORDS,
  ...words.TOMORROW_WORDS,
  ...[...words.UNITS.keys()].filter((word) => word.endsWith('s')),
  ...'the a an its their half year fiscal tonight overnight noon midnight christmas new small predawn earlier later sometime'.split(
    ' ',
  ),
  ...'every each daily nightly hourly weekly monthly yearly now currently presently nowadays'.split(' '),
  ...'recently lately soon right these this more most same at up no not just less quarter'.split(' '),
]);

const APOSTROPHES = new Set(["'", '’', '‘']);
const ARTICLES = new Set(['the', 'a', 'an', 'its', 'their']);
const AFTER_ARTICLE: ReadonlySet<string> = new Set([
  ...[...STARTERS].filter((word) => !ARTICLES.has(word)),
  ...words.UNITS.keys(),
  ...words.DECADE_WORDS.keys(),
  ...'future moment present foreseeable near recent same wee dozen hundred thousand latest day'.split(' '),
]);

/** An article only begins what stands behind it. */
const STARTS: ReadonlyMap<string, 'article' | 'word'> = new Map([
  ...[...STARTERS].map((word) => [word, 'word'] as const),
  ...[...ARTICLES].map((word) => [word, 'article'] as const),
]);

/** False where no time expression can start at the token; `next` is the token behind it. */
export function canStartTimex(token: Token, next: Token | undefined): boolean {
  if (token.kind === 'number') return true;
  if (token.kind === 'sign') return APOSTROPHES.has(token.text);
  const start = STARTS.get(token.lower);
  if (start !== 'article') return start === 'word';
  return next !== undefined && (next.kind !== 'word' || AFTER_ARTICLE.has(next.lower));
}
