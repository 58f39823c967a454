/** TIMEX3 values of meanings. */
import { isoWeekOf, monthOf, yearOf } from './calendar.ts';
import { durationValue } from './match-amount.ts';
import { placeMeaning } from './place-meaning.ts';
import type { Placed } from './placed.ts';
import type { Clock, DayPart, Meaning, Tense, Unit } from './time-meaning.ts';
import { DAY_PART_CODES } from './time-words.ts';

const pad = (value: number): string => String(value).padStart(2, '0');

/** The TIMEX3 value: resolved with an anchor day, with X for what is open without one. */
export function timexValue(
  meaning: Meaning,
  anchor: string | null,
  tense: Tense,
  clock: Clock | null,
  dayPart: DayPart | null,
): string {
  const base = baseValue(meaning, anchor, tense);
  if (clock !== null) return `${dayOnly(base)}T${clock.from}`;
  if (dayPart !== null && /^.{4}-.{2}-.{1,2}$/.test(dayOnly(base)))
    return `${dayOnly(base)}${DAY_PART_CODES[dayPart]}`;
  return base;
}

/** The first day of an interval value. */
function dayOnly(value: string): string {
  return value.split('/')[0] ?? value;
}

function baseValue(meaning: Meaning, anchor: string | null, tense: Tense): string {
  if (meaning.kind === 'duration' || meaning.kind === 'set') return meaning.value;
  if (meaning.kind === 'ref') return meaning.ref;
  if (meaning.kind === 'span') return spanValue(meaning);
  if (meaning.kind === 'clock' || meaning.kind === 'day_part') return anchor ?? 'XXXX-XX-XX';
  if (meaning.kind === 'numeric_day') return `${meaning.year}-XX-XX`;
  if (meaning.kind === 'offset' && meaning.base === 'text') return textOffsetValue(meaning, anchor, tense);
  if (meaning.kind === 'deictic_day' && meaning.overnight && anchor !== null) {
    return placeMeaning(meaning, anchor, tense)?.start ?? anchor;
  }
  const named = meaning.kind === 'unit' ? { ...meaning, trailing: false } : meaning;
  const placed = placeMeaning(named, anchor, tense);
  return placed === null ? openValue(meaning) : placedValue(placed, meaning);
}

function spanValue(meaning: Extract<Meaning, { kind: 'span' }>): string {
  if (meaning.count !== null) return durationValue(meaning.unit, meaning.count);
  return meaning.direction < 0 ? 'PAST_REF' : 'FUTURE_REF';
}

/** Counted from another time of the text: only years are near enough to count from the anchor. */
function textOffsetValue(
  meaning: Extract<Meaning, { kind: 'offset' }>,
  anchor: string | null,
  tense: Tense,
): string {
  if (meaning.unit === 'year' && meaning.direction < 0) {
    const placed = placeMeaning({ ...meaning, base: 'anchor' }, anchor, tense);
    if (placed !== null) return placedValue(placed, meaning);
  }
  return openOffset(meaning.unit);
}

function placedValue(placed: Placed, meaning: Meaning): string {
  const year = placed.start.slice(0, 4);
  switch (placed.grain) {
    case 'day':
      return placed.start;
    case 'days':
    case 'span':
      return placed.start === placed.end ? placed.start : `${placed.start}/${placed.end}`;
    case 'week':
    case 'weekend': {
      const week = isoWeekOf(placed.grain === 'week' ? middleDay(placed) : placed.start);
      return `${String(week.year).padStart(4, '0')}-W${pad(week.week)}${placed.grain === 'weekend' ? '-WE' : ''}`;
    }
    case 'month':
      return meaning.kind === 'offset' ? middleDay(placed).slice(0, 7) : placed.start.slice(0, 7);
    case 'season':
      return `${year}-${meaning.kind === 'season' ? meaning.season : 'XX'}`;
    case 'quarter':
      return `${year}-Q${Math.floor((monthOf(placed.start) - 1) / 3) + 1}`;
    case 'half':
      return `${year}-H${monthOf(placed.start) > 6 ? 2 : 1}`;
    case 'year':
      return year;
    case 'decade':
      return year.slice(0, 3);
    case 'century':
      return String(Math.floor(yearOf(placed.start) / 100)).padStart(2, '0');
  }
}

function middleDay(placed: Placed): string {
  const middle = (Date.parse(placed.start) + Date.parse(placed.end)) / 2;
  return new Date(middle).toISOString().slice(0, 10);
}

/** Values that wait for an anchor. */
function openValue(meaning: Meaning): string {
  switch (meaning.kind) {
    case 'day': {
      const start = `XXXX-${pad(meaning.month)}-${pad(meaning.day)}`;
      return meaning.toDay === null ? start : `${start}/XXXX-${pad(meaning.month)}-${pad(meaning.toDay)}`;
    }
    case 'month':
      return `XXXX-${pad(meaning.month)}`;
    case 'season':
      return `XXXX-${meaning.season}`;
    case 'quarter':
      return `XXXX-${meaning.half ? 'H' : 'Q'}${meaning.quarter ?? 'X'}`;
    case 'weekday':
      return `XXXX-WXX-${meaning.weekday}`;
    case 'deictic_day':
      return 'XXXX-XX-XX';
    case 'unit':
    case 'offset':
      return openOffset(meaning.unit);
    default:
      return 'XXXX';
  }
}

function openOffset(unit: Unit): string {
  if (unit === 'week') return 'XXXX-WXX';
  if (unit === 'weekend') return 'XXXX-WXX-WE';
  if (unit === 'month') return 'XXXX-XX';
  if (unit === 'quarter') return 'XXXX-QX';
  return unit === 'year' || unit === 'decade' || unit === 'century' ? 'XXXX' : 'XXXX-XX-XX';
}
