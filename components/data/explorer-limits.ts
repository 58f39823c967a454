import { spanOrder, type TimeOrder } from '#lib/query/time-order.ts';
import type { ArticleSummary } from '#lib/schema.ts';
import { dayNumber, isDay } from '#lib/time.ts';
import type { DayWindow } from '#lib/view/brush-window.ts';

/** Days (since 1970-01-01) on which what is known by a day (null = now) was published, ascending, with repeats. */
export function publicationDays(articles: readonly ArticleSummary[], knownAt: string | null): Int32Array {
  const days = articles.flatMap(({ published: { value } }) =>
    value !== null && isDay(value) && (knownAt === null || value <= knownAt) ? [dayNumber(value)] : [],
  );
  return Int32Array.from(days).sort();
}

/** All days that the data names, with a margin of one in fifty; null when nothing is dated. */
export function findLimits(order: TimeOrder | null, days: Int32Array): DayWindow | null {
  const span = order ? spanOrder(order) : null;
  const [first, last] = [days[0], days.at(-1)];
  if (!span && (first === undefined || last === undefined)) return null;
  const from = Math.min(span?.from ?? Infinity, first ?? Infinity);
  const to = Math.max(span?.to ?? -Infinity, last ?? -Infinity);
  const margin = Math.max(1, Math.round((to + 1 - from) / 50));
  return { from: from - margin, to: to + margin };
}
