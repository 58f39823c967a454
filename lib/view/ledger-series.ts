/**
 * The toll ledger of an incident on a true time scale: every figure that was given, the span of those that stood on
 * each day, and the line of the reports' own figures. What later reports only repeat does not stretch the axis.
 */
import { nice, ticks as roundTicks } from 'd3-array';
import { utcTicks } from 'd3-time';
import type { Ledger, LedgerEntry, Range } from '#lib/schema.ts';
import { dayFromNumber, dayNumber, isDay } from '#lib/time.ts';
import { describeRange } from '#lib/view/describe-incident.ts';
import { formatDayMonth, formatMonth } from '#lib/view/describe-time.ts';
import type { Language, Words } from '#lib/view/words.ts';

export type TollField = 'killed' | 'injured';
export type FigureState = 'in_force' | 'standing' | 'superseded' | 'withdrawn';
export type LedgerPoint = {
  /** Entries that gave this figure on this day in this voice; the first is the one to open. */
  entries: readonly LedgerEntry[];
  /** Days since 1970-01-01. */
  day: number;
  value: number;
  /** Null where the figure has no upper bound. */
  high: number | null;
  figure: string;
  state: FigureState;
  /** False where a label would lie on another one. */
  isLabelled: boolean;
};
/** The least and the greatest figure that stood from this day on; `high: null` = one of them is open. */
export type LedgerStep = { day: number; low: number; high: number | null; line: number | null };
export type LedgerSeries = {
  points: LedgerPoint[];
  steps: LedgerStep[];
  from: number;
  to: number;
  ticks: { day: number; label: string }[];
  /** Where the axis of figures begins and ends (it need not begin at 0: a line is drawn on it) and what it marks. */
  scale: number[];
  /** The number in force in words, and where it lies. */
  figure: string;
  value: number;
  /** The last day on which a report tells of it, when that lies beyond the axis; else null. */
  repeatedUntil: string | null;
};

type TollEntry = LedgerEntry & { value: Range; reportedAt: string };

/** A figure below this share of the one in force, and this much below, counts a part of it (as merging reads it). */
const PART_SHARE = 0.5;
const PART_STEP = 3;
const MS_PER_DAY = 86_400_000;
/** Labels closer than this share of the axis hide one another. */
const LABEL_ROOM = 0.075;
const MOST_TICKS = 5;

function tollEntries(ledger: Ledger, field: TollField): TollEntry[] {
  return ledger.entries.filter(
    (entry): entry is TollEntry =>
      entry.field === field &&
      entry.scope === 'incident' &&
      typeof entry.value !== 'string' &&
      entry.reportedAt !== null &&
      isDay(entry.reportedAt),
  );
}

function isPart(value: Range, whole: number): boolean {
  return value.min < whole * PART_SHARE && whole - value.min > PART_STEP;
}

function stateOf(entry: TollEntry, current: { entry: string; value: Range }): FigureState {
  if (entry.withdrawn) return 'withdrawn';
  const { min, max } = current.value;
  if (entry.id === current.entry || (entry.value.min === min && entry.value.max === max)) return 'in_force';
  return entry.supersededBy === null ? 'standing' : 'superseded';
}

function groupPoints(
  entries: readonly TollEntry[],
  current: { entry: string; value: Range },
  words: Words,
): Omit<LedgerPoint, 'isLabelled'>[] {
  const groups = new Map<string, TollEntry[]>();
  for (const entry of entries) {
    const key = `${entry.reportedAt}|${entry.value.min}|${entry.value.max}|${stateOf(entry, current)}`;
    groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    return {
      entries: group,
      day: dayNumber(first.reportedAt),
      value: first.value.min,
      high: first.value.max,
      figure: describeRange(first.value, words) ?? '',
      state: stateOf(first, current),
    };
  });
}

/** The figures that stood at the end of each day on which one was given. */
function findSteps(entries: readonly TollEntry[], days: readonly number[]): LedgerStep[] {
  const dayOf = new Map(entries.map((entry) => [entry.id, dayNumber(entry.reportedAt)]));
  return days.flatMap((day) => {
    const known = entries.filter((entry) => dayNumber(entry.reportedAt) <= day);
    const standing = known.filter((entry) => {
      const until = entry.supersededBy === null ? null : (dayOf.get(entry.supersededBy) ?? null);
      return until === null || until > day;
    });
    if (standing.length === 0) return [];
    const isOpen = standing.some((entry) => entry.value.max === null);
    return {
      day,
      low: Math.min(...standing.map((entry) => entry.value.min)),
      high: isOpen ? null : Math.max(...standing.map((entry) => entry.value.max ?? 0)),
      line: lineAt(known),
    };
  });
}

/** The reports' own figure on the last of these days; one told only in passing may raise it, never lower it. */
function lineAt(known: readonly TollEntry[]): number | null {
  let line: number | null = null;
  for (const { own, withdrawn, passing, value } of [...known].sort(byDayThenValue)) {
    if (!own || withdrawn || (passing && line !== null && value.min < line)) continue;
    line = value.min;
  }
  return line;
}

function byDayThenValue(a: TollEntry, b: TollEntry): number {
  return dayNumber(a.reportedAt) - dayNumber(b.reportedAt) || a.value.min - b.value.min;
}

const LABEL_RANK: Record<FigureState, number> = {
  in_force: 0,
  withdrawn: 1,
  standing: 2,
  superseded: 3,
};

function chooseLabels(
  points: readonly Omit<LedgerPoint, 'isLabelled'>[],
  span: number,
  least: number,
  most: number,
): LedgerPoint[] {
  const height = Math.max(1, most - least);
  const taken: { day: number; value: number }[] = [];
  const labelled = new Set<(typeof points)[number]>();
  const ranked = [...points].sort((a, b) => LABEL_RANK[a.state] - LABEL_RANK[b.state] || a.day - b.day);
  for (const point of ranked) {
    const collides = taken.some(
      (other) =>
        Math.abs(other.day - point.day) < span * LABEL_ROOM &&
        Math.abs(other.value - point.value) < height * 0.28,
    );
    if (collides) continue;
    taken.push(point);
    labelled.add(point);
  }
  return points.map((point) => ({ ...point, isLabelled: labelled.has(point) }));
}

/** At most five days of the axis with their labels: whole days, or months where it is long. */
export function dayTicks(from: number, to: number, language: Language): { day: number; label: string }[] {
  const days = to - from;
  if (days <= MOST_TICKS * 12) {
    const step = Math.max(1, Math.ceil(days / MOST_TICKS));
    const count = Math.floor(days / step) + 1;
    return Array.from({ length: count }, (_, index) => from + index * step).map((day) => ({
      day,
      label: formatDayMonth(dayFromNumber(day), language),
    }));
  }
  return utcTicks(new Date(from * MS_PER_DAY), new Date(to * MS_PER_DAY), MOST_TICKS - 1).map((date) => {
    const day = Math.round(date.getTime() / MS_PER_DAY);
    const iso = dayFromNumber(day);
    return { day, label: days > 300 ? formatMonth(iso, language) : formatDayMonth(iso, language) };
  });
}

/** Round figures from just below the least to the greatest; from 0 unless all lie close together. */
function figureScale(points: readonly { value: number; high: number | null }[]): number[] {
  const least = Math.min(...points.map((point) => point.value));
  const most = Math.max(1, ...points.map((point) => Math.max(point.value, point.high ?? point.value)));
  const floor = least < most * 0.6 ? 0 : Math.max(0, least - Math.max(1, (most - least) * 0.25));
  const [low, high] = nice(floor, most, 3);
  const ticks = roundTicks(low, high, 3).filter(Number.isInteger);
  return ticks.length > 1 ? ticks : [Math.floor(floor), Math.ceil(most)];
}

/** The last day that brought something new: another figure, or the one in force for the first time since. */
function lastNewsDay(all: readonly TollEntry[], current: { entry: string; value: Range }): number {
  const daysOf = (isWanted: (state: FigureState) => boolean) =>
    all
      .filter((entry) => isWanted(stateOf(entry, current)))
      .map((entry) => ({ day: dayNumber(entry.reportedAt), passing: entry.passing }));
  const others = daysOf((state) => state !== 'in_force');
  // What a later report tells in passing is no news, unless there is nothing else.
  const news = others.some(({ passing }) => !passing) ? others.filter(({ passing }) => !passing) : others;
  const lastOther = Math.max(Number.NEGATIVE_INFINITY, ...news.map(({ day }) => day));
  const inForce = daysOf((state) => state === 'in_force').map(({ day }) => day);
  const since = inForce.filter((day) => day >= lastOther);
  return since.length > 0 ? Math.min(...since) : lastOther;
}

/** The series of one field; null unless figures of two days or two figures of one day are known. */
export function ledgerSeries(ledger: Ledger, field: TollField, words: Words): LedgerSeries | null {
  const current = ledger[field];
  if (current === null) return null;
  // Counts of a part of the dead are told in words; among whole tolls they would read as a revision.
  const all = tollEntries(ledger, field).filter((entry) => !isPart(entry.value, current.value.min));
  if (all.length === 0) return null;
  const lastNews = lastNewsDay(all, current);
  const shown = all.filter((entry) => dayNumber(entry.reportedAt) <= lastNews);
  const grouped = groupPoints(shown, current, words).sort((a, b) => a.day - b.day || a.value - b.value);
  if (grouped.length < 2) return null;
  const from = grouped[0]?.day ?? 0;
  const to = Math.max(lastNews, from + 1);
  const days = [...new Set(grouped.map((point) => point.day))];
  const values = grouped.map((point) => point.value);
  const lastDay = Math.max(...all.map((entry) => dayNumber(entry.reportedAt)));
  return {
    points: chooseLabels(grouped, to - from, Math.min(...values), Math.max(...values)),
    steps: findSteps(all, days),
    from,
    to,
    ticks: dayTicks(from, to, words.language),
    scale: figureScale(grouped),
    figure: describeRange(current.value, words) ?? '',
    value: current.value.min,
    repeatedUntil: lastDay > lastNews ? dayFromNumber(lastDay) : null,
  };
}
