/** Days in words a reader understands. */
import { weekdayOf } from '#lib/time.ts';
import { dayOfMonth, monthOf, yearOf } from './calendar.ts';

const WEEKDAY_NAMES = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const MONTH_NAMES = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** "Tuesday" for 2. */
export function weekdayName(weekday: number): string {
  return WEEKDAY_NAMES[weekday - 1] ?? 'day';
}

/** The words of the days asked for last: the same few come again and again, in one text and in a feed. */
const known = new Map<string, string>();
const MAX_KNOWN = 1000;

/** "Tue 15 Nov 2022". */
export function dayInWords(day: string): string {
  let words = known.get(day);
  if (words === undefined) {
    const month = MONTH_NAMES[monthOf(day) - 1] ?? '';
    words = `${weekdayName(weekdayOf(day)).slice(0, 3)} ${dayOfMonth(day)} ${month} ${yearOf(day)}`;
    if (known.size >= MAX_KNOWN) known.clear();
    known.set(day, words);
  }
  return words;
}

/** "Tue 15 Nov 2022" or "Mon 14 Nov 2022 to Wed 16 Nov 2022". */
export function spanInWords(start: string, end: string): string {
  return start === end ? dayInWords(start) : `${dayInWords(start)} to ${dayInWords(end)}`;
}

/** Text for quoting inside a reason: one line, not long. */
export function quoted(words: string): string {
  const line = words.replaceAll(/\s+/g, ' ').trim();
  return `“${line.length > 80 ? `${line.slice(0, 79)}…` : line}”`;
}
