/** Reports of one attack whose toll rises from day to day: what was known depends on the day that is asked for. */
import type { Report } from '#lib/merge/report.ts';
import { makeMention, makeReport, onDay, PECHERSKYI } from '../merge/make-report.ts';

/** One report of the attack of 15 November 2022 that counts so many dead. */
export function tollReport(article: string, published: string, count: number): Report {
  const killed = { min: count, max: count, evidence: [] };
  const casualties = { killed, injured: null, missing: null, captured: null };
  return makeReport(
    article,
    published,
    makeMention({ place: PECHERSKYI, time: onDay('2022-11-15'), casualties }),
  );
}
