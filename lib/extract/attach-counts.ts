/** Which attack a sentence speaks of that only counts or dates. */
import { LEAD_SENTENCES } from '#lib/extract/borrow-place.ts';
import type { Reading, Remainder } from '#lib/extract/candidate.ts';
import { attach, type Cluster, firstSentence, isCaption } from '#lib/extract/cluster.ts';
import { relatePlaces } from '#lib/extract/compatible.ts';
import type { ExtractContext } from '#lib/extract/extract-context.ts';
import { APART } from '#lib/extract/zones.ts';
import type { Toponym } from '#lib/schema.ts';
import { daysBetween } from '#lib/time.ts';

/** True if a sentence names a day well before the attack's: what it counts are another attack's victims. */
function looksBack(r: Remainder, cluster: Cluster, context: ExtractContext): boolean {
  const start = cluster.time?.start;
  if (!start || r.tolls.length === 0) return false;
  return r.dating.some((d) => {
    if (d.reach !== 'day' && d.reach !== 'wide') return false;
    const { end } = context.resolveTime([d], 'past');
    return end !== null && daysBetween(end, start) > LOOKS_BACK_DAYS;
  });
}

const LOOKS_BACK_DAYS = 2;

/** "They had 31 dead for Sumy": the place is where the counted ones fell. */
function isCountedFor(text: string, { role, start }: Toponym): boolean {
  return role === 'mention' && /\bfor $/i.test(text.slice(Math.max(0, start - 5), start));
}

/** A sentence that only counts or dates speaks of an attack told at most so many sentences before it. */
const REMAINDER_REACH = 6;

/** Attaches victim counts of a trigger-less sentence to the attack told just before it; false where none takes them. */
export function attachRemainder(
  text: string,
  r: Remainder,
  clusters: readonly Cluster[],
  context: ExtractContext,
): boolean {
  if (clusters.length === 0) return false;
  const places = r.toponyms.filter((t) => t.role === 'event' || isCountedFor(text, t));
  const place = places.length > 0 ? context.resolvePlace(places) : null;
  const isOpen = (c: Cluster): boolean => {
    const head = c.tellings[0]!;
    if (
      head.assertion !== 'happened' ||
      isCaption(head) ||
      head.type === 'interception' ||
      head.type === 'air_raid_alert'
    )
      return false;
    const relation = relatePlaces(place, c.place, context.containersOf);
    if (looksBack(r, c, context)) return false;
    // A town's toll is no country's.
    return (
      relation !== 'apart' &&
      !(relation === 'held' && (c.place?.precision === 'country' || c.place?.precision === 'region'))
    );
  };
  // A headline that only counts speaks of what the report opens with.
  const opening = r.sentence.section === 'headline' ? clusters.find(isOpen) : undefined;
  let nearest: Cluster | null = opening ?? null;
  for (const c of opening ? [] : clusters)
    if (r.sentence.index - c.last <= REMAINDER_REACH && c.last > (nearest?.last ?? -1) && isOpen(c))
      nearest = c;
  if (nearest === null) return r.tolls.length === 0 || clusters.some(isOpen);
  attach(nearest, r);
  return true;
}

/**
 * "In Kryvyi Rih ten more died" at the head, where what happened there is told further down: counts that no attack
 * before them takes go to the only one of that very place or of one of its districts.
 */
export function attachEarly(
  pending: readonly Remainder[],
  clusters: readonly Cluster[],
  context: ExtractContext,
): void {
  for (const r of pending) {
    const place = context.resolvePlace(r.toponyms.filter((t) => t.role === 'event'));
    if (!place?.placeId || place.precision === 'country' || place.precision === 'region') continue;
    const there = clusters.filter(
      (c) =>
        c.tellings[0]!.assertion === 'happened' &&
        (c.place?.placeId === place.placeId ||
          (c.place?.precision === 'neighbourhood' &&
            relatePlaces(place, c.place, context.containersOf) !== 'apart')) &&
        !looksBack(r, c, context),
    );
    if (there.length === 1 && there[0]!.last > r.sentence.index) attach(there[0]!, r);
  }
}

/** In a text with one attack the counts told before it are its own, unless they name another place or day. */
export function attachToOnly(
  pending: readonly Remainder[],
  clusters: readonly Cluster[],
  context: ExtractContext,
): void {
  const [only, ...others] = clusters.filter(
    (c) => c.tellings[0]!.assertion === 'happened' && !APART.includes(c.tellings[0]!.type),
  );
  if (!only || others.length > 0 || isCaption(only.tellings[0]!)) return;
  for (const r of pending)
    if (!only.remainders.includes(r) && r.sentence.section !== 'caption')
      if (!looksBack(r, only, context) && !isElsewhere(r, only, context)) attach(only, r);
}

/** True if a sentence that only counts names a place apart from the attack's. */
function isElsewhere(r: Remainder, lead: Cluster, context: ExtractContext): boolean {
  const scenes = r.toponyms.filter((t) => t.role === 'event');
  if (scenes.length === 0) return false;
  return relatePlaces(context.resolvePlace(scenes), lead.place, context.containersOf) === 'apart';
}

/** Counts told at the head of a report, before the sentence that says what happened. */
export function openingCounts(reading: Reading, lead: Cluster, context: ExtractContext): Remainder[] {
  const first = firstSentence(lead);
  const known = new Set(lead.remainders);
  return reading.remainders.filter(
    (r) =>
      (r.sentence.section === 'body' || r.sentence.section === 'list') &&
      r.sentence.index < first &&
      first - r.sentence.index <= LEAD_SENTENCES &&
      r.tolls.length > 0 &&
      !known.has(r) &&
      !looksBack(r, lead, context) &&
      !isElsewhere(r, lead, context),
  );
}
