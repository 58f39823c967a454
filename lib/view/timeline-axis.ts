/** Ticks of the timeline's axis and of its counts, as data. */
import { ticks as numberTicks } from 'd3-array';
import { utcTicks } from 'd3-time';
import { formatDayMonth, formatMonthName } from '#lib/view/describe-time.ts';
import type { Language } from '#lib/view/words.ts';

export type AxisTick = { day: number; label: string; major: boolean };

const MS_PER_DAY = 86_400_000;

function labelOf(date: Date, language: Language): { label: string; major: boolean } {
  const [day = '', clock = ''] = date.toISOString().split('T');
  if (!clock.startsWith('00:00')) return { label: clock.slice(0, 5), major: false };
  if (date.getUTCDate() !== 1) return { label: formatDayMonth(day, language), major: false };
  if (date.getUTCMonth() !== 0) return { label: formatMonthName(day, language), major: false };
  return { label: day.slice(0, 4), major: true };
}

/** Calendar ticks for a range of days (since 1970-01-01), about one per 70 px; the first says its year. */
export function axisTicks(fromDay: number, toDay: number, widthPx: number, language: Language): AxisTick[] {
  const [first, last] = [new Date(fromDay * MS_PER_DAY), new Date(toDay * MS_PER_DAY)];
  const ticks = utcTicks(first, last, Math.max(2, Math.floor(widthPx / 70))).map((date) => ({
    day: date.getTime() / MS_PER_DAY,
    ...labelOf(date, language),
  }));
  const [opening] = ticks;
  if (opening && !ticks.some((tick) => tick.major)) {
    opening.label = `${opening.label} ${new Date(opening.day * MS_PER_DAY).getUTCFullYear()}`;
    opening.major = true;
  }
  return ticks;
}

/** Whole-number ticks of a count axis from 0, at most three above it. */
export function countTicks(most: number): number[] {
  return numberTicks(0, Math.max(1, most), 3).filter((tick) => tick > 0 && Number.isInteger(tick));
}
