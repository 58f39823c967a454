/** A telling is a candidate with its own place and day worked out; lists of places and days make one telling each. */
import type { Candidate } from '#lib/extract/candidate.ts';
import type { DatingTimex, ExtractContext } from '#lib/extract/extract-context.ts';
import { holds, listedPlaces } from '#lib/extract/listed-places.ts';
import { nightBefore } from '#lib/extract/said-night.ts';
import { dayFrom } from '#lib/extract/shifted-day.ts';
import type { MentionPlace, MentionTime, Toponym } from '#lib/schema.ts';
import { addDays, daysBetween } from '#lib/time.ts';

export type Telling = Candidate & { place: MentionPlace | null; time: MentionTime | null };

function frameOf(candidate: Candidate): 'past' | 'future' | 'caption' {
  if (candidate.sentence.section === 'caption') return 'caption';
  return candidate.assertion === 'threatened' || candidate.assertion === 'hypothetical' ? 'future' : 'past';
}

/** A day in a sentence that only counts victims is the attack's if it stands beside the count. */
const ECHO_REACH = 8;

/** "A year ago, in March 2022": of two wide words side by side the one that says more; else the nearest. */
function narrowest(
  near: readonly DatingTimex[],
  candidate: Candidate,
  context: ExtractContext,
): DatingTimex | undefined {
  const [first, second] = near.filter((t) => t.reach === 'wide');
  if (!first || !second || Math.abs(first.start - second.start) > 30) return first;
  const daysOf = (t: DatingTimex): number => {
    const { start, end } = context.resolveTime([t], frameOf(candidate));
    return start && end ? daysBetween(start, end) : Number.POSITIVE_INFINITY;
  };
  return daysOf(second) < daysOf(first) ? second : first;
}

/** Time said by the candidate itself: its nearest day, with a time of day beside it. */
function ownTime(
  text: string,
  candidate: Candidate,
  dating: readonly DatingTimex[],
  context: ExtractContext,
  lead: boolean,
): MentionTime | null {
  const shifted = timeBeforeAnchor(text, candidate, context);
  if (shifted) return shifted;
  const loose = candidate.weight === 'full' || lead || candidate.leansOn !== null;
  const near = dating.filter(
    (t) => loose || (candidate.datingCosts[candidate.dating.indexOf(t)] ?? 99) <= ECHO_REACH,
  );
  const days = near.filter((t) => t.reach === 'day').slice(0, 2);
  // "Two days earlier, on Tuesday": of two words for one day the one that can be placed.
  const placed =
    days.length === 2 && Math.abs(days[0]!.start - days[1]!.start) < 30
      ? days.find((d) => context.resolveTime([d], frameOf(candidate)).start !== null)
      : undefined;
  const day = placed ?? days[0] ?? narrowest(near, candidate, context);
  // "at noon on Wednesday for those killed the day before": the hour of another day.
  const isOthers = (c: DatingTimex): boolean =>
    days.concat(near).some((d) => d.reach === 'day' && d !== day && Math.abs(d.start - c.end) < 6);
  const clock = near.find((t) => t.reach === 'clock' && !(day && isOthers(t)));
  if (!day && !clock) return null;
  if (!day && clock && candidate.saidOn) {
    const hour = context.resolveTime([clock], frameOf(candidate));
    const night = nightBefore(clock, hour, context.resolveTime([candidate.saidOn], 'past'));
    if (night) return night;
  }
  const spans = [...(day ? [day] : []), ...(clock ? [clock] : [])];
  const time = context.resolveTime(spans, frameOf(candidate));
  const beside = candidate.leansOn ?? days.find((d) => d !== day) ?? null;
  const base = beside ? context.resolveTime([beside], 'past') : null;
  return (base && dayFrom(time, base)) ?? time;
}

/**
 * "on Thursday, exactly a week after the strike": the named day less the stated span. Without a named day the span
 * counts from publication; weeks then leave three days on either side open.
 */
function timeBeforeAnchor(text: string, candidate: Candidate, context: ExtractContext): MentionTime | null {
  const after = candidate.daysAfter;
  const published = context.publicationDay.value;
  if (!after || (!after.anchor && !published)) return null;
  const told = after.anchor ? context.resolveTime([after.anchor], 'past') : null;
  const anchor = told ? (told.start === told.end ? told.start : null) : published;
  if (!anchor) return null;
  if (after.wide) return wideBefore(text, after, anchor, told);
  const day = addDays(anchor, -after.days);
  const slack = after.weeks && !after.anchor ? 3 : 0;
  const { start, end } = after.span;
  const quote = text.slice(start, end);
  const why = told ? told.why : [`published on ${anchor}`];
  return {
    start: addDays(day, -slack),
    end: addDays(day, slack),
    precision: slack > 0 ? 'week' : 'day',
    basis: told?.basis ?? context.publicationDay.basis,
    clock: null,
    surface: quote,
    candidates: [],
    bounds: {},
    evidence: [...(told?.evidence ?? []), { start, end, quote }].sort((x, y) => x.start - y.start),
    why: [
      ...why,
      `“${quote}” counts ${after.days} ${after.days === 1 ? 'day' : 'days'} back from ${anchor}: ${day}`,
    ],
  };
}

/** "Twelve years after the shooting": the whole year, or for months the whole month. */
function wideBefore(
  text: string,
  { wide, count, span }: NonNullable<Candidate['daysAfter']>,
  anchor: string,
  told: MentionTime | null,
): MentionTime {
  const [year, month] = [Number(anchor.slice(0, 4)), Number(anchor.slice(5, 7))];
  const months = wide === 'year' ? (year - count) * 12 : year * 12 + month - 1 - count;
  const first = `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}-01`;
  const next = wide === 'year' ? months + 12 : months + 1;
  const after = `${String(Math.floor(next / 12)).padStart(4, '0')}-${String((next % 12) + 1).padStart(2, '0')}-01`;
  const quote = text.slice(span.start, span.end);
  return {
    start: first,
    end: addDays(after, -1),
    precision: wide === 'year' ? 'longer' : 'month',
    basis: told?.basis ?? 'inferred',
    clock: null,
    surface: quote,
    candidates: [],
    bounds: {},
    evidence: [{ ...span, quote }],
    why: [
      ...(told?.why ?? []),
      `“${quote}” counts ${count} ${wide}${count === 1 ? '' : 's'} back from ${anchor}`,
    ],
  };
}

/** Two days joined by "and": "on Monday and again on Tuesday". */
function listedDays(text: string, dating: readonly DatingTimex[]): DatingTimex[] {
  const days = dating.filter((t) => t.reach === 'day').sort((a, b) => a.start - b.start);
  if (days.length !== 2 || days[0]!.value === days[1]!.value) return [];
  // "between Thursday and Saturday" is one stretch of time.
  if (/\bbetween\s$/i.test(text.slice(Math.max(0, days[0]!.start - 10), days[0]!.start))) return [];
  const between = text.slice(days[0]!.end, days[1]!.start).replace(/\s+/g, ' ').trim().toLowerCase();
  return /^,?\s?(?:and|and again|and then|then again)(?:\s(?:on|late|early))?$/.test(between) ? days : [];
}

/** One telling per listed place and per listed day; a toll over a list of places belongs to none of them. */
export function distribute(
  text: string,
  candidate: Candidate,
  context: ExtractContext,
  lead: boolean,
): Telling[] {
  const shared = candidate.type === 'air_raid_alert' || candidate.assertion === 'habitual';
  const places = shared ? [] : listedPlaces(text, candidate, context);
  const days = shared ? [] : listedDays(text, candidate.dating);
  const single = (toponyms: Toponym[], dating: DatingTimex[], tolls: Candidate['tolls']): Telling => ({
    ...candidate,
    tolls,
    toponyms,
    dating,
    place: toponyms.length > 0 ? context.resolvePlace(toponyms) : null,
    time: ownTime(text, candidate, dating, context, lead),
    datingCost: candidate.daysAfter ? Math.min(candidate.datingCost, 3) : candidate.datingCost,
  });
  if (days.length === 0 && places.length === 0)
    return [single(candidate.toponyms, candidate.dating, candidate.tolls)];
  const tellings: Telling[] = [];
  if (days.length > 0) {
    for (const day of days) tellings.push(single(candidate.toponyms, [day], []));
    return tellings;
  }
  const rest = candidate.toponyms.filter((t) => !places.includes(t));
  for (const place of places)
    tellings.push(single([place, ...rest.filter((r) => holds(context, r, place))], candidate.dating, []));
  return tellings;
}
