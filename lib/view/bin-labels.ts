/** Calendar bins in words: "November 2022", "14–20 November 2022", and the few that carry a label on an axis. */
import { dayFromNumber } from '#lib/time.ts';
import {
  formatDay,
  formatDayMonth,
  formatDayRange,
  formatMonth,
  formatMonthShortYear,
} from '#lib/view/describe-time.ts';
import type { Language, Words } from '#lib/view/words.ts';

export type BinTick = { start: number; label: string };
type Span = { start: number; end: number };
type Unit = 'hour' | 'day' | 'week' | 'month' | 'quarter' | 'year';

const MOST_TICKS = 4;

/** First and last day of a bin, both inclusive. */
export function binDays(bin: Span): { from: string; to: string } {
  return { from: dayFromNumber(Math.floor(bin.start)), to: dayFromNumber(Math.ceil(bin.end) - 1) };
}

/** The bin in full words. */
export function binLabel(bin: Span, unit: Unit, { say, language }: Words): string {
  const { from, to } = binDays(bin);
  const year = from.slice(0, 4);
  if (unit === 'year') return year;
  if (unit === 'quarter')
    return say('time.quarter', { quarter: Math.ceil(Number(from.slice(5, 7)) / 3), year });
  if (unit === 'month') return formatMonth(from, language);
  return unit === 'week' ? formatDayRange(from, to, language) : formatDay(from, language);
}

function tickLabel(day: string, unit: Unit, language: Language): string {
  if (unit === 'year') return day.slice(0, 4);
  if (unit === 'month' || unit === 'quarter') {
    return formatMonthShortYear(day, language);
  }
  return formatDayMonth(day, language);
}

/** Evenly spaced bins with short labels, at most four; years are kept to the bins that begin one where there are enough. */
export function binTicks(bins: readonly Span[], unit: Unit, language: Language): BinTick[] {
  const labelled = bins.map((bin) => ({ start: bin.start, day: binDays(bin).from }));
  const januaries = labelled.filter(({ day }) => day.slice(5) === '01-01');
  if ((unit === 'month' || unit === 'quarter') && januaries.length >= 3) {
    const step = Math.ceil(januaries.length / MOST_TICKS);
    return januaries
      .filter((_, index) => index % step === 0)
      .map(({ start, day }) => ({ start, label: day.slice(0, 4) }));
  }
  const step = Math.max(1, Math.ceil(labelled.length / MOST_TICKS));
  return labelled
    .filter((_, index) => index % step === 0)
    .map(({ start, day }) => ({ start, label: tickLabel(day, unit, language) }));
}
