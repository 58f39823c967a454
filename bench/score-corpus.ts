/** Which mention of a report speaks of which attack of the key. */
import { distanceKm } from '#lib/geo.ts';
import { GROUND_TYPES, type Incident, type Mention } from '#lib/schema.ts';
import { daysBetween } from '#lib/time.ts';
import type { Attack } from './corpus-key.ts';

export const GROUND: ReadonlySet<string> = new Set(GROUND_TYPES);

export type Told = { mention: Mention; incident: Incident };
export type Pair = { file: string; attack: Attack; mention: Mention | null; incident: Incident | null };

type Point = { lng: number | null; lat: number | null } | null;

/** Kilometres from a place to a point, null where the place has none. */
export function kmBetween(place: Point, at: [number, number]): number | null {
  return place && place.lng !== null && place.lat !== null ? distanceKm([place.lng, place.lat], at) : null;
}

function daysOff(time: Mention['time'], day: string): number {
  if (!time.start || !time.end) return 0;
  if (day < time.start) return daysBetween(day, time.start);
  return day > time.end ? daysBetween(time.end, day) : 0;
}

/** How well a mention fits an attack of the table, 0 = not at all. Day and place as the mention itself or its incident has them. */
function rateMatch({ mention, incident }: Told, attack: Attack, text: string): number {
  if (!GROUND.has(incident.type)) return 0;
  const time: Pick<Mention['time'], 'start' | 'end'> = mention.time.start ? mention.time : incident.time;
  const away = kmBetween(mention.place ?? incident.place, attack.at);
  if (away === null || away > Math.max(50, (mention.place ?? incident.place)!.radiusKm ?? 0)) return 0;
  let score = away <= 25 ? 3 : 1;
  if (time.start && time.end) {
    const off = daysOff(time as Mention['time'], attack.date);
    if (off > 1) return 0;
    score += off === 0 ? (time.start === time.end ? 4 : 3) : 1;
  }
  if (attack.types.includes(mention.type)) score += 0.5;
  if (mention.tier === 'primary') score += 0.2;
  const around = (e: { start: number; end: number }): string =>
    text.slice(Math.max(0, e.start - 150), e.end + 150);
  if (mention.evidence.some((e) => around(e).includes(attack.name))) score += 1.5;
  return score + Math.min(0.2, mention.evidence.length / 100);
}

/** Best-first one-to-one assignment of an article's mentions to the attacks its key names. */
export function alignReport(
  file: string,
  text: string,
  attacks: readonly Attack[],
  told: readonly Told[],
): Pair[] {
  const options = attacks
    .flatMap((attack, a) => told.map((t, i) => ({ a, i, score: rateMatch(t, attack, text) })))
    .filter((o) => o.score > 0)
    .sort((p, q) => q.score - p.score);
  const byAttack = new Map<number, number>();
  const used = new Set<number>();
  for (const o of options) {
    if (byAttack.has(o.a) || used.has(o.i)) continue;
    byAttack.set(o.a, o.i);
    used.add(o.i);
  }
  return attacks.map((attack, a) => {
    const t = byAttack.has(a) ? told[byAttack.get(a)!]! : null;
    return { file, attack, mention: t?.mention ?? null, incident: t?.incident ?? null };
  });
}
