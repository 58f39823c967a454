/** Days told against another day of the report: "the previous evening", "two days earlier", "the same afternoon". */
import { type Cluster, firstSentence } from '#lib/extract/cluster.ts';
import type { ExtractContext } from '#lib/extract/extract-context.ts';
import { shiftOf, singleDay } from '#lib/extract/shifted-day.ts';
import type { MentionTime } from '#lib/schema.ts';
import { addDays } from '#lib/time.ts';

/** A day named beside the relative words in the same sentence, e.g. "was recovered on Friday … the previous evening". */
function dayBeside(
  cluster: Cluster,
  surface: string,
  context: ExtractContext,
): { day: string; words: string } | null {
  const telling = cluster.tellings.find((t) => t.dating.some((d) => surface.includes(d.quote)));
  if (!telling) return null;
  for (const t of context.timexes) {
    if (t.reach !== 'day' || t.start < telling.sentence.start || t.end > telling.sentence.end) continue;
    if (surface.includes(t.quote)) continue;
    const day = singleDay(context.resolveTime([t], 'past'));
    if (day) return { day, words: t.quote };
  }
  return null;
}

/** The day of the attack told in the sentence before: from there "two days later" counts. */
function dayToldBefore(cluster: Cluster, clusters: readonly Cluster[]): string | null {
  const first = firstSentence(cluster);
  const before = clusters.find((c) => c !== cluster && (c.spoken.has(first - 1) || c.spoken.has(first)));
  return before ? singleDay(before.time) : null;
}

/**
 * Resolves an attack's relative words against the day beside them, the lead's day, or (for the lead itself) the day of
 * publication; a bare hour of another attack takes the lead's day. Null where nothing is to be said.
 */
export function leanOnDay(
  cluster: Cluster,
  lead: Cluster | null,
  clusters: readonly Cluster[],
  context: ExtractContext,
): MentionTime | null {
  const time = cluster.time;
  if (!time || time.start || !time.surface) return null;
  const shift = shiftOf(time.surface);
  const published = context.publicationDay.value;
  const beside = shift === null ? null : dayBeside(cluster, time.surface, context);
  const leadDay = lead && lead !== cluster ? singleDay(lead.time) : null;
  const told = shift !== null && shift > 0 ? dayToldBefore(cluster, clusters) : null;
  const own = lead === cluster && shift !== null && shift < 0 && published;
  const base =
    beside ??
    (told ? { day: told, words: 'the attack told right before it' } : null) ??
    (leadDay ? { day: leadDay, words: 'the attack told before it' } : null) ??
    (own ? { day: published, words: 'the day of publication' } : null);
  if (!base || (shift === null && cluster.tellings.every((t) => t.background))) return null;
  if (
    shift === null &&
    (time.bounds.weekday !== undefined ||
      !cluster.tellings.some((t) =>
        t.dating.some((d) => d.reach === 'clock' && time.surface!.includes(d.quote)),
      ))
  )
    return null;
  const day = addDays(base.day, shift ?? 0);
  const basis = lead?.time?.basis ?? context.publicationDay.basis;
  return {
    ...time,
    start: day,
    end: day,
    precision:
      time.precision === 'unresolved' ? (/day/i.test(time.surface) ? 'day' : 'part_of_day') : time.precision,
    basis,
    candidates: [],
    bounds: {},
    why: [
      ...time.why,
      shift === null
        ? `only an hour is told, so the day is that of ${base.words}, ${day}`
        : `“${time.surface}” counts from ${base.words}, ${base.day}: ${day}`,
    ],
  };
}
