/** The drawers of a merge index: where a mention is filed, and where those are filed that it may be one attack with. */
import { isGrounded } from '#lib/merge/candidates.ts';
import { cellsAround } from '#lib/merge/find-pairs.ts';
import { blockOf } from '#lib/merge/join-open.ts';
import type { Candidate } from '#lib/merge/report.ts';
import { isWide } from '#lib/merge/score-place.ts';
import { isDated, RECENT_DAYS, recallsByToll } from '#lib/merge/score-time.ts';
import { addDays, daysBetween } from '#lib/time.ts';

/** Counts up when drawers change: what is stored under older names must be filed anew. */
export const FILING = 1;

/** The drawers that a mention is filed in: grounded ones by cell and day, open ones by cell, by day and by their words. */
export function drawersOf(candidate: Candidate): string[] {
  const { place, time } = candidate.mention;
  const cell = isWide(place) ? null : cellsAround(place!.lng!, place!.lat!)[0]!;
  const days = isDated(time) ? [...new Set([time.start, time.end])] : [];
  const open =
    cell === null ? [] : [`open cell ${cell}`].flatMap((name) => byMonth(name, monthsOf(candidate)));
  if (isGrounded(candidate)) {
    const months = [...new Set(days.map(monthOf))];
    return [
      `cell ${cell}`,
      ...months.map((month) => `cell ${cell} ${month}`),
      ...days.flatMap((day) => [`day ${day}`, `cell ${cell} day ${day}`]),
      ...(candidate.mention.tier === 'background' ? open : []),
    ];
  }
  const words = drawerOfWords(candidate);
  return cell ? [words, ...open] : [words, ...days.map((day) => `open day ${day}`)];
}

function monthOf(day: string): string {
  return day.slice(0, 7);
}

function byMonth(name: string, months: readonly string[] | null): string[] {
  return months === null ? [name] : months.map((month) => `${name} ${month}`);
}

/** Longest window, in days, that is filed month by month. */
const MAX_WINDOW_DAYS = 100;

/** The months that a mention may lie in by `scoreOpenTime`; null = too many to list. */
function monthsOf({ mention, report }: Candidate): string[] | null {
  const { start, end } = mention.time;
  const published = report.published.value;
  const news = (mention.tier === 'primary' || mention.tier === 'secondary') && !recallsByToll(mention);
  const to = end ?? published;
  const from = start ?? (published !== null && news ? addDays(published, -RECENT_DAYS - 1) : null);
  if (from === null || to === null || daysBetween(from, to) > MAX_WINDOW_DAYS) return null;
  const months = new Set([monthOf(to)]);
  for (let day = from; day <= to; day = addDays(day, 20)) months.add(monthOf(day));
  return [...months];
}

/** The drawers of the grounded mentions near a grounded one in place and time. */
export function drawersNear({ mention: { place, time } }: Candidate): string[] {
  const cells = cellsAround(place!.lng!, place!.lat!);
  const days = [addDays(time.start!, -1), time.start!, time.end!, addDays(time.end!, 1)];
  return [...new Set(days)].flatMap((day) => cells.map((cell) => `cell ${cell} day ${day}`));
}

/** The drawers of the open mentions that could join a grounded one. */
export function drawersOfOpen({ mention: { place, time } }: Candidate): string[] {
  const cells = cellsAround(place!.lng!, place!.lat!);
  const months = [...new Set([monthOf(time.start!), monthOf(time.end!)])];
  const drawers = [`open day ${time.start}`, `open day ${time.end}`];
  for (const cell of cells) drawers.push(`open cell ${cell}`, ...byMonth(`open cell ${cell}`, months));
  return drawers;
}

/** The drawers of the grounded mentions that an open one could join. */
export function drawersToJoin(open: Candidate): string[] {
  const { place, time } = open.mention;
  if (isWide(place)) return isDated(time) ? [`day ${time.start}`, `day ${time.end}`] : [];
  return cellsAround(place!.lng!, place!.lat!).flatMap((cell) => byMonth(`cell ${cell}`, monthsOf(open)));
}

/** The drawer of open mentions that say the same words for time and place. */
export function drawerOfWords(open: Candidate): string {
  return `words ${blockOf(open)}`;
}
