/** Calendar bins in words: "November 2022", "14–20 November 2022", and the few that carry a label on an axis. */
import { dayFromNumber } from '#lib/time.ts';
import { formatDay, formatDayMonth, formatDayRange, formatMonth } from '#lib/view/describe-time.ts';

export type BinTick = { start: number; label: string };
type Span = { start: number; end: number };
type Unit = 'hour' | 'day' | 'week' | 'month' | 'quarter' | 'year';

const MOST_TICKS = 4;

/** First and last day of a bin, both inclusive. */
export function binDays(bin: Span): { from: string; to: string } {
  return { from: dayFromNumber(Math.floor(bin.start)), to: dayFromNumber(Math.ceil(bin.end) - 1) };
}

/** The bin in full words. */
export function binLabel(bin: Span, unit: Unit): string {
  const { from, to } = binDays(bin);
  if (unit === 'year') return from.slice(0, 4);
  if (unit === 'quarter') return `Quarter ${Math.ceil(Number(from.slice(5, 7)) / 3)} of ${from.slice(0, 4)}`;
  if (unit === 'month') return formatMonth(from);
  return unit === 'week' ? formatDayRange(from, to) : formatDay(from);
}

function tickLabel(day: string, unit: Unit): string {
  if (unit === 'year') return day.slice(0, 4);
  if (unit === 'month' || unit === 'quarter') {
    return new Intl.DateTimeFormat('en-GB', { month: 'short', year: '2-digit', timeZone: 'UTC' }).format(
      new Date(`${day}T00:00:00Z`),
    );
  }
  return formatDayMonth(day);
}

/** Evenly spaced bins with short labels, at most four; years are kept to the bins that begin one where there are enough. */
export function binTicks(bins: readonly Span[], unit: Unit): BinTick[] {
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
    .map(({ start, day }) => ({ start, label: tickLabel(day, unit) }));
}
