/** From clusters to mentions: fields, claims, tiers, ids. */

import { defenderOf, perpetratorOf, withDenials } from '#lib/extract/choose-perpetrator.ts';
import { chooseInjured, chooseToll } from '#lib/extract/choose-toll.ts';
import type { Cluster } from '#lib/extract/cluster.ts';
import { sharpest } from '#lib/extract/describe-group.ts';
import { sortEvidence } from '#lib/extract/evidence.ts';
import type { ExtractContext } from '#lib/extract/extract-context.ts';
import type { TollField } from '#lib/extract/find-tolls.ts';
import { statedTolls, targetsOf, toRange, weaponOf } from '#lib/extract/harm.ts';
import { listClaims } from '#lib/extract/list-claims.ts';
import type { Document } from '#lib/extract/segment.ts';
import type { Telling } from '#lib/extract/telling.ts';
import { tellingEvidence } from '#lib/extract/telling-evidence.ts';
import { UNDATED } from '#lib/extract/undated.ts';
import type { Assertion, EvidencedRange, Mention, Outcome } from '#lib/schema.ts';
import { daysBetween } from '#lib/time.ts';

function assertionOf(cluster: Cluster): Assertion {
  const all = cluster.tellings.map((t) => t.assertion);
  const plain = cluster.tellings.filter((t) => t.assertion === 'happened');
  if (plain.length > 0) return plain.every((t) => t.quoted) ? 'reported' : 'happened';
  return all[0]!;
}

function outcomeOf(tellings: readonly Telling[], { remainders }: Cluster): Outcome {
  const triggers = tellings.flatMap((t) => t.triggers);
  const isSaid = (o: Outcome): boolean =>
    triggers.some((x) => x.outcome === o && x.frame.entry.id !== 'toll_verb');
  if (isSaid('intercepted') && tellings[0]!.type === 'interception') return 'intercepted';
  if (isSaid('hit')) return 'hit';
  if (triggers.some((x) => x.outcome === 'debris')) return 'debris';
  // What was damaged or destroyed was hit, unless debris is said to have done it.
  if (triggers.some((x) => x.outcome === 'hit')) return 'hit';
  const isDead = remainders.some((r) => r.tolls.some((x) => x.field !== 'missing' && x.min > 0));
  if (isDead && tellings[0]!.type !== 'interception') return 'hit';
  const harmed = tellings.some(
    (t) =>
      t.tolls.some((x) => x.max !== 0) ||
      ['shelling', 'bombing', 'explosion', 'shooting', 'air_strike'].includes(t.type),
  );
  return harmed ? 'hit' : 'unknown';
}

function tierOf(
  cluster: Cluster,
  lead: Cluster | null,
  assertion: Assertion,
  context: ExtractContext,
): Mention['tier'] {
  if (assertion === 'habitual') return 'campaign';
  const head = cluster.tellings[0]!;
  if (
    head.sentence.section === 'caption' ||
    assertion === 'historic' ||
    cluster.tellings.every((t) => t.background)
  )
    return 'background';
  const published = context.publicationDay.value;
  const end = cluster.time?.end;
  if (published && end && daysBetween(end, published) > 8 && cluster !== lead) return 'background';
  if (cluster === lead || lead === null) return 'primary';
  const leadDay = lead?.time?.start;
  return leadDay && cluster.time?.start === leadDay ? 'primary' : 'secondary';
}

/** A report on an attack older than this looks back at it (an anniversary, a trial, an inquiry). */
const STALE_DAYS = 45;

/** True if the article tells it as an older attack: another, earlier time than the lead's by more than a week. */
function isHistoric(cluster: Cluster, lead: Cluster | null, context: ExtractContext): boolean {
  if (!cluster.time?.end) return false;
  if (cluster === lead) {
    const published = context.publicationDay.value;
    return published !== null && daysBetween(cluster.time.end, published) > STALE_DAYS;
  }
  if (cluster.tellings[0]!.sentence.section === 'caption') return false;
  const now = lead?.time?.start ?? context.publicationDay.value;
  return now !== null && now !== undefined && daysBetween(cluster.time.end, now) > 7;
}

function toMention(
  doc: Document,
  cluster: Cluster,
  index: number,
  lead: Cluster | null,
  context: ExtractContext,
): Mention {
  const stated = statedTolls(doc, cluster);
  let assertion = assertionOf(cluster);
  if ((assertion === 'happened' || assertion === 'reported') && isHistoric(cluster, lead, context))
    assertion = 'historic';
  const plain = cluster.tellings.filter((t) => t.assertion !== 'denied');
  const asserted = plain.length > 0 ? plain : cluster.tellings;
  const attacker = asserted.find((t) => t.blame?.side)?.blame?.side ?? null;
  const field = (name: Exclude<TollField, 'shot'>): EvidencedRange | null =>
    toRange(
      name === 'injured' ? chooseInjured(stated, attacker) : chooseToll(stated, name, attacker),
      stated,
    );
  const habitual = assertion === 'habitual';
  const head = cluster.tellings[0]!;
  return {
    id: `m${index + 1}`,
    type: habitual ? 'campaign' : sharpest(asserted),
    assertion,
    outcome: outcomeOf(asserted, cluster),
    time: cluster.time ?? UNDATED,
    place: cluster.place,
    weapon: weaponOf(doc, asserted),
    targets: targetsOf(doc, asserted),
    casualties: {
      killed: field('killed'),
      injured: field('injured'),
      missing: field('missing'),
      captured: field('captured'),
    },
    perpetrator:
      withDenials(perpetratorOf(doc, asserted), cluster) ??
      (head.type === 'interception' ? defenderOf(doc, cluster, context) : null),
    claims: listClaims(doc, cluster, stated),
    tier: tierOf(cluster, lead, assertion, context),
    partOf: null,
    evidence: sortEvidence(cluster.tellings.flatMap((t) => tellingEvidence(doc, t))),
  };
}

/** The attack the article is about: the first told outside captions that happened, on the ground. */
export function leadOf(clusters: readonly Cluster[]): Cluster | null {
  const real = clusters.filter((c) => {
    const head = c.tellings[0]!;
    return (
      head.assertion === 'happened' &&
      head.sentence.section !== 'caption' &&
      head.type !== 'interception' &&
      head.type !== 'air_raid_alert'
    );
  });
  const first = real[0] ?? null;
  const plain = real.find((c) => !c.tellings.every((t) => t.background)) ?? null;
  // "Five days after rockets fell …": words of the past, yet newer than what else is told.
  const newer = plain?.time?.end && first?.time?.start && plain.time.end < first.time.start;
  return newer ? first : (plain ?? first);
}

/** Mentions of a document in order of first evidence, with ids m1, m2 …; interceptions point to the salvo they belong to. */
export function assembleMentions(
  doc: Document,
  clusters: readonly Cluster[],
  context: ExtractContext,
): Mention[] {
  const lead = leadOf(clusters);
  const first = (c: Cluster): number =>
    c.tellings.reduce((least, t) => Math.min(least, t.triggers[0]!.from), Number.POSITIVE_INFINITY);
  const from = new Map(clusters.map((cluster) => [cluster, first(cluster)]));
  const ordered = [...clusters].sort((a, b) => from.get(a)! - from.get(b)!);
  const mentions: Mention[] = [];
  for (const [i, cluster] of ordered.entries()) mentions.push(toMention(doc, cluster, i, lead, context));
  const leadId = lead ? mentions[ordered.indexOf(lead)]!.id : null;
  for (const [i, mention] of mentions.entries()) {
    if (mention.type === 'interception' && leadId && ordered[i]!.time?.start === lead!.time?.start)
      mention.partOf = leadId;
  }
  return mentions;
}
