/** Deaths of an earlier attack that a report names in passing: "in June three people lost their lives beside a clinic". */
import type { DatingTimex } from '#lib/extract/extract-context.ts';
import type { Toll } from '#lib/extract/find-tolls.ts';
import type { Match } from '#lib/extract/lexicon.ts';
import type { Document, Sentence } from '#lib/extract/segment.ts';
import type { Trigger } from '#lib/extract/trigger.ts';
import type { Located } from '#lib/extract/zones.ts';
import type { MentionTime } from '#lib/schema.ts';
import { daysBetween } from '#lib/time.ts';

/** Days before publication from which a dated sentence looks back at another attack. */
const BACK_DAYS = 5;

/** True if a time is that of a day, a week or a month well before publication. */
export function isPast(time: MentionTime, published: string | null): boolean {
  if (!published || !time.end || time.precision === 'longer' || time.precision === 'unresolved') return false;
  return daysBetween(time.end, published) > BACK_DAYS;
}

/** True if a time, however wide, ends well before publication. */
export function endsBefore(time: MentionTime, published: string | null): boolean {
  return published !== null && time.end !== null && daysBetween(time.end, published) > BACK_DAYS;
}

/** True for a date with its month ("29 December") before publication, where reports on their own attack say the weekday. */
export function isOtherDate(item: DatingTimex, time: MentionTime, published: string | null): boolean {
  if (!published || !time.end || time.start !== time.end || time.end >= published) return false;
  return /\d/.test(item.quote) && /[A-Z][a-z]{2}/.test(item.quote) && !/day\b/i.test(item.quote);
}

const DEATHS: Match<'frames'>['entry'] = {
  id: 'deaths',
  pos: 'verb',
  type: 'attack_unspecified',
  strength: 'weak',
  forms: [],
};

/** The stretch of a sentence around a token out to the next ";" or ":" on each side. */
function stretchAround(doc: Document, sentence: Sentence, at: number): { from: number; to: number } {
  const isBorder = (i: number): boolean => /^[;:]$/.test(doc.tokens[i]!.word);
  let from = at;
  let to = at;
  while (from > sentence.from && !isBorder(from - 1)) from--;
  while (to < sentence.to && !isBorder(to)) to++;
  return { from, to };
}

/**
 * The triggers of a sentence, and the deaths of its stretches that have no word for an attack but name a day or a month
 * of the past; those can only speak of an attack, in a report on attacks.
 */
export function withPastDeaths(
  doc: Document,
  sentence: Sentence,
  triggers: Trigger[],
  tolls: readonly Toll[],
  times: readonly Located<DatingTimex>[],
  isBack: (time: Located<DatingTimex>) => boolean,
): Trigger[] {
  const dated = times.filter(({ item }) => item.reach === 'day' || item.reach === 'wide');
  if (dated.length === 0) return triggers;
  const added: Trigger[] = [];
  for (const { field, basis, min, from, to } of tolls) {
    if (field !== 'killed' || basis === 'single' || min === 0) continue;
    const stretch = stretchAround(doc, sentence, from);
    const holds = (x: { from: number }): boolean => x.from >= stretch.from && x.from < stretch.to;
    if (triggers.some(holds) || added.some(holds) || !dated.some((t) => holds(t) && isBack(t))) continue;
    const frame: Match<'frames'> = { group: 'frames', entry: DEATHS, from, to, adjective: false };
    const common = { type: 'attack_unspecified', weapon: null, outcome: null } as const;
    added.push({ frame, from, to, ...common, weight: 'echo', definite: false });
  }
  return added.length === 0 ? triggers : [...triggers, ...added].sort((a, b) => a.from - b.from);
}
