/** Counts as reports state them: "at least 3", "between 10 and 15", "more than two dozen", "nearly 50". */
import type { Token } from '#lib/extract/tokenize.ts';
import type { Range } from '#lib/schema.ts';

export type Quantity = Range & {
  /** Token range, modifiers included. */
  from: number;
  to: number;
  /** "a man" is `article`, "two men" is `number`. */
  form: 'number' | 'article';
};

const UNITS = new Map(
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
    .split(' ')
    .map((word, value) => [word, value]),
);
const TENS = new Map(
  'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ').map((word, i) => [word, (i + 2) * 10]),
);
const SCALES = new Map([
  ['hundred', 100],
  ['thousand', 1000],
  ['million', 1_000_000],
  ['dozen', 12],
  ['score', 20],
]);
/** Vague counts with the product's lower bounds: dozens 24, several 3. */
const VAGUE = new Map([
  ['dozens', 24],
  ['several', 3],
  ['scores', 40],
  ['hundreds', 200],
  ['thousands', 2000],
  ['tens', 20],
  ['few', 3],
  ['many', 3],
  ['numerous', 3],
  ['multiple', 2],
]);
const MAX_COUNT = 2_000_000;

function plainNumber(word: string): number | null {
  if (!/^\d{1,3}(,\d{3})*$|^\d{1,7}$/.test(word)) return null;
  return Number(word.replaceAll(',', ''));
}

/** "twenty-two", "two", "14": the value of one token. */
function tokenValue(token: Token): number | null {
  if (token.kind === 'number') return plainNumber(token.word);
  const unit = UNITS.get(token.word) ?? TENS.get(token.word);
  if (unit !== undefined) return unit;
  const dash = token.word.indexOf('-');
  if (dash < 0) return null;
  const tens = TENS.get(token.word.slice(0, dash));
  const rest = UNITS.get(token.word.slice(dash + 1));
  return tens !== undefined && rest !== undefined && rest > 0 && rest < 10 ? tens + rest : null;
}

type Count = { min: number; max: number | null; to: number; form: 'number' | 'article' };

/** A bare count at token `i`: number words, digits, "two dozen", "dozens", "a dozen", "several", "both". */
function countAt(tokens: readonly Token[], i: number, end: number): Count | null {
  const token = tokens[i];
  if (!token || i >= end) return null;
  const vague = VAGUE.get(token.word);
  if (vague !== undefined) {
    // "How many people were injured" asks; it counts nobody.
    if (tokens[i - 1]?.word === 'how') return null;
    return { min: vague, max: null, to: i + 1, form: 'number' };
  }
  const article = token.word === 'a' || token.word === 'an';
  const next = tokens[i + 1];
  if (article && next && i + 1 < end) {
    const scale = SCALES.get(next.word);
    if (scale !== undefined) {
      const rest =
        tokens[i + 2]?.word === 'and' && i + 3 < end && scale >= 100 ? tokenValue(tokens[i + 3]!) : null;
      const more = rest !== null && rest < 100 ? rest : 0;
      return { min: scale + more, max: scale + more, to: more > 0 ? i + 4 : i + 2, form: 'number' };
    }
    // "a couple and their daughter": two people.
    if (next.word === 'couple' && tokens[i + 2]?.word !== 'of')
      return { min: 2, max: 2, to: i + 1, form: 'number' };
    const some = next.word === 'few' ? 3 : next.word === 'couple' && tokens[i + 2]?.word === 'of' ? 2 : null;
    if (some !== null)
      return {
        min: some,
        max: next.word === 'few' ? null : 2,
        to: i + (next.word === 'few' ? 2 : 3),
        form: 'number',
      };
    return { min: 1, max: 1, to: i + 1, form: 'article' };
  }
  if (token.word === 'both') return { min: 2, max: 2, to: i + 1, form: 'number' };
  if (token.word === 'another' && next && tokenValue(next) === null)
    return { min: 1, max: 1, to: i + 1, form: 'article' };
  const value = tokenValue(token);
  if (value === null) return null;
  let total = value;
  let to = i + 1;
  while (to < end && SCALES.has(tokens[to]!.word) && total < MAX_COUNT) {
    total *= SCALES.get(tokens[to]!.word)!;
    to++;
    const tail = tokens[to]?.word === 'and' ? tokens[to + 1] : tokens[to];
    const more = tail && to < end ? tokenValue(tail) : null;
    if (more !== null && more < 100 && total >= 100 && !/^(19|20)\d\d$/.test(tail!.word)) {
      total += more;
      to += tokens[to]?.word === 'and' ? 2 : 1;
    }
  }
  return total > MAX_COUNT ? null : { min: total, max: total, to, form: 'number' };
}

type Bound = { words: readonly string[]; apply: (count: Count) => Range };
const atLeast = (c: Count): Range => ({ min: c.min, max: null });
const moreThan = (c: Count): Range => ({ min: c.max === null ? c.min : c.min + 1, max: null });
const upTo = (c: Count): Range => ({ min: Math.min(1, c.min), max: c.max ?? c.min });
/** "no more than two" and "at most two" may be nobody. */
const atMost = (c: Count): Range => ({ min: 0, max: c.max ?? c.min });
const lessThan = (c: Count): Range => ({ min: 0, max: Math.max(0, (c.max ?? c.min) - 1) });
/** "nearly 50" is below 50 and, by our reading, not below nine tenths of it. */
const nearly = (c: Count): Range => {
  const max = c.max === null ? null : Math.max(c.max - 1, 0);
  return { min: Math.min(Math.ceil(c.min * 0.9), max ?? c.min), max };
};
const exact = (c: Count): Range => ({ min: c.min, max: c.max });
/** "about 50" lies, by our reading, within a tenth of it; below ten, and where it is not round ("some 107"), the number is taken as it stands. */
const roundly = (c: Count): Range => {
  if (c.max === null || c.max !== c.min || c.min < 10 || c.min % 5 !== 0) return exact(c);
  const slack = Math.round(c.min / 10);
  return { min: c.min - slack, max: c.min + slack };
};
const BOUNDS: Bound[] = (
  [
    ['at least', atLeast],
    ['no fewer than', atLeast],
    ['no less than', atLeast],
    ['not less than', atLeast],
    ['not fewer than', atLeast],
    ['a minimum of', atLeast],
    ['more than', moreThan],
    ['over', moreThan],
    ['upwards of', moreThan],
    ['up to', upTo],
    ['as many as', upTo],
    ['no more than', atMost],
    ['not more than', atMost],
    ['at most', atMost],
    ['at the most', atMost],
    ['fewer than', lessThan],
    ['less than', lessThan],
    ['under', lessThan],
    ['nearly', nearly],
    ['almost', nearly],
    ['close to', nearly],
    ['about', roundly],
    ['some', roundly],
    ['around', roundly],
    ['approximately', roundly],
    ['roughly', roundly],
    ['an estimated', roundly],
    ['exactly', exact],
    ['a total of', exact],
    ['only', exact],
    ['just', exact],
    ['the', exact],
  ] as const
).map(([phrase, apply]) => ({ words: phrase.split(' '), apply }));

function startsWith(tokens: readonly Token[], i: number, words: readonly string[]): boolean {
  for (let k = 0; k < words.length; k++) if (tokens[i + k]?.word !== words[k]) return false;
  return true;
}

/** "between 10 and 15", "10 to 15", "10-15". */
function spanAt(tokens: readonly Token[], i: number, end: number): Quantity | null {
  // "from nine to 11" is a change, no span.
  if (tokens[i]?.word === 'from' || tokens[i - 1]?.word === 'from') return null;
  const between = tokens[i]?.word === 'between';
  const first = countAt(tokens, between ? i + 1 : i, end);
  if (!first || first.form === 'article' || first.to > end) return null;
  const joiner = tokens[first.to]?.word;
  const joined = between
    ? joiner === 'and' || joiner === 'to'
    : joiner === 'to' || joiner === 'or' || joiner === '-' || joiner === '–';
  if (!joined) return null;
  const second = countAt(tokens, first.to + 1, end);
  if (!second || second.form === 'article' || second.to > end || second.min <= first.min) return null;
  return { min: first.min, max: second.max, from: i, to: second.to, form: 'number' };
}

/** Reads a quantity that starts at token `i` and lies before `end`; null if none does. */
export function readQuantity(tokens: readonly Token[], i: number, end: number): Quantity | null {
  const token = tokens[i];
  if (!token || token.kind === 'mark') return null;
  for (const bound of BOUNDS) {
    if (token.word !== bound.words[0] || !startsWith(tokens, i, bound.words)) continue;
    // "has gone up to eight" says where it stands now.
    if (
      bound.words[0] === 'up' &&
      /^(gone|went|go|goes|going|moved|is|are|was|were)$/.test(tokens[i - 1]?.word ?? '')
    )
      return readQuantity(tokens, i + bound.words.length, end);
    const inner = readQuantity(tokens, i + bound.words.length, end);
    if (!inner || (inner.form === 'article' && bound.apply !== exact)) continue;
    const count: Count = { min: inner.min, max: inner.max, to: inner.to, form: inner.form };
    return { ...bound.apply(count), from: i, to: inner.to, form: inner.form };
  }
  const span = spanAt(tokens, i, end);
  if (span) return span;
  const dashed = /^(\d{1,4})-(\d{1,4})$/.exec(token.word);
  if (dashed && Number(dashed[2]) > Number(dashed[1])) {
    return { min: Number(dashed[1]), max: Number(dashed[2]), from: i, to: i + 1, form: 'number' };
  }
  const count = countAt(tokens, i, end);
  if (!count || count.to > end) return null;
  // "dozens of people", "three other people": the joiner belongs to the count.
  const ofJoin = count.to < end && tokens[count.to]?.word === 'of' && VAGUE.has(token.word);
  return { min: count.min, max: count.max, from: i, to: ofJoin ? count.to + 1 : count.to, form: count.form };
}

/** Sum of two counts that name different people ("a man and a woman"). */
export function addRanges(a: Range, b: Range): Range {
  return { min: a.min + b.min, max: a.max === null || b.max === null ? null : a.max + b.max };
}
