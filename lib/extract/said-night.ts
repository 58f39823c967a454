/** Nights and mornings whose day only the statement names that tells them. */
import type { DatingTimex } from '#lib/extract/extract-context.ts';
import { singleDay } from '#lib/extract/shifted-day.ts';
import type { MentionTime } from '#lib/schema.ts';
import { addDays } from '#lib/time.ts';

const EARLY = /\b(?:dawn|early hours|small hours|morning)\b/i;

/** "During the night …, the port said on Tuesday": the night that ends with the day of the statement, the morning of it. */
export function nightBefore(
  clock: DatingTimex,
  hour: MentionTime,
  said: MentionTime | null,
): MentionTime | null {
  const day = singleDay(said);
  const isNight = /night\b/i.test(clock.quote);
  if (!said || !day || (!isNight && !EARLY.test(clock.quote))) return null;
  const start = isNight ? addDays(day, -1) : day;
  return {
    ...said,
    start,
    end: day,
    precision: 'part_of_day',
    clock: hour.clock,
    surface: clock.quote,
    evidence: [...hour.evidence, ...said.evidence].sort((a, b) => a.start - b.start),
    why: [
      ...said.why,
      `“${clock.quote}” is told on ${day} (“${said.surface}”), so it is the last before that`,
    ],
  };
}
