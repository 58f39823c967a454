import type { Candidate } from '#lib/merge/report.ts';
import type { Slot } from '#lib/merge/slot.ts';
import type { Mention, MentionTime } from '#lib/schema.ts';
import { daysBetween, weekdayOf } from '#lib/time.ts';

/** A day, or a night that two calendar days share. */
export interface DatedTime extends MentionTime {
  start: string;
  end: string;
}

/** True if the time is one calendar day, or at most two that a night or a doubt joins. */
export function isDated(time: MentionTime): time is DatedTime {
  if (time.start === null || time.end === null) return false;
  return time.start === time.end || daysBetween(time.start, time.end) <= 1;
}

const NIGHT = /night|evening|late|early|dawn|small hours|before sunrise/i;

/** True if the words or the clock put the attack in the night, which reports date by either of its days. */
function isNightly(time: MentionTime): boolean {
  if (time.clock !== null) return time.clock.from >= '20:00' || time.clock.from < '06:30';
  return time.surface !== null && NIGHT.test(time.surface);
}

const EVENING = /last night|overnight|night|late|evening/i;
const MORNING = /early|dawn|morning/i;

/** The value of a day and the night that ends on it: the tolls, or what was hit, must fit as well. */
export const NIGHT_BEFORE = 0.45;

/** "Last night": the small hours of the next day are meant as much as the evening. */
export function endsNextDay({ surface }: MentionTime): boolean {
  return surface !== null && /last night|overnight/i.test(surface);
}

/** "Late on Friday" and "early on Saturday": the two ends of one night. */
function isOneNight(first: DatedTime, second: DatedTime): boolean {
  if (first.surface === null || !EVENING.test(first.surface) || MORNING.test(first.surface)) return false;
  if (second.clock !== null) return second.clock.from < '06:30';
  return (
    second.surface !== null &&
    /early|dawn|small hours|after midnight|sunrise|first hours/i.test(second.surface)
  );
}

/** Days between two times, 0 where they overlap. */
export function daysApart(a: DatedTime, b: DatedTime): number {
  if (a.end < b.start) return daysBetween(a.end, b.start);
  return b.end < a.start ? daysBetween(b.end, a.start) : 0;
}

/**
 * Agreement of two dated times. Different days conflict, except the two days of one night: those agree weakly,
 * and only details can join them.
 */
export function scoreDays(a: DatedTime, b: DatedTime): Slot {
  const apart = daysApart(a, b);
  if (apart === 1 && isOneNight(a.start < b.start ? a : b, a.start < b.start ? b : a)) {
    return { value: 0.6, why: 'the two days of one night' };
  }
  if (apart === 1 && endsNextDay(a.start < b.start ? a : b)) {
    return { value: NIGHT_BEFORE, why: 'the night that ends on that day' };
  }
  if (apart === 1 && isNightly(a) !== isNightly(b) && !(a.basis === 'explicit' && b.basis === 'explicit')) {
    return { value: 0.3, why: 'a day apart, one of them by night' };
  }
  if (apart > 0) return { value: 0, conflict: 'different days' };
  if (a.start === b.start && a.end === b.end) return { value: 1, why: `same day: ${a.start}` };
  return { value: 0.9, why: `days overlap: ${a.start < b.start ? b.start : a.start}` };
}

/** Up to so many days after an attack an undated report is most likely of it … */
const NEXT_DAYS = 2;
/** … which is the most that a time without a day can count. */
export const NEXT_DAYS_VALUE = 0.55;
/** How long after an attack an undated report of it is still taken for news of it, in days. */
const FRESH_DAYS = 7;
/** How long after it an undated report may still be of it, in days. */
export const RECENT_DAYS = 45;

/** The value of a time that nothing but the toll can tie to an attack of long ago. */
export const OLD_NEWS = 0.2;
/** A number of people that two attacks in one town seldom share. */
export const GREAT_TOLL = 10;

/** True for an undated mention whose toll is great enough to say which attack of long ago it is about. */
export function recallsByToll({ time, casualties: { killed, injured } }: Mention): boolean {
  return time.start === null && Math.max(killed?.min ?? 0, injured?.min ?? 0) >= GREAT_TOLL;
}

/**
 * Whether an open or wide time may mean a day: a period that holds it, or words without a day whose weekday, bounds
 * and publication day allow it. The value is how narrow the words are; 0 = they cannot mean it.
 */
export function scoreOpenTime({ mention, report }: Candidate, day: DatedTime): Slot {
  const { start, end, surface, bounds, candidates } = mention.time;
  if (start && end) {
    if (day.end < start || end < day.start) return { value: 0 };
    const days = daysBetween(start, end) + 1;
    const value = days <= 2 ? 1 : days <= 7 ? 0.7 : days <= 31 ? 0.45 : 0.15;
    return { value, why: `“${surface ?? `${start} to ${end}`}” holds ${day.start}` };
  }
  const published = report.published.value;
  const fits =
    (bounds.weekday === undefined || [day.start, day.end].some((d) => weekdayOf(d) === bounds.weekday)) &&
    (bounds.earliest === undefined || day.end >= bounds.earliest) &&
    (bounds.latest === undefined || day.start <= bounds.latest) &&
    (candidates.length === 0 || candidates.some((d) => day.start <= d && d <= day.end)) &&
    (published === null || day.start <= published);
  if (!fits) return { value: 0 };
  const words = surface ? `“${surface}”` : 'no day is named, which';
  if (published === null) return { value: 0.1, why: `${words} fits ${day.start}` };
  const age = daysBetween(day.end, published);
  const news = mention.tier === 'primary' || mention.tier === 'secondary';
  // An old attack is seldom news without a word of its day; a weekday or a bound is no such word, a great toll is.
  if (news && age > RECENT_DAYS) {
    return recallsByToll(mention) ? { value: OLD_NEWS, why: `${words} fits ${day.start}` } : { value: 0 };
  }
  const value = !news ? 0.1 : age <= NEXT_DAYS ? NEXT_DAYS_VALUE : age <= FRESH_DAYS ? 0.4 : 0.25;
  return { value, why: `${words} fits ${day.start}, ${age} days before the report` };
}
