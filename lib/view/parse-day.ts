/** Days as readers type them. */
import { isDay } from '#lib/time.ts';

/** Year first, with any separator or none; or day first with full stops. An order that can be read in two ways is none. */
const YEAR_FIRST = /^(\d{4})[-./ ]?(\d{1,2})[-./ ]?(\d{1,2})$/;
const DAY_FIRST = /^(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})$/;

/** The ISO day that a typed text names ("2024-05-14", "20240514", "14.5.2024"); null where it names none. */
export function parseDay(text: string): string | null {
  const plain = text.trim();
  const yearFirst = YEAR_FIRST.exec(plain);
  const dayFirst = yearFirst ? null : DAY_FIRST.exec(plain);
  const [year, month, day] = yearFirst
    ? [yearFirst[1], yearFirst[2], yearFirst[3]]
    : [dayFirst?.[3], dayFirst?.[2], dayFirst?.[1]];
  if (year === undefined || month === undefined || day === undefined) return null;
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(iso) ? iso : null;
}
