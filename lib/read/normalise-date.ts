/** Dates of metadata (not of prose) as ISO days or instants; what can be read in two ways is not read. */
import { isDay } from '#lib/time.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Zone abbreviations with one meaning (RFC 822 section 5); others, such as IST, are left out of the result. */
const ZONE_OFFSETS: Record<string, string> = {
  z: 'Z',
  ut: 'Z',
  utc: 'Z',
  gmt: 'Z',
  est: '-05:00',
  edt: '-04:00',
  cdt: '-05:00',
  mst: '-07:00',
  mdt: '-06:00',
  pst: '-08:00',
  pdt: '-07:00',
  eest: '+03:00',
  eet: '+02:00',
  cet: '+01:00',
  cest: '+02:00',
  msk: '+03:00',
};

const ISO =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?)(?:[.,]\d{1,9})? ?(Z|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?$/i;
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:T?\d{4,6}Z?)?$/;
const DAY_MONTH =
  /^(?:[a-z]{3,9}\.?,? )?(\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]{3,9})\.?,?[ -](\d{4}|\d{2})\b,?(.*)$/i;
const MONTH_DAY = /^(?:[a-z]{3,9}\.?,? )?([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})\b,?(.*)$/i;
const NUMERIC = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?:[ ,T].*)?$/;
const CLOCK_ZONE = /^(?: at)? (\d{1,2}:\d{2}(?::\d{2})?)(?: ?([+-]\d{2}:?\d{2}|[a-z]{1,4}))?$/i;

function dayOf(year: string | number, month: string | number, day: string | number): string | null {
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return isDay(text) ? text : null;
}

function isClock(clock: string): boolean {
  const [hours = 99, minutes = 99, seconds = 0] = clock.split(':').map(Number);
  return hours < 24 && minutes < 60 && seconds < 61;
}

function offsetOf(zone: string | undefined): string {
  if (zone === undefined) return '';
  const numeric = /^([+-]\d{2}):?(\d{2})?$/.exec(zone);
  if (numeric) return `${numeric[1]}:${numeric[2] ?? '00'}`;
  return ZONE_OFFSETS[zone.toLowerCase()] ?? '';
}

function fromWords(day: string, monthName: string, year: string, rest: string): string | null {
  const month = MONTHS.indexOf(monthName.slice(0, 3).toLowerCase()) + 1;
  if (month === 0) return null;
  const fullYear = year.length === 2 ? Number(year) + (Number(year) < 50 ? 2000 : 1900) : year;
  const iso = dayOf(fullYear, month, day);
  const clock = CLOCK_ZONE.exec(rest.trimEnd());
  const time = clock?.[1]?.padStart(
    clock[1].length === 4 || clock[1].length === 7 ? clock[1].length + 1 : 0,
    '0',
  );
  const zone = clock?.[2];
  const isHalfDay = zone !== undefined && /^[ap]m?$/i.test(zone);
  if (iso === null || time === undefined || isHalfDay || !isClock(time)) return iso;
  return `${iso}T${time}${offsetOf(zone)}`;
}

function fromNumeric(match: RegExpExecArray): string | null {
  const [, first = '', separator, second = '', year = ''] = match;
  if (separator === '.' || Number(first) > 12 || first === second) return dayOf(year, second, first);
  return Number(second) > 12 ? dayOf(year, first, second) : null;
}

function fromEpoch(value: number): string | null {
  const ms = value < 1e11 ? value * 1000 : value;
  const date = new Date(ms);
  return Number.isNaN(date.getTime()) ? null : date.toISOString().replace('.000Z', 'Z');
}

/**
 * An ISO day ("2022-11-15") or instant ("2022-11-15T10:22:33+02:00") from a metadata date in ISO, RFC 822, Unix
 * time or written-out form, with the clock and offset its source states; null if it is none or ambiguous ("03/04/2022").
 */
export function normaliseDate(value: string | number): string | null {
  if (typeof value === 'number') return value > 1e8 && value < 1e14 ? fromEpoch(value) : null;
  const text = value.slice(0, 80).replace(/\s+/g, ' ').trim();
  const iso = ISO.exec(text);
  if (iso) {
    const day = dayOf(iso[1] ?? '', iso[2] ?? '', iso[3] ?? '');
    if (day === null || iso[4] === undefined) return day;
    return isClock(iso[4]) ? `${day}T${iso[4]}${offsetOf(iso[5])}` : null;
  }
  if (/^\d{10}(?:\d{3})?$/.test(text)) return fromEpoch(Number(text));
  const compact = COMPACT.exec(text);
  if (compact) return dayOf(compact[1] ?? '', compact[2] ?? '', compact[3] ?? '');
  const numeric = NUMERIC.exec(text);
  if (numeric) return fromNumeric(numeric);
  const dayMonth = DAY_MONTH.exec(text);
  if (dayMonth) return fromWords(dayMonth[1] ?? '', dayMonth[2] ?? '', dayMonth[3] ?? '', dayMonth[4] ?? '');
  const monthDay = MONTH_DAY.exec(text);
  if (monthDay) return fromWords(monthDay[2] ?? '', monthDay[1] ?? '', monthDay[3] ?? '', monthDay[4] ?? '');
  return null;
}
