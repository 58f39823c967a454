/** Resolves the words that date one attack to days, or keeps them open with what is known. */
import type { Evidence, MentionTime, TimeBasis } from '#lib/schema.ts';
import { addDays } from '#lib/time.ts';
import { datingGroups } from './dating-groups.ts';
import { dayInWords, quoted } from './day-words.ts';
import { explainOpen, explainPlaced } from './explain-time.ts';
import { isContiguous, type TimeGroup } from './group-timexes.ts';
import { clockOf, dayPartOf, mainTimex, placeGroup } from './place-group.ts';
import { type Reading, readUnderAnchors } from './read-under-anchors.ts';
import type { FoundTimex, PublicationGuess } from './time-meaning.ts';
import { timePrecisionOf } from './time-precision.ts';
import type { TimeQuestion } from './time-question.ts';

const MAX_CANDIDATES = 31;

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
