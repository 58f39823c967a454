/**
 * Which tellings are of one attack. "The attack" joins, "another" opens; another day or a place apart blocks;
 * headlines are read last and join the body where they agree.
 */

import { leadOf } from '#lib/extract/assemble.ts';
import type { Candidate, Reading, Remainder } from '#lib/extract/candidate.ts';
import {
  type Cluster,
  findCluster,
  isCaption,
  isDay,
  isOld,
  join,
  lastSentence,
} from '#lib/extract/cluster.ts';
import { relateDays, relatePlaces } from '#lib/extract/compatible.ts';
import type { ExtractContext } from '#lib/extract/extract-context.ts';
import { distribute, type Telling } from '#lib/extract/telling.ts';
import type { MentionPlace, Toponym } from '#lib/schema.ts';
import { daysBetween } from '#lib/time.ts';

/** "there", "the city" and a zone without a place take the place told last, when it is close. */
function placeBefore(t: Telling, clusters: readonly Cluster[], context: ExtractContext): MentionPlace | null {
  const before = clusters.findLast(
    (c) =>
      c.place &&
      (t.pointsBack || t.opensNew || relateDays(t.time, c.time) !== 'apart') &&
      c.tellings.some((x) => Math.abs(x.sentence.index - t.sentence.index) <= 3 && !isCaption(x)),
  );
  const place = before?.place ?? null;
  if (!place && t.pointsBack) {
    const lead = leadOf(clusters);
    return lead?.place ? townOf(lead.place, context) : null;
  }
  return place && relateDays(t.time, before!.time) === 'apart' ? townOf(place, context) : place;
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
const LEAD_SENTENCES = 4;

/**
 * "Nine people were killed when a supermarket was struck on Friday": no weapon is named, but the head of a report on
 * an attack tells it so. Asks for two of place, day, victims and target, and for arms elsewhere in the text.
 */
function tellsLead(t: Telling, bodyStart: number): boolean {
  if (t.weight !== 'echo' || t.assertion !== 'happened' || t.definite || t.background) return false;
  if (t.sentence.index - bodyStart >= LEAD_SENTENCES || t.sentence.section === 'caption') return false;
  const signs = [
    t.place !== null || t.pointsBack,
    t.dating.some((d) => d.reach === 'day'),
    t.tolls.length > 0,
    t.targets.length > 0,
  ];
  return signs.filter(Boolean).length >= 2;
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

/** Attaches victim counts of a trigger-less sentence to the attack told just before it. */
function attachRemainder(r: Remainder, clusters: readonly Cluster[], context: ExtractContext): void {
  const open = clusters.filter((c) => {
    const head = c.tellings[0]!;
    if (
      head.assertion !== 'happened' ||
      isCaption(head) ||
      head.type === 'interception' ||
      head.type === 'air_raid_alert'
    )
      return false;
    const places = r.toponyms.filter((t) => t.role === 'event');
    const place = places.length > 0 ? context.resolvePlace(places) : null;
    const relation = relatePlaces(place, c.place, context.containersOf);
    if (looksBack(r, c, context)) return false;
    // A town's toll is no country's.
    return (
      relation !== 'apart' &&
      !(relation === 'held' && (c.place?.precision === 'country' || c.place?.precision === 'region'))
    );
  });
  if (open.length === 0) return;
  const nearest = open.reduce((a, b) => (lastSentence(a) >= lastSentence(b) ? a : b));
  if (r.sentence.index - lastSentence(nearest) <= 6) nearest.remainders.push(r);
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
  const bodyStart = reading.bodyStart;
  for (const item of inReadingOrder(reading)) {
    if (!isCandidate(item)) {
      attachRemainder(item, clusters, context);
      continue;
    }
    const atHead = reading.armed && item.sentence.index - bodyStart < LEAD_SENTENCES;
    for (const t of distribute(text, item, context, atHead)) {
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
      if (!t.place && (t.pointsBack || t.opensNew || t.time)) t.place = placeBefore(t, clusters, context);
      if (!t.place && clusters.length === 0) t.place = placeOfOpening(t, reading, context);
      const again =
        t.weight === 'echo' &&
        t.assertion === 'happened' &&
        t.time?.start &&
        t.place &&
        (clusters.some((c) => relateDays(t.time, c.time) === 'apart') || isOld(t, context));
      if (worthKeeping(t, clusters.length > 0) || again || (reading.armed && tellsLead(t, bodyStart)))
        clusters.push({
          tellings: [t],
          remainders: [],
          denials: [],
          place: t.place,
          time: t.time,
          timeCost: t.datingCost,
        });
      else attachRemainder({ ...item, toponyms: t.toponyms, dating: t.dating }, clusters, context);
    }
  }
  const lead = leadOf(clusters);
  if (lead) lead.remainders.push(...openingCounts(reading, lead, context));
  attachDenials(reading, clusters, lead);
  return clusters;
}

/** The scene named in the sentences before the first telling: "… collapsed in Lysychansk", then "Saturday's attack". */
function placeOfOpening(t: Telling, reading: Reading, context: ExtractContext): MentionPlace | null {
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

/** Gives each denial to the attack told last before it (or first after it, in a report that opens with the denial). */
function attachDenials(reading: Reading, clusters: readonly Cluster[], lead: Cluster | null): void {
  const told = clusters.filter((c) => c.tellings[0]!.assertion === 'happened' && !isCaption(c.tellings[0]!));
  for (const denial of reading.denials) {
    const at = denial.sentence.index;
    const before = told.filter((c) => c.tellings.some((t) => t.sentence.index <= at));
    const gap = (c: Cluster): number =>
      Math.min(
        ...[...c.tellings, ...c.remainders]
          .map((x) => x.sentence.index)
          .filter((i) => i <= at)
          .map((i) => at - i),
      );
    const nearest = before.length > 0 ? before.reduce((a, b) => (gap(b) < gap(a) ? b : a)) : lead;
    nearest?.denials.push(denial);
  }
}

/** Counts told at the head of a report, before the sentence that says what happened. */
function openingCounts(reading: Reading, lead: Cluster, context: ExtractContext): Remainder[] {
  const first = Math.min(...lead.tellings.map((t) => t.sentence.index));
  return reading.remainders.filter(
    (r) =>
      r.sentence.section === 'body' &&
      r.sentence.index < first &&
      first - r.sentence.index <= LEAD_SENTENCES &&
      r.tolls.length > 0 &&
      !lead.remainders.includes(r) &&
      !looksBack(r, lead, context),
  );
}
