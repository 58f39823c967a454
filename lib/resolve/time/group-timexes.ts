/** Joins time expressions that say one time together: "Tuesday, Oct. 10", "10:24 a.m. on Friday", "from Monday to Wednesday". */
import type { FoundTimex } from './time-meaning.ts';

export type TimeGroup = {
  members: FoundTimex[];
  /** One time said in pieces, or the first day to the last. */
  kind: 'one' | 'range';
};

type Tie = 'one' | 'range' | null;

const CALENDAR = new Set(['day', 'numeric_day', 'weekday', 'deictic_day']);
const SAME_GAPS = new Set([
  '',
  ',',
  'on',
  ', on',
  'at',
  ', at',
  'at around',
  'at about',
  'around',
  'about',
  'just after',
  'just before',
  'shortly after',
  'shortly before',
  'of',
  '(',
  ', around',
  ', about',
  'the',
  'in',
  'during',
  'by',
  'after',
  'before',
  'and at',
  'on the',
  'from',
  'on the night of',
  'from the',
]);
const RANGE_GAPS = new Set([
  'to',
  '-',
  '–',
  '—',
  'until',
  'through',
  'till',
  'and',
  '&',
  'into',
  'up to',
  'to the',
  'and into',
  'or',
]);
/** Gaps longer than this join nothing. */
const MAX_GAP = 16;

/** True if the members stand next to each other, so that the words between them belong to them. */
export function isContiguous(members: readonly FoundTimex[]): boolean {
  return members.every((member, k) => k === 0 || member.start - (members[k - 1]?.end ?? 0) <= MAX_GAP);
}

/** The expression at `index` of `found` together with its neighbours of the same time. */
export function groupAround(text: string, found: readonly FoundTimex[], index: number): TimeGroup {
  let [from, to] = [index, index];
  let kind: TimeGroup['kind'] = 'one';
  while (from > 0) {
    const tie = tieOf(text, found, from - 1);
    if (tie === null || (tie === 'range' && kind === 'range')) break;
    if (tie === 'range') kind = 'range';
    from -= 1;
  }
  while (to + 1 < found.length) {
    const tie = tieOf(text, found, to);
    if (tie === null || (tie === 'range' && kind === 'range')) break;
    if (tie === 'range') kind = 'range';
    to += 1;
  }
  return { members: found.slice(from, to + 1), kind };
}

/** How the expression at `index` and the next one belong together. */
function tieOf(text: string, found: readonly FoundTimex[], index: number): Tie {
  const [first, second] = [found[index], found[index + 1]];
  if (first === undefined || second === undefined || second.start - first.end > MAX_GAP) return null;
  const gap = text.slice(first.end, second.start);
  if (gap.includes('\n\n') || gap.includes('\r\n\r\n')) return null;
  const words = gap.replaceAll(/\s+/g, ' ').trim().toLowerCase();
  if (RANGE_GAPS.has(words)) return rangeTie(text, first, second, words);
  return SAME_GAPS.has(words) && completes(first, second) ? 'one' : null;
}

function rangeTie(text: string, first: FoundTimex, second: FoundTimex, joint: string): Tie {
  const [a, b] = [first.meaning.kind, second.meaning.kind];
  if (a === b && (a === 'month' || a === 'year'))
    return joint === '&' || joint === 'and' ? spannedMonths(text, first) : 'range';
  if (!CALENDAR.has(a) || !CALENDAR.has(b)) return null;
  if (joint !== 'and' && joint !== '&' && joint !== 'or') return 'range';
  return a === b || leadOf(text, first).endsWith('between') ? 'range' : null;
}

/** Months joined by "and" make a stretch after "between" and "in". */
function spannedMonths(text: string, first: FoundTimex): Tie {
  const lead = leadOf(text, first);
  return lead.endsWith('between') || (first.meaning.kind === 'month' && lead.endsWith('in')) ? 'range' : null;
}

function leadOf(text: string, timex: FoundTimex): string {
  return text
    .slice(Math.max(0, timex.start - 12), timex.start)
    .trimEnd()
    .toLowerCase();
}

/** True if one gives the day and the other its clock, part, weekday or measure. */
function completes(first: FoundTimex, second: FoundTimex): boolean {
  return adds(first, second) || adds(second, first);
}

function adds(day: FoundTimex, other: FoundTimex): boolean {
  const { kind } = other.meaning;
  const dayKind = day.meaning.kind;
  const isDay = CALENDAR.has(dayKind);
  if (isDay && (kind === 'clock' || kind === 'day_part')) return day.clock === null;
  if (isDay && kind === 'deictic_day' && other.meaning.kind === 'deictic_day' && other.meaning.overnight)
    return true;
  if (dayKind === 'day' && kind === 'weekday') return true;
  if (dayKind === 'day' && kind === 'offset') return true;
  if (dayKind === 'weekday' && kind === 'offset') return isLongAgo(other);
  if (dayKind === 'weekday' && kind === 'unit')
    return other.meaning.kind === 'unit' && other.meaning.unit === 'week';
  return kind === 'clock' && dayKind === 'day_part';
}

/** "a year ago", "two weeks ago" beside a weekday: the weekday nearest to that distance. */
function isLongAgo({ meaning }: FoundTimex): boolean {
  return (
    meaning.kind === 'offset' &&
    meaning.direction < 0 &&
    meaning.base === 'anchor' &&
    (meaning.unit === 'week' || meaning.unit === 'month' || meaning.unit === 'year')
  );
}
