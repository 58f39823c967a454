/** Places a group of time expressions on the calendar for one anchor day. */
import { addDays, weekdayOf } from '#lib/time.ts';
import { addMonths, isoDayOf, weekdayOnOrAfter, weekdayOnOrBefore, yearOf } from './calendar.ts';
import type { TimeGroup } from './group-timexes.ts';
import { placeMeaning } from './place-meaning.ts';
import type { Placed } from './placed.ts';
import type { Clock, DayPart, FoundTimex, Tense } from './time-meaning.ts';

export type PlacedGroup = Placed & { main: FoundTimex };

/** Rank of the meanings that can carry the day of a group. */
const WEIGHT: Readonly<Partial<Record<FoundTimex['meaning']['kind'], number>>> = {
  day: 5,
  numeric_day: 5,
  weekday: 4,
  deictic_day: 3,
  offset: 2,
  iso_week: 2,
  month: 2,
  unit: 1,
  season: 1,
  quarter: 1,
  span: 1,
  year: 1,
  decade: 1,
};

/** The expression of the group that carries its day, or null if none does. */
export function mainTimex(group: TimeGroup): FoundTimex | null {
  let best: FoundTimex | null = null;
  for (const member of group.members) {
    const weight = WEIGHT[member.meaning.kind] ?? 0;
    const known = best === null ? 0 : (WEIGHT[best.meaning.kind] ?? 0);
    if (weight > known) best = member;
  }
  return best;
}

/** The clock stated in the group, from the first to the last. */
export function clockOf(group: TimeGroup): Clock | null {
  return group.members.find((member) => member.clock !== null)?.clock ?? null;
}

/** The part of the day stated in the group. */
export function dayPartOf(group: TimeGroup): DayPart | null {
  return group.members.find((member) => member.dayPart !== null)?.dayPart ?? null;
}

/** The days of a group, or null where its words give none for this anchor. */
export function placeGroup(group: TimeGroup, anchor: string | null, tense: Tense): PlacedGroup | null {
  const main = mainTimex(group);
  if (main === null || (tense === 'past' && looksAhead(main))) return null;
  if (group.kind === 'range') return placeRange(group, anchor, tense, main);
  const ago = anchor === null ? null : placeAgo(group, main, anchor);
  if (ago !== null) return ago;
  const placed = placeMeaning(main.meaning, anchor, tense);
  if (placed === null) return null;
  const inWeek = group.members.find((member) => member.meaning.kind === 'unit');
  if (inWeek !== undefined && inWeek !== main && main.meaning.kind === 'weekday' && anchor !== null) {
    const week = placeMeaning(inWeek.meaning, anchor, tense);
    if (week !== null) return { ...atWeekday(week.start, main.meaning.weekday), main };
  }
  if (!fitsWeekdayBeside(group, placed)) return null;
  const overnight = group.members.some((member) => member !== main && isOvernight(member));
  if (!overnight || placed.start !== placed.end) return { ...placed, main };
  const end = anchor !== null && placed.end >= anchor ? placed.end : addDays(placed.end, 1);
  return { start: addDays(placed.start, -1), end, grain: 'days', main };
}

/** "Christmas Eve two years ago", "a Saturday, a year ago": the day counted back; a weekday is the one nearest to it. */
function placeAgo(group: TimeGroup, main: FoundTimex, anchor: string): PlacedGroup | null {
  const ago = group.members.find((member) => member !== main && member.meaning.kind === 'offset')?.meaning;
  if (ago?.kind !== 'offset' || ago.direction > 0 || ago.base !== 'anchor') return null;
  const { meaning } = main;
  if (meaning.kind === 'day' && ago.unit === 'year' && meaning.year === null && meaning.yearShift === null) {
    const day = isoDayOf(yearOf(anchor) - ago.count, meaning.month, meaning.day);
    return day === null ? null : { start: day, end: day, grain: 'day', main };
  }
  if (meaning.kind !== 'weekday') return null;
  if (!Number.isInteger(ago.count)) return null;
  const months = ago.unit === 'year' ? 12 * ago.count : ago.count;
  const then = ago.unit === 'week' ? addDays(anchor, -7 * ago.count) : addMonths(anchor, -months);
  const day = weekdayOnOrBefore(addDays(then, 3), meaning.weekday);
  return { start: day, end: day, grain: 'day', main };
}

/** "tomorrow", "next week", "the coming days" date nothing that has happened. */
function looksAhead({ meaning }: FoundTimex): boolean {
  switch (meaning.kind) {
    case 'deictic_day':
      return meaning.offset > 0;
    case 'offset':
    case 'span':
      return meaning.direction > 0;
    case 'weekday':
    case 'unit':
    case 'month':
    case 'season':
      return meaning.shift === 1;
    default:
      return false;
  }
}

function isOvernight(timex: FoundTimex): boolean {
  return timex.meaning.kind === 'deictic_day' && timex.meaning.overnight;
}

function atWeekday(monday: string, weekday: number): Placed {
  const day = weekdayOnOrAfter(monday, weekday);
  return { start: day, end: day, grain: 'day' };
}

/** "Tuesday (Nov. 15)": the weekday must be that of the day. */
function fitsWeekdayBeside(group: TimeGroup, placed: Placed): boolean {
  return group.members.every(
    (member) =>
      member.meaning.kind !== 'weekday' ||
      placed.grain !== 'day' ||
      weekdayOf(placed.start) === member.meaning.weekday,
  );
}

const RANGED = new Set<FoundTimex['meaning']['kind']>(['day', 'weekday', 'deictic_day', 'month', 'year']);

/** "overnight into Tuesday": the night that ends on the day. */
function placeNightInto(day: FoundTimex, anchor: string | null, tense: Tense): PlacedGroup | null {
  const placed = placeMeaning(day.meaning, anchor, tense);
  if (placed === null) return null;
  return { start: addDays(placed.start, -1), end: placed.end, grain: 'days', main: day };
}

function placeRange(
  group: TimeGroup,
  anchor: string | null,
  tense: Tense,
  main: FoundTimex,
): PlacedGroup | null {
  const carriers = group.members.filter((member) => RANGED.has(member.meaning.kind) && !isOvernight(member));
  const [first, last] = [carriers[0], carriers.at(-1)];
  if (first === undefined || last === undefined) return null;
  if (first === last) return placeNightInto(first, anchor, tense);
  const end = placeMeaning(withYearOf(last, first), anchor, tense);
  if (end === null) return null;
  const start = placeMeaning(
    withYearOf(first, last),
    tense === 'future' ? anchor : end.end,
    tense === 'future' ? tense : 'past',
  );
  if (start === null) return null;
  const { meaning } = first;
  const from =
    meaning.kind === 'weekday' && start.start > end.end
      ? weekdayOnOrBefore(end.end, meaning.weekday)
      : start.start;
  if (from > end.end) return null;
  return {
    start: from,
    end: end.end,
    grain: from === end.end ? 'day' : start.grain === 'day' ? 'days' : 'span',
    main: anchor === null ? last : main,
  };
}

/** In "from 30 September to 2 October 2022" and "March to May 2022" the year stands once. */
function withYearOf(timex: FoundTimex, other: FoundTimex): FoundTimex['meaning'] {
  const { meaning } = timex;
  const said = other.meaning;
  const open = (meaning.kind === 'day' || meaning.kind === 'month') && meaning.year === null;
  if (!open || (said.kind !== 'day' && said.kind !== 'month') || said.year === null) return meaning;
  const first = timex.start < other.start;
  const sameYear = first ? meaning.month <= said.month : meaning.month >= said.month;
  return { ...meaning, year: sameYear ? said.year : said.year + (first ? -1 : 1) };
}
