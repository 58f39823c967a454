/** The number killed as reports gave it, by publication day: what each said, never an average. */

import { dayNumber, isDay } from '#lib/time.ts';
import { describeRange } from '#lib/view/describe-incident.ts';
import { formatShortDay } from '#lib/view/describe-time.ts';
import type { IncidentDetail } from '#lib/wire.ts';

export type TollPoint = {
  /** Publication day, days since 1970-01-01. */
  day: number;
  dayLabel: string;
  low: number;
  /** Null where the figure has no upper bound. */
  high: number | null;
  /** The figure in words, e.g. "at least 3". */
  figure: string;
  source: string;
};

/** Points in order of publication, equal ones once; empty unless reports of two days or more give a figure. */
export function tollSeries(reports: IncidentDetail['reports']): TollPoint[] {
  const points = new Map<string, TollPoint>();
  for (const { article, mention } of reports) {
    const { killed } = mention.casualties;
    const { value } = article.published;
    if (killed === null || value === null || !isDay(value)) continue;
    const point = {
      day: dayNumber(value),
      dayLabel: formatShortDay(value),
      low: killed.min,
      high: killed.max,
      figure: describeRange(killed) ?? '',
      source: article.publisher ?? article.title ?? '',
    };
    const key = `${value}:${point.figure}`;
    if (!points.has(key)) points.set(key, point);
  }
  const ordered = [...points.values()].sort((a, b) => a.day - b.day || a.low - b.low);
  return new Set(ordered.map((point) => point.day)).size < 2 ? [] : ordered;
}
