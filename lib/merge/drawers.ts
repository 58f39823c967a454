/** The drawers of a merge index: where a mention is filed, and where those are filed that it may be one attack with. */

import { areasOf, areasToJoin } from '#lib/merge/areas.ts';
import { isGrounded } from '#lib/merge/candidates.ts';
import { cellsAround } from '#lib/merge/find-pairs.ts';
import { blockOf } from '#lib/merge/join-open.ts';
import type { Candidate } from '#lib/merge/report.ts';
import { needsDetail } from '#lib/merge/score-attachment.ts';
import { detailsOf } from '#lib/merge/score-details.ts';
import { isWide } from '#lib/merge/score-place.ts';
import { isDated, RECENT_DAYS, recallsByToll } from '#lib/merge/score-time.ts';
import { addDays, daysBetween } from '#lib/time.ts';

/** Counts up when drawers change: what is stored under older names must be filed anew. */
export const FILING = 3;

/**
 * The drawers that a mention is filed in: grounded ones by cell with day, month, year and each rare detail, and by day with
 * the areas that they lie in; open ones by cell with the periods or the details that could tie them to an attack, by day
 * and country, and by their words.
 */
export function drawersOf(candidate: Candidate): string[] {
  const { place, time } = candidate.mention;
  const cell = isWide(place) ? null : cellsAround(place!.lng!, place!.lat!)[0]!;
  const days = isDated(time) ? [...new Set([time.start, time.end])] : [];
  const open = cell === null ? [] : tiesOf(candidate).map((tie) => `open cell ${cell}${tie}`);
  if (isGrounded(candidate)) {
    return [
      ...allTiesOf(candidate).map((tie) => `cell ${cell}${tie}`),
      ...days.flatMap((day) => [
        `day ${day}`,
        `cell ${cell} day ${day}`,
        ...areasOf(place!).map((area) => `day ${day} ${area}`),
      ]),
      ...(candidate.mention.tier === 'background' ? open : []),
    ];
  }
  const words = drawerOfWords(candidate);
  if (cell) return [words, ...open];
  const country = place === null ? '' : ` ${place.country}`;
  return [words, ...days.map((day) => `open day ${day}${country}`)];
}

/** Every tie by which an open mention may look for a grounded one; '' = by place alone. */
function allTiesOf({ mention }: Candidate): string[] {
  const days = [mention.time.start!, mention.time.end!];
  const periods = days.flatMap((day) => [day.slice(0, 7), day.slice(0, 4)]);
  return ['', ...[...new Set([...periods, ...detailsOf(mention)])].map((tie) => ` ${tie}`)];
}

/** The ties of an open mention to the attacks that it may be of: any such attack has one of them. */
function tiesOf(open: Candidate): string[] {
  const { mention, report } = open;
  const published = report.published.value;
  if (mention.time.start === null && mention.time.end === null) {
    const details = detailsOf(mention).map((detail) => ` ${detail}`);
    if (needsDetail(open) || published === null) return details;
    const recent = periodsOf(addDays(published, -RECENT_DAYS - 1), published);
    return recallsByToll(mention) ? [...recent, ...details] : recent;
  }
  const { start, end } = mention.time;
  return start !== null && end !== null ? periodsOf(start, end) : [''];
}

/** Longest period, in days, that is looked for month by month, and in years, year by year. */
const MONTHLY_DAYS = 100;
const MOST_YEARS = 20;

/** The months or years of a period as ties; '' where it is longer than anybody would mean. */
function periodsOf(from: string, to: string): string[] {
  const length = daysBetween(from, to);
  if (length > MOST_YEARS * 366) return [''];
  const [step, letters] = length > MONTHLY_DAYS ? [300, 4] : [20, 7];
  const periods = new Set([to.slice(0, letters)]);
  for (let day = from; day <= to; day = addDays(day, step)) periods.add(day.slice(0, letters));
  return [...periods].map((period) => ` ${period}`);
}

/** Names are asked for many times while a change is followed. */
const near = new WeakMap<Candidate, string[]>();
const ofOpen = new WeakMap<Candidate, string[]>();
const toJoin = new WeakMap<Candidate, string[]>();

function keep(
  kept: WeakMap<Candidate, string[]>,
  candidate: Candidate,
  make: (candidate: Candidate) => string[],
): string[] {
  const known = kept.get(candidate);
  if (known) return known;
  const made = make(candidate);
  kept.set(candidate, made);
  return made;
}

/** The drawers of the grounded mentions near a grounded one in place and time. */
export function drawersNear(grounded: Candidate): string[] {
  return keep(near, grounded, nameNear);
}

/** The drawers of the open mentions that could join a grounded one. */
export function drawersOfOpen(grounded: Candidate): string[] {
  return keep(ofOpen, grounded, nameOfOpen);
}

/** The drawers of the grounded mentions that an open one could join. */
export function drawersToJoin(open: Candidate): string[] {
  return keep(toJoin, open, nameToJoin);
}

function nameNear({ mention: { place, time } }: Candidate): string[] {
  const cells = cellsAround(place!.lng!, place!.lat!);
  const days = [addDays(time.start!, -1), time.start!, time.end!, addDays(time.end!, 1)];
  return [...new Set(days)].flatMap((day) => cells.map((cell) => `cell ${cell} day ${day}`));
}

function nameOfOpen(grounded: Candidate): string[] {
  const { place, time } = grounded.mention;
  const ties = allTiesOf(grounded);
  const cells = cellsAround(place!.lng!, place!.lat!);
  const days = [...new Set([time.start, time.end])];
  return [
    ...days.flatMap((day) => [`open day ${day}`, `open day ${day} ${place!.country}`]),
    ...cells.flatMap((cell) => ties.map((tie) => `open cell ${cell}${tie}`)),
  ];
}

function nameToJoin(open: Candidate): string[] {
  const { place, time } = open.mention;
  if (isWide(place)) {
    const days = isDated(time) ? [...new Set([time.start, time.end])] : [];
    return days.flatMap((day) =>
      areasToJoin(place).map((area) => (area ? `day ${day} ${area}` : `day ${day}`)),
    );
  }
  const ties = tiesOf(open);
  return cellsAround(place!.lng!, place!.lat!).flatMap((cell) => ties.map((tie) => `cell ${cell}${tie}`));
}

/** What the name of the first drawer of an open mention begins with, and that of no other. */
export const OPEN_DRAWER = 'words ';

/** The drawer of open mentions that say the same words for time and place. */
export function drawerOfWords(open: Candidate): string {
  return `${OPEN_DRAWER}${blockOf(open)}`;
}
