/** Reports of one attack whose toll rises from day to day: what was known depends on the day that is asked for. */
import type { Report } from '#lib/merge/report.ts';
import { makeMention, makeReport, onDay, PECHERSKYI } from '../merge/make-report.ts';

/** One report of the attack of 15 November 2022 that counts so many dead, in the words of a speaker where one is given. */
export function tollReport(
  article: string,
  published: string,
  count: number,
  speaker: string | null = null,
): Report {
  const killed = { min: count, max: count, evidence: [] };
  const casualties = { killed, injured: null, missing: null, captured: null };
  return makeReport(
    article,
    published,
    makeMention({
      place: PECHERSKYI,
      time: onDay('2022-11-15'),
      casualties,
      claims:
        speaker === null
          ? []
          : [{ field: 'killed', speaker, value: { min: count, max: count }, evidence: [] }],
    }),
  );
}
