/** Places that a telling takes over: "there", "the city", "the capital", the scene of the sentences before it. */
import { leadOf } from '#lib/extract/assemble.ts';
import type { Reading } from '#lib/extract/candidate.ts';
import { type Cluster, gapTo } from '#lib/extract/cluster.ts';
import { relateDays } from '#lib/extract/compatible.ts';
import type { ExtractContext } from '#lib/extract/extract-context.ts';
import type { Telling } from '#lib/extract/telling.ts';
import type { MentionPlace, Toponym } from '#lib/schema.ts';

const NEAR_SENTENCES = 3;

/** "there", "the city" and a zone without a place take the place told last, when it is close. */
export function placeBefore(
  t: Telling,
  clusters: readonly Cluster[],
  context: ExtractContext,
): MentionPlace | null {
  const gap = (c: Cluster): number => gapTo(c, t.sentence.index, NEAR_SENTENCES);
  const near = clusters.filter(
    (c) =>
      c.place &&
      isTold(c) &&
      gap(c) <= NEAR_SENTENCES &&
      (t.pointsBack || t.opensNew || relateDays(t.time, c.time) !== 'apart') &&
      (!t.pointsBack || isTown(townOf(c.place, context))),
  );
  const before = near.length > 0 ? near.reduce((a, b) => (gap(b) <= gap(a) ? b : a)) : undefined;
  const place = before?.place ?? null;
  if (!place && t.pointsBack) {
    const lead = leadOf(clusters);
    return lead?.place ? townOf(lead.place, context) : null;
  }
  return place && relateDays(t.time, before!.time) === 'apart' ? townOf(place, context) : place;
}

/** A place of which only a threat, a denial or a habit is told is no scene. */
function isTold({ tellings }: Cluster): boolean {
  return tellings.some((t) => t.assertion === 'happened' || t.assertion === 'historic');
}

function isTown({ precision }: MentionPlace): boolean {
  return precision === 'settlement' || precision === 'near' || precision === 'neighbourhood';
}

/** "The city was last hit in May": of a quarter told before, the town that holds it, where the text names it. */
function townOf(place: MentionPlace, context: ExtractContext): MentionPlace {
  if (place.placeId === null || (place.precision !== 'neighbourhood' && place.precision !== 'exact'))
    return place;
  const holders = context.containersOf(place.placeId);
  const town = context.toponyms.find((t) => t.place?.kind === 'settlement' && holders.includes(t.place.id));
  return (town && context.resolvePlace([{ ...town, role: 'event' }])) ?? place;
}

/** Sentences at the head of a report in which a bare "was hit" or "were killed" tells the attack itself. */
export const LEAD_SENTENCES = 4;

/** "In the capital four people were killed": the largest town of the lead's country that the text names. */
export function capitalOf(
  t: Telling,
  clusters: readonly Cluster[],
  context: ExtractContext,
): MentionPlace | null {
  if (t.capital === null || t.place) return null;
  const country = t.capital || leadOf(clusters)?.place?.country;
  const towns = context.toponyms.filter(
    (x) => x.place?.kind === 'settlement' && x.place.country === country && x.place.population !== null,
  );
  if (!country || towns.length === 0) return null;
  const largest = towns.reduce((a, b) => (b.place!.population! > a.place!.population! ? b : a));
  return context.resolvePlace([{ ...largest, role: 'event' }]);
}

/** The scene named in the sentences before the first telling: "… collapsed in Lysychansk", then "Saturday's attack". */
export function placeOfOpening(t: Telling, reading: Reading, context: ExtractContext): MentionPlace | null {
  const reach = t.definite || t.pointsBack ? LEAD_SENTENCES : 1;
  const isScene = (p: Toponym): boolean =>
    p.role === 'event' && p.place !== null && p.place.kind !== 'country';
  const before = reading.remainders.filter(
    (r) =>
      r.sentence.section === 'body' &&
      r.sentence.index < t.sentence.index &&
      t.sentence.index - r.sentence.index <= reach &&
      r.toponyms.some(isScene),
  );
  const town = before.findLast((r) => r.toponyms.some((p) => isScene(p) && p.place?.kind !== 'region'));
  const chosen = town ?? before.at(-1);
  return chosen
    ? context.resolvePlace(chosen.toponyms.filter((p) => p.role === 'event' || p.role === 'container'))
    : null;
}
