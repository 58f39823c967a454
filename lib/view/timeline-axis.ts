/** Ticks of the timeline's axis and of its counts, as data. */
import { ticks as numberTicks } from 'd3-array';
import { utcTicks } from 'd3-time';
import { utcFormat } from 'd3-time-format';

export type AxisTick = { day: number; label: string; major: boolean };

const MS_PER_DAY = 86_400_000;
const formatYear = utcFormat('%Y');
const formatMonth = utcFormat('%b');
const formatDayMonth = utcFormat('%-d %b');
const formatHour = utcFormat('%H:%M');

function labelOf(date: Date): { label: string; major: boolean } {
  const isMidnight = date.getUTCHours() === 0 && date.getUTCMinutes() === 0;
  if (!isMidnight) return { label: formatHour(date), major: false };
  if (date.getUTCDate() !== 1) return { label: formatDayMonth(date), major: false };
  if (date.getUTCMonth() !== 0) return { label: formatMonth(date), major: false };
  return { label: formatYear(date), major: true };
}

/** Calendar ticks for a range of days (since 1970-01-01), about one per 70 px; the first says its year. */
export function axisTicks(fromDay: number, toDay: number, widthPx: number): AxisTick[] {
  const [first, last] = [new Date(fromDay * MS_PER_DAY), new Date(toDay * MS_PER_DAY)];
  const ticks = utcTicks(first, last, Math.max(2, Math.floor(widthPx / 70))).map((date) => ({
    day: date.getTime() / MS_PER_DAY,
    ...labelOf(date),
  }));
  const [opening] = ticks;
  if (opening && !ticks.some((tick) => tick.major)) {
    opening.label = `${opening.label} ${formatYear(new Date(opening.day * MS_PER_DAY))}`;
    opening.major = true;
  }
  return ticks;
}

/** Whole-number ticks of a count axis from 0, at most three above it. */
export function countTicks(most: number): number[] {
  return numberTicks(0, Math.max(1, most), 3).filter((tick) => tick > 0 && Number.isInteger(tick));
}
