/** Tellings that a word, a day or a doer sets apart from an attack told before, though type and place would agree. */
import type { Candidate } from '#lib/extract/candidate.ts';
import { type Cluster, isDay, isOld } from '#lib/extract/cluster.ts';
import type { ExtractContext } from '#lib/extract/extract-context.ts';
import { endsBefore } from '#lib/extract/look-back.ts';
import { shiftOf } from '#lib/extract/shifted-day.ts';
import type { Telling } from '#lib/extract/telling.ts';
import type { MentionTime } from '#lib/schema.ts';
import { daysBetween } from '#lib/time.ts';

/** "In response U.S. forces carried out air strikes": what another side than the attacker is told to have done. */
export function isAnswer(t: Telling, cluster: Cluster): boolean {
  const side = sideOf(t);
  if (side === null || t.weight !== 'full' || t.definite) return false;
  const known = cluster.tellings.map(sideOf).filter((s) => s !== null);
  return known.length > 0 && !known.includes(side);
}

function sideOf({ blame }: Candidate): string | null {
  return blame?.mode === 'asserted' && blame.kind !== 'generic' ? blame.side : null;
}

/** "Two days later rockets wounded three in Kiryat Shmona": an attack whose day counts from that of another. */
export function isCountedOn({ time, place, definite, dating, datingCost }: Telling): boolean {
  if (!time || time.start || !time.surface || !place || definite || datingCost > 8) return false;
  const shift = shiftOf(time.surface);
  return shift !== null && shift !== 0 && dating.length > 0;
}

const LONG_DAYS = 60;

/** "… for the ambush of 7 September 1986": a time of another year joins no attack that none is known of. */
export function isLongBefore(t: Telling, cluster: Cluster, context: ExtractContext): boolean {
  const published = context.publicationDay.value;
  const head = cluster.tellings[0]!;
  if (cluster.time?.start || head.background || !published || !t.time?.end || t.weight !== 'full')
    return false;
  const later = t.sentence.index > head.sentence.index && t.sentence.section !== 'headline';
  if (t.tolls.length === 0 && !isDay(t.time)) return false;
  return later && /\d{4}/.test(t.time.surface ?? '') && daysBetween(t.time.end, published) > LONG_DAYS;
}

/** Counts without a place or a day, some sentences after a look back of another year, go on with the report itself. */
export function isFarFromPast(t: Telling, cluster: Cluster, context: ExtractContext): boolean {
  const published = context.publicationDay.value;
  if (!published || !cluster.time?.end || t.definite || t.place || t.time || t.weight !== 'echo')
    return false;
  if (!cluster.tellings.every((x) => x.assertion === 'historic' || x.background)) return false;
  return t.sentence.index - cluster.last > 2 && daysBetween(cluster.time.end, published) > LONG_DAYS;
}

/** "Rockets were fired at Safed at dawn": an hour alone is that of the report's day, not of an attack told days back. */
export function isOfToday(t: Telling, cluster: Cluster, context: ExtractContext): boolean {
  const published = context.publicationDay.value;
  if (!published || !t.place || t.time === null || t.time.start || t.weight !== 'full') return false;
  if (!t.dating.every((d) => d.reach === 'clock') || cluster.place || !cluster.time?.end) return false;
  return daysBetween(cluster.time.end, published) > 2;
}

/** True if a telling names a time, be it a year, that ended well before the report. */
export function isOldYear(t: Telling, context: ExtractContext): boolean {
  return t.time !== null && endsBefore(t.time, context.publicationDay.value);
}

/** "In January a bomb killed 32": a month of the past, said beside the attack, is no loose word for the day told before. */
export function namesOldMonth(t: Telling, context: ExtractContext): boolean {
  return t.datingCost <= 15 && !t.definite && !isDay(t.time) && isOld(t, context);
}

/** True if two times lie a day apart: a night attack is told under either day. */
export function isNextDay(a: MentionTime | null, b: MentionTime | null): boolean {
  if (!a?.start || !a.end || !b?.start || !b.end) return false;
  return daysBetween(a.end, b.start) === 1 || daysBetween(b.end, a.start) === 1;
}
