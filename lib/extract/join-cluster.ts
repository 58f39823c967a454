/** What may join a cluster and what joining changes. */
import type { Candidate } from '#lib/extract/candidate.ts';
import { type Cluster, isCaption, isDay, isOld, note } from '#lib/extract/cluster.ts';
import { areTownsApart, relateDays, relatePlaces, typesAgree } from '#lib/extract/compatible.ts';
import type { ExtractContext } from '#lib/extract/extract-context.ts';
import {
  isAnswer,
  isCountedOn,
  isFarFromPast,
  isLongBefore,
  isNextDay,
  isOfToday,
  isOldYear,
  namesOldMonth,
} from '#lib/extract/set-apart.ts';
import { countsPart } from '#lib/extract/sums.ts';
import type { Telling } from '#lib/extract/telling.ts';
import type { MentionPlace, MentionTime } from '#lib/schema.ts';
import { daysBetween, weekdayOf } from '#lib/time.ts';

/** True if the telling can be of the cluster's attack. */
function fits(t: Telling, cluster: Cluster, context: ExtractContext): boolean {
  if (areTownsApart(t.place, cluster.place) || isAnswer(t, cluster)) return false;
  const head = cluster.tellings[0]!;
  const asserted = (x: Candidate): boolean => x.assertion === 'happened' || x.assertion === 'historic';
  if (asserted(t) !== asserted(head) && !(t.definite && t.assertion === 'denied')) return false;
  if (!asserted(t) && !asserted(head) && t.assertion !== head.assertion) return false;
  const sameSentence = cluster.spoken.has(t.sentence.index);
  for (const type of cluster.types) if (!typesAgree(t.type, type, sameSentence)) return false;
  const vague = (t.datingCost > 15 || cluster.timeCost > 15) && !namesOldMonth(t, context);
  const stated = relateDays(t.time, cluster.time);
  const night = t.definite && isNextDay(t.time, cluster.time);
  const sure = t.leansOn !== null && t.datingCost <= 15;
  if (isFarFromPast(t, cluster, context)) return false;
  if (!t.definite && (isLongBefore(t, cluster, context) || isOfToday(t, cluster, context))) return false;
  if (isCountedOn(t) || countsPart(t, cluster, context)) return false;
  const day =
    stated === 'apart' && ((vague && !sure) || night || restatesDay(t.time, cluster.time)) ? 'open' : stated;
  const place = relatePlaces(t.place, cluster.place, context.containersOf);
  if (day === 'apart' || place === 'apart') return false;
  const later = t.sentence.index - head.sentence.index > 2 && t.sentence.section !== 'headline';
  if (later && !t.definite && !head.background && !cluster.time?.start && isOldYear(t, context)) return false;
  if (isCaption(t) !== isCaption(head)) return day === 'same' && place !== 'open';
  if (t.background && !t.definite && day !== 'same') return false;
  if (
    head.background &&
    !cluster.isCurrent &&
    !t.background &&
    day !== 'same' &&
    !t.definite &&
    !isOld(t, context)
  )
    return false;
  return true;
}

function placeIsStated(t: Telling, cluster: Cluster, context: ExtractContext): boolean {
  const relation = relatePlaces(t.place, cluster.place, context.containersOf);
  return relation === 'same' || relation === 'held' || relation === 'holds';
}

/** A text of hundreds of attacks comes back to its first ones and to those told last; so its cost grows with its length. */
const FIRST_REACH = 8;
const LAST_REACH = 40;

function withinReach(clusters: readonly Cluster[]): readonly Cluster[] {
  if (clusters.length <= FIRST_REACH + LAST_REACH) return clusters;
  return [...clusters.slice(0, FIRST_REACH), ...clusters.slice(-LAST_REACH)];
}

/** The attack that a telling speaks of, or null if it opens a new one. */
export function findCluster(
  t: Telling,
  clusters: readonly Cluster[],
  context: ExtractContext,
): Cluster | null {
  if (t.opensNew && !t.definite && t.weight === 'full') {
    // Same sentence, same attack: "also" or "again" inside one sentence opens nothing.
    return null;
  }
  const open = withinReach(clusters).filter((c) => fits(t, c, context));
  if (open.length === 0) return null;
  if (t.distal) {
    const last = open.findLast((c) => !c.isCurrent && c.last >= t.sentence.index - 2);
    if (last) return last;
  }
  // A headline speaks of what the report opens with.
  if (t.sentence.section === 'headline') return open[0]!;
  if (t.place) {
    const stated = open.filter((c) => placeIsStated(t, c, context));
    if (stated.length > 0) return stated.at(-1)!;
    const blank = open.findLast(
      (c) => !c.place && t.sentence.index - c.tellings.at(-1)!.sentence.index <= 4 && !countsOthers(t, c),
    );
    return blank ?? (t.definite && !t.place.placeId ? open.at(-1)! : null);
  }
  return open.reduce((a, b) => (a.last > b.last ? a : b));
}

/** True if a telling of its own day counts other dead than the attack does that no place is known of. */
function countsOthers(t: Telling, cluster: Cluster): boolean {
  if (t.weight !== 'full' || t.definite || !isDay(t.time)) return false;
  const killed = (x: Candidate): Candidate['tolls'] =>
    x.tolls.filter((toll) => toll.field === 'killed' && toll.basis === 'count' && toll.min > 0);
  const own = killed(t);
  const known = cluster.tellings.filter((x) => x.weight === 'full').flatMap(killed);
  return own.length > 0 && known.length > 0 && !known.some((k) => own.some((o) => o.min === k.min));
}

const PRECISION = ['exact', 'neighbourhood', 'settlement', 'near', 'district', 'region', 'country'];

/** The finer of two places that agree. */
function finer(a: MentionPlace | null, b: MentionPlace | null): MentionPlace | null {
  if (!a || !b) return a ?? b;
  return PRECISION.indexOf(b.precision) < PRECISION.indexOf(a.precision) ? b : a;
}

const WEEKDAY = /(mon|tues|wednes|thurs|fri|satur|sun)day/i;

/** True if `b` gives a month and day for the weekday that `a` names alone: "Monday" … "Monday, May 23". */
export function restatesDay(b: MentionTime | null, a: MentionTime | null): boolean {
  if (!a?.start || !b?.start || b.start >= a.start) return false;
  const weekday = WEEKDAY.exec(a.surface ?? '')?.[0].toLowerCase();
  if (!weekday || WEEKDAY.exec(b.surface ?? '')?.[0].toLowerCase() !== weekday) return false;
  if (daysBetween(b.start, a.start) > 31) return false;
  return (
    weekdayOf(a.start) === weekdayOf(b.start) &&
    /[a-z]{3}\.? \d|\d [A-Z]/i.test((b.surface ?? '').replace(/\d{1,2}(:\d\d)?\s{0,4}[ap]\.?m\.?/i, ''))
  );
}

/** Adds a telling to an attack; the finer place and the better told day stay. */
export function join(cluster: Cluster, t: Telling): void {
  // What stands under a photo speaks for an attack only until the report itself does.
  if (isCaption(cluster.tellings[0]!) && !isCaption(t)) cluster.tellings.unshift(t);
  else cluster.tellings.push(t);
  note(cluster, t);
  if (t.assertion === 'denied') return;
  // "The attack follows one on Friday": its day is the earlier one's.
  if (t.background && t.definite && !cluster.tellings[0]!.background) return;
  // An alert's place is the widest told; an attack's the finest.
  if (t.type !== 'air_raid_alert') cluster.place = finer(cluster.place, t.place);
  const cost = t.datingCost + Math.min(8, t.sentence.index - cluster.tellings[0]!.sentence.index);
  const closer = cluster.timeCost > 12 && cost + 4 < cluster.timeCost && isDay(t.time);
  const sharper = isDay(t.time) && !isDay(cluster.time);
  const better = t.time?.start && (closer || sharper || restatesDay(t.time, cluster.time));
  if (t.time && (!cluster.time || (!cluster.time.start && t.time.start) || better)) {
    cluster.time = t.time;
    cluster.timeCost = cost;
  }
}
