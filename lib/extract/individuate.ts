/**
 * Which tellings are of one attack. "The attack" joins, "another" opens; another day or a place apart blocks;
 * headlines are read last and join the body where they agree.
 */
import type { Candidate, Reading, Remainder } from '#lib/extract/candidate.ts';
import { type Cluster, findCluster, isCaption, isDay, join, lastSentence } from '#lib/extract/cluster.ts';
import { relateDays, relatePlaces } from '#lib/extract/compatible.ts';
import type { ExtractContext } from '#lib/extract/extract-context.ts';
import { distribute, type Telling } from '#lib/extract/telling.ts';
import type { MentionPlace } from '#lib/schema.ts';

/** "there", "the city" and a zone without a place take the place told last, when it is close. */
function placeBefore(t: Telling, clusters: readonly Cluster[]): MentionPlace | null {
  const before = clusters.filter(
    (c) =>
      c.place && c.tellings.some((x) => Math.abs(x.sentence.index - t.sentence.index) <= 3 && !isCaption(x)),
  );
  return before.at(-1)?.place ?? null;
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
    t.place !== null,
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
      if (!t.place && (t.pointsBack || t.opensNew || t.time)) t.place = placeBefore(t, clusters);
      const again =
        t.weight === 'echo' &&
        t.assertion === 'happened' &&
        t.time?.start &&
        t.place &&
        clusters.some((c) => relateDays(t.time, c.time) === 'apart');
      if (worthKeeping(t, clusters.length > 0) || again || (reading.armed && tellsLead(t, bodyStart)))
        clusters.push({
          tellings: [t],
          remainders: [],
          place: t.place,
          time: t.time,
          timeCost: t.datingCost,
        });
      else attachRemainder({ ...item, toponyms: t.toponyms, dating: t.dating }, clusters, context);
    }
  }
  return clusters;
}
