/**
 * Which tellings are of one attack. "The attack" joins, "another" opens; another day or a place apart blocks;
 * headlines are read last and join the body where they agree.
 */

import { leadOf } from '#lib/extract/assemble.ts';
import { attachEarly, attachRemainder, attachToOnly, openingCounts } from '#lib/extract/attach-counts.ts';
import { capitalOf, LEAD_SENTENCES, placeBefore, placeOfOpening } from '#lib/extract/borrow-place.ts';
import type { Candidate, Reading, Remainder } from '#lib/extract/candidate.ts';
import {
  attach,
  type Cluster,
  firstSentence,
  isCaption,
  isDay,
  isOld,
  openCluster,
} from '#lib/extract/cluster.ts';
import { relateDays, relatePlaces } from '#lib/extract/compatible.ts';
import { readingRank } from '#lib/extract/entries.ts';
import type { ExtractContext } from '#lib/extract/extract-context.ts';
import { findCluster, join } from '#lib/extract/join-cluster.ts';
import { isCountedOn } from '#lib/extract/set-apart.ts';
import { countsPart, markSums, sumOf } from '#lib/extract/sums.ts';
import { distribute, type Telling } from '#lib/extract/telling.ts';
import { APART } from '#lib/extract/zones.ts';

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
  const apart = clusters.filter((c) => sumOf(c) === 0 || !countsPart(t, c, context));
  const isHarm =
    (isDay(t.time) || isCountedOn(t) || apart.length < clusters.length) &&
    t.tolls.some((x) => x.basis !== 'single' && x.min > 0 && x.field !== 'missing');
  if ((!isHit && !isHarm) || clusters.length === 0) return false;
  return apart.every((c) => c.place && relatePlaces(t.place, c.place, context.containersOf) === 'apart');
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

const HEADLINE_RANK = 1e12;

function inReadingOrder(reading: Reading): (Candidate | Remainder)[] {
  const rank = (x: Candidate | Remainder): number =>
    (x.sentence.section === 'headline' ? HEADLINE_RANK : 0) + readingRank(reading.entries, x.sentence.index);
  return [...reading.candidates, ...reading.remainders].sort((a, b) => rank(a) - rank(b));
}

/** "Another struck a fire engine", "Kryvyi Rih was hit too": an attack without a weapon of its own is of the kind told right before. */
function likeBefore(text: string, t: Telling, clusters: readonly Cluster[]): Telling {
  const before = clusters.findLast(
    (c) => c.last >= t.sentence.index - 2 && c.tellings[0]!.assertion === 'happened',
  );
  if (t.type !== 'attack_unspecified' || t.weapon || t.blame || !before || isCaption(t)) return t;
  const { type } = before.tellings[0]!;
  if (APART.includes(type) || type === 'ground_assault') return t;
  const isHit = t.triggers.some((x) => x.frame.entry.id === 'weak_hit');
  const words = text.slice(t.sentence.start, t.sentence.end);
  const isOneMore = isHit && /\b(?:too|also|as well|another|a second|a third)\b/i.test(words);
  // "the second, on Monday, killed 20"
  const isOneOf = /\b(?:the (?:first|second|third|other))(?:, (?:on|in)|\s(?:killed|left|wounded))\b/i.test(
    words,
  );
  return isOneMore || isOneOf ? { ...t, type } : t;
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
        t.time &&
        t.place &&
        (isDay(t.time) || t.tolls.length > 0) &&
        (isCountedOn(t) ||
          (t.time.start !== null &&
            (clusters.some((c) => relateDays(t.time, c.time) === 'apart') || isOld(t, context))));
      const elsewhere = reading.armed && tellsElsewhere(t, clusters, context);
      if (
        worthKeeping(t, clusters.length > 0) ||
        again ||
        elsewhere ||
        (reading.armed && tellsLead(t, reading))
      )
        clusters.push(openCluster(likeBefore(text, t, clusters)));
      else attachRemainder(text, { ...item, toponyms: t.toponyms, dating: t.dating }, clusters, context);
    }
  }
  attachEarly(pending, clusters, context);
  attachToOnly(pending, clusters, context);
  const lead = leadOf(clusters);
  if (lead) for (const r of openingCounts(reading, lead, context)) attach(lead, r);
  attachDenials(reading, clusters, lead);
  markSums(clusters, context);
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
