/**
 * Which tellings are of one attack. "The attack" joins, "another" opens; another day or a place apart blocks;
 * headlines are read last and join the body where they agree.
 */

import { leadOf } from '#lib/extract/assemble.ts';
import { capitalOf, LEAD_SENTENCES, placeBefore, placeOfOpening } from '#lib/extract/borrow-place.ts';
import type { Candidate, Reading, Remainder } from '#lib/extract/candidate.ts';
import {
  attach,
  type Cluster,
  findCluster,
  firstSentence,
  isCaption,
  isDay,
  isOld,
  join,
  openCluster,
} from '#lib/extract/cluster.ts';
import { relateDays, relatePlaces } from '#lib/extract/compatible.ts';
import type { ExtractContext } from '#lib/extract/extract-context.ts';
import { distribute, type Telling } from '#lib/extract/telling.ts';
import type { Toponym } from '#lib/schema.ts';
import { daysBetween } from '#lib/time.ts';

/**
 * "Nine people were killed when a supermarket was struck on Friday": no weapon is named, but the head of a report on
 * an attack tells it so. Asks for two of place, day, victims and target, and for arms elsewhere in the text.
 */
function tellsLead(t: Telling, { bodyStart, heads }: Reading): boolean {
  const start = heads[t.sentence.index] ?? bodyStart;
  if (t.weight !== 'echo' || t.assertion !== 'happened' || t.definite || t.background) return false;
  if (t.sentence.index - start >= LEAD_SENTENCES || t.sentence.section === 'caption') return false;
  const signs = [
    t.place !== null || t.pointsBack,
    t.dating.some((d) => d.reach === 'day'),
    t.tolls.length > 0,
    t.targets.length > 0,
  ];
  return signs.filter(Boolean).length >= 2;
}

/**
 * "In Kyiv residential houses in the Pecherskyi district were hit": no weapon is named, but a building hit in a place
 * apart from all others, in a report on attacks, is one more of them.
 */
function tellsElsewhere(t: Telling, clusters: readonly Cluster[], context: ExtractContext): boolean {
  if (t.weight !== 'echo' || t.assertion !== 'happened' || t.definite || t.background || !t.place)
    return false;
  if (t.sentence.section === 'caption' || t.place.precision === 'country' || t.place.precision === 'region')
    return false;
  const isHit = t.triggers.some((x) => x.frame.entry.id === 'weak_hit') && t.targets.length > 0;
  const isHarm =
    isDay(t.time) && t.tolls.some((x) => x.basis !== 'single' && x.min > 0 && x.field !== 'missing');
  if ((!isHit && !isHarm) || clusters.length === 0) return false;
  return clusters.every((c) => c.place && relatePlaces(t.place, c.place, context.containersOf) === 'apart');
}

function worthKeeping(t: Telling, others: boolean): boolean {
  if (t.weight === 'echo') return false;
  if (t.assertion === 'happened' || t.assertion === 'historic') {
    const bare = !t.time && t.tolls.length === 0 && !t.weapon && t.type === 'attack_unspecified';
    return !(t.definite && bare && (others || !t.place));
  }
  if (t.assertion === 'habitual')
    return (t.place !== null || t.blame !== null) && t.type !== 'air_raid_alert' && t.type !== 'interception';
  return t.place !== null;
}

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
function attachRemainder(
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
  let nearest: Cluster | null = null;
  for (const c of clusters)
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
function attachEarly(
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

function inReadingOrder(reading: Reading): (Candidate | Remainder)[] {
  const rank = (x: Candidate | Remainder): number =>
    (x.sentence.section === 'headline' ? 1_000_000 : 0) + x.sentence.index;
  return [...reading.candidates, ...reading.remainders].sort((a, b) => rank(a) - rank(b));
}

function isCandidate(x: Candidate | Remainder): x is Candidate {
  return 'triggers' in x;
}

/** Groups all candidates of a document into attacks; headlines are read last and join the body where they agree. */
export function individuate(text: string, reading: Reading, context: ExtractContext): Cluster[] {
  const clusters: Cluster[] = [];
  const pending: Remainder[] = [];
  const bodyStart = reading.bodyStart;
  for (const item of inReadingOrder(reading)) {
    if (!isCandidate(item)) {
      if (!attachRemainder(text, item, clusters, context) && item.tolls.length > 0) pending.push(item);
      continue;
    }
    const atHead = reading.armed && item.sentence.index - bodyStart < LEAD_SENTENCES;
    for (const t of distribute(text, item, context, atHead)) {
      t.place ??= capitalOf(t, clusters, context);
      const cluster = findCluster(t, clusters, context);
      if (cluster) {
        join(cluster, t);
        continue;
      }
      if (
        t.sentence.section === 'headline' &&
        clusters.some((c) => c.tellings[0]!.assertion === 'happened') &&
        !(t.place && isDay(t.time))
      )
        continue;
      if (!t.place && (t.pointsBack || t.opensNew || (t.time && !t.background)))
        t.place = placeBefore(t, clusters, context);
      if (!t.place && clusters.length === 0) t.place = placeOfOpening(t, reading, context);
      const again =
        t.weight === 'echo' &&
        (t.assertion === 'happened' || t.assertion === 'historic') &&
        t.time?.start &&
        t.place &&
        (isDay(t.time) || t.tolls.length > 0) &&
        (clusters.some((c) => relateDays(t.time, c.time) === 'apart') || isOld(t, context));
      const elsewhere = reading.armed && tellsElsewhere(t, clusters, context);
      if (
        worthKeeping(t, clusters.length > 0) ||
        again ||
        elsewhere ||
        (reading.armed && tellsLead(t, reading))
      )
        clusters.push(openCluster(t));
      else attachRemainder(text, { ...item, toponyms: t.toponyms, dating: t.dating }, clusters, context);
    }
  }
  attachEarly(pending, clusters, context);
  const lead = leadOf(clusters);
  if (lead) for (const r of openingCounts(reading, lead, context)) attach(lead, r);
  attachDenials(reading, clusters, lead);
  return clusters;
}

/** Gives each denial to the attack told last before it (or first after it, in a report that opens with the denial). */
function attachDenials(reading: Reading, clusters: readonly Cluster[], lead: Cluster | null): void {
  const told = clusters.filter((c) => c.tellings[0]!.assertion === 'happened' && !isCaption(c.tellings[0]!));
  if (reading.denials.length === 0) return;
  // Denials come in text order: each cluster is gone through once.
  const open = told.map((cluster) => ({
    cluster,
    first: firstSentence(cluster),
    said: [...cluster.spoken.keys(), ...cluster.remainders.map((r) => r.sentence.index)].sort(
      (a, b) => a - b,
    ),
    at: 0,
  }));
  for (const denial of reading.denials) {
    const at = denial.sentence.index;
    let nearest = lead;
    let latest = -1;
    for (const c of open) {
      if (c.first > at) continue;
      while ((c.said[c.at + 1] ?? Number.POSITIVE_INFINITY) <= at) c.at++;
      const said = c.said[c.at]!;
      if (said > latest) {
        latest = said;
        nearest = c.cluster;
      }
    }
    nearest?.denials.push(denial);
  }
}

/** Counts told at the head of a report, before the sentence that says what happened. */
function openingCounts(reading: Reading, lead: Cluster, context: ExtractContext): Remainder[] {
  const first = firstSentence(lead);
  const known = new Set(lead.remainders);
  return reading.remainders.filter(
    (r) =>
      (r.sentence.section === 'body' || r.sentence.section === 'list') &&
      r.sentence.index < first &&
      first - r.sentence.index <= LEAD_SENTENCES &&
      r.tolls.length > 0 &&
      !known.has(r) &&
      !looksBack(r, lead, context),
  );
}
