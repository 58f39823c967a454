/** Days and places that an attack's own words leave out and the sentences around it give. */

import { leadOf } from '#lib/extract/assemble.ts';
import type { Reading } from '#lib/extract/candidate.ts';
import type { Cluster } from '#lib/extract/cluster.ts';
import { restatedDay, withoutDoubtfulDay, withoutLooseDay } from '#lib/extract/doubtful-days.ts';
import type { DatingTimex, ExtractContext } from '#lib/extract/extract-context.ts';
import { leanOnDay } from '#lib/extract/relative-day.ts';
import { AFTERMATH, dayAlone, dayOfEntry, sceneDay, setScene } from '#lib/extract/scene-days.ts';
import type { Document } from '#lib/extract/segment.ts';
import { isDiscovery } from '#lib/extract/statement-days.ts';
import { homeOf, townSentFrom } from '#lib/extract/stray-names.ts';
import { tokenAt } from '#lib/extract/zones.ts';
import type { MentionTime, Toponym } from '#lib/schema.ts';

const ONSET =
  /^(happened|rushed|playing|approached|sitting|walking|driving|riding|sleeping|gathering|occurred|responded|called|dispatched|received|reported|arrived|found|place|began|started|shortly|around|about|approximately|scene|way)$/;

function sentenceText(doc: Document, from: number, to: number): string[] {
  return doc.tokens.slice(from, to).map((t) => t.word);
}

type Nearby = { cost: number; dating: readonly DatingTimex[]; onset: boolean };

/** Indexes of the sentences that tell the attack, in order. */
function sentencesOf(cluster: Cluster): number[] {
  return [...new Set(cluster.tellings.map((t) => t.sentence.index))].sort((a, b) => a - b);
}

/** How far an index lies from the nearest of some that are in order. */
function gapAmong(sorted: readonly number[], index: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < index) low = middle + 1;
    else high = middle;
  }
  return Math.min(index - (sorted[low - 1] ?? -Infinity), (sorted[low] ?? Infinity) - index);
}

/** "When? On Wednesday at about 3 p.m.": the answer to that very question. */
function answersWhen(doc: Document, index: number): boolean {
  const asked = doc.sentences[index - 1];
  if (!asked || asked.to - asked.from > 6) return false;
  const words = sentenceText(doc, asked.from, asked.to);
  return words[0] === 'when' && words.at(-1) === '?';
}

/** Sentences near an attack's tellings that name a day or a time of day, the most telling first. */
function datesNearby(doc: Document, reading: Reading, cluster: Cluster, reach: 'day' | 'clock'): Nearby[] {
  const own = sentencesOf(cluster);
  const first = own[0]!;
  const found: Nearby[] = [];
  for (const r of reading.remainders) {
    if (r.sentence.section === 'caption' || !r.dating.some((t) => t.reach === reach)) continue;
    const gap = gapAmong(own, r.sentence.index);
    if (gap > 3 && r.sentence.index > first + 8) continue;
    const words = sentenceText(doc, r.sentence.from, r.sentence.to);
    const onset = words.some((w) => ONSET.test(w));
    if (words.some((w) => AFTERMATH.test(w)) && !onset) continue;
    if (r.dating.some((t) => t.reach === 'day' && isDiscovery(doc, r.sentence, tokenAt(doc, t.start))))
      continue;
    const clock = r.dating.some((t) => t.reach === 'clock');
    if (answersWhen(doc, r.sentence.index)) {
      found.push({ cost: 0, dating: r.dating, onset: true });
      continue;
    }
    found.push({ cost: gap + (onset ? 0 : 4) + (clock ? 0 : 2), dating: r.dating, onset });
  }
  return found.sort((a, b) => a.cost - b.cost);
}

/** Best day among the sentences near an attack's tellings; null if none is told as its time. */
function dayNearby(
  doc: Document,
  reading: Reading,
  cluster: Cluster,
  context: ExtractContext,
): MentionTime | null {
  const best = datesNearby(doc, reading, cluster, 'day').find((n) => n.cost <= 5);
  if (!best) return null;
  const day = best.dating.find((t) => t.reach === 'day')!;
  const clock = best.dating.find((t) => t.reach === 'clock');
  const time = context.resolveTime(clock ? [day, clock] : [day], 'past');
  return { ...time, why: [`the day is told in a sentence beside the attack: “${day.quote}”`, ...time.why] };
}

/**
 * The publication day, when a report gives the hour of an attack before dawn and names no day at all: a daily that
 * says "just after 3 a.m." means its own day. Evening hours stay open, they may be the day before's.
 */
function dayOfNight(
  doc: Document,
  reading: Reading,
  cluster: Cluster,
  context: ExtractContext,
): MentionTime | null {
  const published = context.publicationDay.value;
  if (!published) return null;
  const otherDay = (t: DatingTimex): boolean =>
    t.reach === 'day' && !/\d{4}/.test(t.quote) && context.resolveTime([t], 'past').start !== published;
  if (context.timexes.some(otherDay)) return null;
  const near = datesNearby(doc, reading, cluster, 'clock').find((n) => n.onset && n.cost <= 6);
  const clock = [...cluster.tellings.flatMap((t) => t.dating), ...(near?.dating ?? [])].find(
    (t) => t.reach === 'clock',
  );
  const hour = clock ? /T(\d\d)/.exec(clock.value)?.[1] : undefined;
  if (
    !clock ||
    hour === undefined ||
    Number(hour) > 6 ||
    !/a\.?\s?m\b|o'clock|midnight|dawn/i.test(clock.quote)
  )
    return null;
  return {
    start: published,
    end: published,
    precision: 'hour',
    basis: context.publicationDay.basis,
    clock: context.resolveTime([clock], 'past').clock,
    surface: clock.quote,
    candidates: [],
    bounds: {},
    evidence: [{ start: clock.start, end: clock.end, quote: clock.quote }],
    why: [
      `“${clock.quote}” is before dawn and no day is named, so it is the day of publication, ${published}`,
    ],
  };
}

function dayOfLead(lead: Cluster, cluster: Cluster): MentionTime | null {
  if (!lead.time || cluster.tellings.some((t) => t.background)) return null;
  return {
    ...lead.time,
    clock: null,
    why: ['told together with the attack dated before it', ...lead.time.why],
  };
}

/** A sentence this far from the attack places it less surely than the town the report is sent from. */
const FAR_SENTENCES = 2;

function placeNearby(doc: Document, reading: Reading, cluster: Cluster, context: ExtractContext): Toponym[] {
  const own = sentencesOf(cluster);
  let best: { gap: number; toponyms: Toponym[] } | null = null;
  for (const r of reading.remainders) {
    const toponyms = r.toponyms.filter((t) => t.role === 'event' || t.role === 'container');
    if (toponyms.length === 0 || r.sentence.section === 'caption') continue;
    const gap = gapAmong(own, r.sentence.index);
    const onset = gap <= 1 || sentenceText(doc, r.sentence.from, r.sentence.to).some((w) => ONSET.test(w));
    if (gap <= 4 && onset && (!best || gap < best.gap)) best = { gap, toponyms };
  }
  const isSent = context.toponyms.some((t) => t.role === 'dateline' && t.place?.kind === 'settlement');
  return best && !(isSent && best.gap > FAR_SENTENCES) ? best.toponyms : [];
}

function fillPlace(
  doc: Document,
  reading: Reading,
  cluster: Cluster,
  lead: Cluster | null,
  context: ExtractContext,
): void {
  const close = cluster === lead ? placeNearby(doc, reading, cluster, context) : [];
  const nearby = close.length > 0 ? context.resolvePlace(close) : null;
  if (nearby) {
    cluster.place = { ...nearby, why: ['the place is told in a sentence beside the attack', ...nearby.why] };
    return;
  }
  if (cluster !== lead) {
    if (lead?.place && !cluster.tellings.some((t) => t.background)) {
      cluster.place = {
        ...lead.place,
        why: ['told together with the attack placed before it', ...lead.place.why],
      };
    }
    return;
  }
  const home = homeOf(context.toponyms);
  const named = context.toponyms.find((t) => t.place?.id === home?.id);
  const place =
    home && named
      ? context.resolvePlace([{ ...named, role: named.role === 'dateline' ? 'dateline' : 'mention' }])
      : null;
  if (!place) return;
  const why =
    named?.role === 'dateline'
      ? 'no place is told; the report is sent from here'
      : 'no place is told of the attack itself; this is the town the report keeps to';
  cluster.place = { ...place, why: [why, ...place.why] };
}

/** Gives attacks without a day or a place those of the sentences around them, and says so in `why`. */
export function fillGaps(
  doc: Document,
  reading: Reading,
  clusters: Cluster[],
  context: ExtractContext,
): void {
  const lead = leadOf(clusters);
  const scene = setScene(doc, reading, clusters);
  const now = clusters.filter(
    (c) => c.tellings[0]!.assertion === 'happened' && c.tellings[0]!.sentence.section !== 'caption',
  );
  for (const cluster of now) {
    if (cluster === lead && cluster.time?.precision === 'longer') cluster.time = null;
    const weak =
      cluster.timeCost > 15 ||
      (cluster.time !== null && !['minute', 'hour', 'part_of_day', 'day'].includes(cluster.time.precision));
    let beside = false;
    if (cluster === lead && (weak || (!cluster.time?.start && !cluster.time?.surface))) {
      const nearby = dayNearby(doc, reading, cluster, context);
      beside = nearby !== null;
      cluster.time =
        nearby ??
        (cluster.time?.start ? cluster.time : (dayOfNight(doc, reading, cluster, context) ?? cluster.time));
    }
    if (!cluster.time) cluster.time = dayAlone(scene, cluster, context);
    if (!cluster.time?.start) cluster.time = dayOfEntry(reading, cluster, context) ?? cluster.time;
    if (!cluster.time && cluster === lead) cluster.time = sceneDay(scene, cluster, context, 1);
    cluster.time = leanOnDay(cluster, lead, clusters, context) ?? cluster.time;
    if (cluster === lead) cluster.time = restatedDay(cluster, context) ?? cluster.time;
    cluster.time = withoutDoubtfulDay(cluster.time, beside, context);
    if (beside) cluster.time = withoutLooseDay(cluster);
    if (!cluster.time && lead && cluster !== lead)
      cluster.time = sceneDay(scene, cluster, context) ?? dayOfLead(lead, cluster);
    if (!cluster.place) fillPlace(doc, reading, cluster, lead, context);
    cluster.place = townSentFrom(cluster.place, context) ?? cluster.place;
  }
}
