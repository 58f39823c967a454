/** Resolves the words that date one attack to days, or keeps them open with what is known. */
import type { Evidence, MentionTime, TimeBasis } from '#lib/schema.ts';
import { addDays, daysBetween } from '#lib/time.ts';
import { addMonths } from './calendar.ts';
import { datingGroups } from './dating-groups.ts';
import { dayInWords, quoted } from './day-words.ts';
import { explainOpen, explainPlaced } from './explain-time.ts';
import { isContiguous, type TimeGroup } from './group-timexes.ts';
import { daysOfDigits, orderOfDigits } from './numeric-order.ts';
import { clockOf, dayPartOf, mainTimex, type PlacedGroup, placeGroup } from './place-group.ts';
import { isUnbounded, possibleAnchors } from './possible-days.ts';
import type { FoundTimex, PublicationGuess, Tense } from './time-meaning.ts';
import { narrowToStretch, timePrecisionOf } from './time-precision.ts';
import type { TimeQuestion } from './time-question.ts';

const MAX_CANDIDATES = 31;

/** A weekday is said with a date that is not long past. */
const RECENT_DAYS = 180;

/**
 * The time of one attack: resolved if exactly one reading remains under every publication day that is still
 * possible, else open (`start: null`, precision `unresolved`) with candidates, bounds and the weekday. Never ends
 * before it starts; every evidence span is a slice of the text.
 */
export function resolveTime(question: TimeQuestion): MentionTime {
  const groups = datingGroups(question);
  let open: MentionTime | null = null;
  for (const group of groups) {
    const time = resolveGroup(question, group);
    if (time === null) continue;
    if (time.start !== null) return time;
    open ??= time;
  }
  return open ?? undated(question, groups);
}

function resolveGroup(question: TimeQuestion, group: TimeGroup): MentionTime | null {
  const main = mainTimex(group);
  if (main === null) return null;
  const outer = outerBound(question.text, main);
  if (outer !== null) return boundedTime(question, group, main, outer);
  const readings = readUnderAnchors(question, group);
  if (readings === 'impossible') return null;
  const [only] = readings;
  if (only === undefined || readings.length > 1) return openTime(question, group, main, readings);
  return settledTime(question, group, only);
}

type Reading = PlacedGroup & { anchor: string | null };

/** The different placings of a group under each publication day that is possible. */
function readUnderAnchors(question: TimeQuestion, group: TimeGroup): Reading[] | 'impossible' {
  const { publicationDay: guess, context } = question;
  const tense: Tense = context === 'future' ? 'future' : 'past';
  const main = mainTimex(group);
  if (main?.meaning.kind === 'numeric_day') return readDigits(question, main, main.meaning);
  const fixed = placeGroup(group, null, tense);
  if (fixed !== null) {
    const latest = guess.value ?? guess.latest;
    if (tense === 'past' && latest !== undefined && fixed.start > addDays(latest, 1)) return 'impossible';
    const capped = capAtPublication(fixed, group, guess.value, tense);
    return [{ ...capped, anchor: guess.value }];
  }
  const readings = new Map<string, Reading>();
  for (const anchor of possibleAnchors(guess, main)) {
    const placed = placeGroup(group, anchor, tense);
    if (placed === null || (isUnbounded(guess) && daysBetween(placed.start, anchor) > RECENT_DAYS)) continue;
    const exact = exactlyAgo(question.text, placed, anchor);
    const capped = exact ?? loosened(capAtPublication(placed, group, anchor, tense));
    readings.set(`${capped.start}/${capped.end}`, { ...capped, anchor });
  }
  return [...readings.values()];
}

/** "exactly a year ago", "two weeks ago to the day": the very day; null where it is not said so. */
function exactlyAgo(text: string, placed: PlacedGroup, anchor: string): PlacedGroup | null {
  const { meaning, start, end } = placed.main;
  if (meaning.kind !== 'offset' || meaning.base !== 'anchor' || meaning.direction > 0) return null;
  const lead = text.slice(Math.max(0, start - 8), start + 8);
  if (!/exactly\s/i.test(lead) && !/^,? (?:to the day|today)\b/i.test(text.slice(end, end + 12))) return null;
  const { unit, count } = meaning;
  if (!Number.isInteger(count) || count > 900) return null;
  const months = unit === 'year' ? 12 * count : unit === 'month' ? count : 0;
  if (months === 0 && unit !== 'week') return null;
  const day = months > 0 ? addMonths(anchor, -months) : addDays(anchor, -7 * count);
  return { ...placed, start: day, end: day, grain: 'day' };
}

/** "a couple of days ago" is good to a day on either side. */
function loosened(placed: PlacedGroup): PlacedGroup {
  const { meaning, approximate } = placed.main;
  const isLoose =
    approximate && meaning.kind === 'offset' && meaning.unit === 'day' && placed.grain === 'day';
  if (!isLoose) return placed;
  return { ...placed, start: addDays(placed.start, -1), end: addDays(placed.end, 1), grain: 'days' };
}

/** The days that digits of open order may mean, less those that lie after publication. */
function readDigits(
  question: TimeQuestion,
  main: FoundTimex,
  meaning: Extract<FoundTimex['meaning'], { kind: 'numeric_day' }>,
): Reading[] {
  const { publicationDay: guess, context, found } = question;
  const latest = guess.value ?? guess.latest;
  return daysOfDigits(meaning, orderOfDigits(found))
    .filter((day) => context === 'future' || latest === undefined || day <= addDays(latest, 1))
    .map((day) => ({ start: day, end: day, grain: 'day', main, anchor: guess.value }));
}

/** "this week" and "in November" end with publication when they tell of what has happened; "since" starts there. */
function capAtPublication(
  placed: PlacedGroup,
  group: TimeGroup,
  anchor: string | null,
  tense: Tense,
): PlacedGroup {
  const stretch = group.members.length === 1 ? placed.main.stretch : null;
  const narrow: PlacedGroup = { ...narrowToStretch(placed, stretch), main: placed.main };
  if (anchor === null || tense !== 'past') return narrow;
  if (placed.main.relation === 'since' && narrow.start <= anchor)
    return { ...narrow, end: anchor, grain: 'span' };
  const wide = narrow.grain !== 'day' && narrow.grain !== 'days';
  return wide && narrow.end > anchor && narrow.start <= anchor ? { ...narrow, end: anchor } : narrow;
}

function settledTime(question: TimeQuestion, group: TimeGroup, reading: Reading): MentionTime {
  const { publicationDay: guess, context } = question;
  const clock = clockOf(group);
  const dayPart = dayPartOf(group);
  const explicit = reading.main.meaning.kind === 'numeric_day' || placeGroup(group, null, 'past') !== null;
  const surface = surfaceOf(question.text, group);
  const caption = context === 'caption' && reading.start === reading.end;
  const inferred = !explicit && guess.basis === 'inferred';
  return {
    start: reading.start,
    end: reading.end,
    precision: timePrecisionOf(
      reading,
      clock,
      dayPart,
      group.members.length === 1 ? reading.main.stretch : null,
    ),
    basis: explicit ? 'explicit' : basisOf(guess),
    clock,
    surface: surface.quote,
    candidates: [],
    bounds: caption ? { latest: reading.end } : {},
    evidence: withoutDoubles([...evidenceOf(group), ...(explicit ? [] : (guess.clues ?? []))]),
    why: [
      explainPlaced(surface.quote, reading, reading.anchor),
      ...(caption ? [`The photo is of ${dayInWords(reading.end)}; the attack was then or earlier.`] : []),
      ...(inferred || (!explicit && guess.value === null) ? guess.why : []),
    ],
  };
}

function basisOf(guess: PublicationGuess): TimeBasis {
  return guess.basis ?? 'inferred';
}

function withoutDoubles(all: readonly Evidence[]): Evidence[] {
  return all.filter(({ start, end }, at) => all.findIndex((e) => e.start === start && e.end === end) === at);
}

/** "before Tuesday" and "after Oct. 10" bound a time; "after Friday's strike" and "just after 3 a.m. Sunday" do not. */
function outerBound(text: string, main: FoundTimex): 'before' | 'after' | null {
  const { relation } = main;
  if (relation === null || relation === 'since' || main.clock !== null || main.dayPart !== null) return null;
  if (["'", '’'].includes(text.charAt(main.end))) return null;
  return relation === 'after' ? 'after' : 'before';
}

function boundedTime(
  question: TimeQuestion,
  group: TimeGroup,
  main: FoundTimex,
  side: 'before' | 'after',
): MentionTime {
  const readings = readUnderAnchors(question, group);
  const one = readings !== 'impossible' && readings.length === 1 ? readings[0] : undefined;
  const time = openTime(question, group, main, []);
  if (one === undefined) return time;
  const bounds =
    side === 'after' ? { ...time.bounds, earliest: one.start } : { ...time.bounds, latest: one.end };
  const { weekday: _, ...days } = bounds;
  const words = `${quoted(surfaceOf(question.text, group).quote)} only says that it was ${side} ${dayInWords(side === 'after' ? one.start : one.end)}.`;
  return { ...time, bounds: days, why: [words] };
}

function openTime(
  question: TimeQuestion,
  group: TimeGroup,
  main: FoundTimex,
  readings: readonly Reading[],
): MentionTime {
  const { publicationDay: guess, text } = question;
  const days = readings.filter((reading) => reading.start === reading.end).map((reading) => reading.start);
  const candidates = days.length === readings.length ? days.sort().slice(0, MAX_CANDIDATES) : [];
  const weekday = main.meaning.kind === 'weekday' ? main.meaning.weekday : undefined;
  const latest =
    question.context === 'future' ? undefined : (candidates.at(-1) ?? guess.value ?? guess.latest);
  return {
    ...undated(question, [group]),
    clock: clockOf(group),
    surface: surfaceOf(text, group).quote,
    candidates,
    bounds: {
      ...(candidates[0] !== undefined
        ? { earliest: candidates[0] }
        : guess.value === null && guess.earliest
          ? { earliest: floorOf(guess.earliest) }
          : {}),
      ...(latest === undefined ? {} : { latest }),
      ...(weekday === undefined ? {} : { weekday }),
    },
    evidence: evidenceOf(group),
    why: [explainOpen(main, guess, candidates)],
  };
}

/** What happened may lie up to a week before the earliest publication. */
function floorOf(earliest: string): string {
  return earliest.endsWith('-01-01') ? earliest : addDays(earliest, -7);
}

function undated(question: TimeQuestion, groups: readonly TimeGroup[]): MentionTime {
  const { publicationDay: guess, context } = question;
  const latest = context === 'future' ? undefined : (guess.value ?? guess.latest);
  const clock = groups.map(clockOf).find((found) => found !== null) ?? null;
  const first = groups[0];
  return {
    start: null,
    end: null,
    precision: 'unresolved',
    basis: null,
    clock,
    surface: first === undefined ? null : surfaceOf(question.text, first).quote,
    candidates: [],
    bounds: latest === undefined ? {} : { latest },
    evidence: withoutDoubles(groups.flatMap(evidenceOf)),
    why: [
      first === undefined
        ? 'The text does not say when.'
        : `${quoted(surfaceOf(question.text, first).quote)} names no day.`,
    ],
  };
}

function surfaceOf(text: string, group: TimeGroup): Evidence {
  const start = Math.min(...group.members.map((member) => member.start));
  const end = Math.max(...group.members.map((member) => member.end));
  const main = mainTimex(group) ?? group.members[0];
  if (main !== undefined && !isContiguous(group.members)) return toEvidence(main);
  const close = text.slice(start, end).includes('(') && text.charAt(end) === ')' ? end + 1 : end;
  return { start, end: close, quote: text.slice(start, close) };
}

function evidenceOf(group: TimeGroup): Evidence[] {
  const evidence: Evidence[] = [];
  for (const member of group.members) evidence.push(toEvidence(member));
  return evidence;
}

function toEvidence({ start, end, quote }: FoundTimex): Evidence {
  return { start, end, quote };
}
