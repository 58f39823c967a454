/** Days that are taken back or told more fully: a bare weekday a week ago, a day that stands far from the attack. */
import type { Cluster } from '#lib/extract/cluster.ts';
import type { ExtractContext } from '#lib/extract/extract-context.ts';
import { restatesDay } from '#lib/extract/join-cluster.ts';
import type { MentionTime } from '#lib/schema.ts';
import { addDays, daysBetween, weekdayOf } from '#lib/time.ts';

/** "Monday" … "11 p.m. Monday, May 23": a later sentence names the day of the weekday told first. */
export function restatedDay(cluster: Cluster, context: ExtractContext): MentionTime | null {
  const told = cluster.time;
  if (!told?.start || !told.bounds || /\d{1,2}(?!:|\s*[ap]\.?m)/i.test(told.surface ?? '')) return null;
  for (const t of context.timexes) {
    if (t.reach !== 'day' || !/[A-Z][a-z]+\.? \d|\d [A-Z][a-z]/.test(t.quote)) continue;
    const time = context.resolveTime([t], 'past');
    if (restatesDay(time, told))
      return { ...time, why: [`“${told.surface}” is named again as “${t.quote}”`, ...time.why] };
  }
  return null;
}

/** A weekday this many days before publication is seldom named without "last": it may as well be another attack's. */
const DOUBTFUL_LAG = 6;

/** A time without its day, which stays among those it may be. */
function leftOpen(time: MentionTime, candidates: string[], reason: string): MentionTime {
  return {
    ...time,
    start: null,
    end: null,
    precision: 'unresolved',
    candidates,
    why: [...time.why, reason],
  };
}

/** Takes the day back where a bare weekday lies nearly a week before publication; it stays as a candidate. */
export function withoutDoubtfulDay(
  time: MentionTime | null,
  beside: boolean,
  context: ExtractContext,
): MentionTime | null {
  const published = context.publicationDay.value;
  if (!time?.start || time.start !== time.end || !published || !time.surface) return time;
  // On a Sunday "last week" is the week that ends or the one before.
  if (
    weekdayOf(published) === 7 &&
    /last week/i.test(time.surface) &&
    daysBetween(time.start, published) > 6
  ) {
    const days = [time.start, addDays(time.start, 7)];
    return leftOpen(time, days, '“last week” said on a Sunday may also be the week that ends with it');
  }
  if (
    !/(mon|tues|wednes|thurs|fri|satur|sun)day/i.test(time.surface) ||
    /\d{1,2}(?!:|\d|\s*[ap]\.?m)|last|past|previous/i.test(time.surface)
  )
    return time;
  const lag = daysBetween(time.start, published);
  if (lag < (beside ? DOUBTFUL_LAG - 1 : DOUBTFUL_LAG) || lag > 7) return time;
  return leftOpen(
    time,
    [time.start],
    `a bare weekday ${lag} days before publication leaves the day in doubt`,
  );
}

/**
 * Takes back a day that only a neighbouring sentence tells where the report counts no victims of the attack: such a
 * report is often on something else (a hearing, a series), and so may its day be.
 */
export function withoutLooseDay(cluster: Cluster): MentionTime | null {
  const { time } = cluster;
  const counted = [...cluster.tellings, ...cluster.remainders].some((x) => x.tolls.length > 0);
  if (!time?.start || time.start !== time.end || counted) return time;
  return leftOpen(
    time,
    [time.start],
    'no victims are counted and the day stands in another sentence, so it is left open',
  );
}
