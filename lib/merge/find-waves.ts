import { distanceKm } from '#lib/geo.ts';
import { compareText } from '#lib/merge/cluster.ts';
import { hashedId } from '#lib/merge/hashed-id.ts';
import { sayCounts, titleWave } from '#lib/merge/title-wave.ts';
import type { AttackType, Incident, Mention, Wave, WaveCount } from '#lib/schema.ts';
import { addDays, daysBetween } from '#lib/time.ts';

/** What waves look at of an incident, and of what its articles say of it. */
export interface WaveCandidate {
  incident: Pick<Incident, 'id' | 'type' | 'time' | 'place' | 'perpetrator'>;
  told: readonly { article: string; mention: Pick<Mention, 'id' | 'type' | 'tier' | 'weapon' | 'claims'> }[];
}

/** What flies: only that comes as a salvo over a country. */
const AERIAL: ReadonlySet<AttackType> = new Set([
  'missile_strike',
  'drone_strike',
  'air_strike',
  'interception',
  'campaign',
]);
/** Types that leave the means open: part of a wave only where an article tells of them beside it. */
const OPEN: ReadonlySet<AttackType> = new Set(['attack_unspecified', 'explosion']);
/** What a counted weapon makes of a wave. */
const FLOWN: Readonly<Record<string, AttackType>> = { missile: 'missile_strike', drone: 'drone_strike' };
/** Types of incidents that a wave may hold. */
export const WAVE_TYPES: readonly AttackType[] = [...AERIAL, ...OPEN];

/** Places nearer than this to one another are one place of a wave. */
const PLACE_KM = 25;
/** So many places make a wave whoever tells of them … */
const MOST_PLACES = 4;
/** … so many places, or impacts at two of them, if one article tells of two places … */
const MANY_PLACES = 3;
/** … so many, if a report also counts a salvo, or without such an article, if the salvo is a great one … */
const FEW_PLACES = 2;
const SALVO = 10;
/** … and a great salvo makes one with a single place, if what was brought down of it is told beside the impact. */
const GREAT_SALVO = 30;
/** Fewer weapons are one attack's own, not a wave's. */
const LEAST_COUNT = 5;

/**
 * The day that a wave is filed under: that on which the attack ends; an evening belongs to the night that follows it.
 * Null for what is not known to a day or a night, or does not fly.
 */
export function waveDayOf({ type, time, place }: WaveCandidate['incident']): string | null {
  if (!AERIAL.has(type) && !OPEN.has(type)) return null;
  if (time.start === null || time.end === null || daysBetween(time.start, time.end) > 1) return null;
  if (!place?.country) return null;
  return time.start === time.end && time.clock !== null && time.clock.from >= '20:00'
    ? addDays(time.end, 1)
    : time.end;
}

/**
 * Waves: the attacks from the air of one day or night on one country, by one side, over several places, where a report
 * ties them together. Numbers are those that reports state for the whole; nothing is added up. Independent of order.
 */
export function findWaves(all: readonly WaveCandidate[]): Wave[] {
  const groups = new Map<string, WaveCandidate[]>();
  for (const candidate of all) {
    const day = waveDayOf(candidate.incident);
    if (day === null) continue;
    const key = `${candidate.incident.place!.country} ${day}`;
    const told = [...candidate.told].sort(
      (a, b) => compareText(a.article, b.article) || compareText(a.mention.id, b.mention.id),
    );
    groups.set(key, [...(groups.get(key) ?? []), { ...candidate, told }]);
  }
  return [...groups]
    .sort((a, b) => compareText(a[0], b[0]))
    .flatMap(([key, group]) => makeWave(key, group) ?? []);
}

function makeWave(key: string, group: readonly WaveCandidate[]): Wave | null {
  const sorted = [...group].sort((a, b) => compareText(a.incident.id, b.incident.id));
  const actor = chooseActor(sorted);
  const members = chooseMembers(sorted, actor);
  const launched = listCounts(members, (type) => type !== 'interception');
  const intercepted = listCounts(members, (type) => type === 'interception');
  const why = sayWhy(members, [...launched, ...intercepted]);
  if (why === null) return null;
  if (actor) why.push(`${actor} is held responsible.`);
  const [country, day] = key.split(' ') as [string, string];
  const ranked = members
    .map(({ incident }) => incident)
    .sort((a, b) => rankOf(a) - rankOf(b) || compareText(a.id, b.id));
  const flown = launched.flatMap(({ kind }) => FLOWN[kind] ?? []);
  const types = [...members.map(({ incident }) => incident.type), ...flown];
  return {
    id: hashedId('w_', key),
    title: titleWave(types, country, day, countPlaces(members)),
    day,
    start: ranked.map(({ time }) => time.start!).sort(compareText)[0]!,
    end: ranked
      .map(({ time }) => time.end!)
      .sort(compareText)
      .at(-1)!,
    country,
    members: ranked.map(({ id }) => id),
    launched,
    intercepted,
    why,
  };
}

/** What flew from one side, what was brought down of it, and what an article tells beside these without its means. */
function chooseMembers(group: readonly WaveCandidate[], actor: string | null): WaveCandidate[] {
  const ofSide = group.filter(
    ({ incident: { type, perpetrator: p } }) => type === 'interception' || !p || p.actor === actor,
  );
  const aerial = ofSide.filter(({ incident }) => AERIAL.has(incident.type));
  const articles = new Set(aerial.flatMap(({ told }) => told.map(({ article }) => article)));
  return ofSide.filter(
    ({ incident, told }) => AERIAL.has(incident.type) || told.some(({ article }) => articles.has(article)),
  );
}

/** Why these are one wave; null where they are not. */
function sayWhy(members: readonly WaveCandidate[], counts: readonly WaveCount[]): string[] | null {
  const places = countPlaces(members);
  const impacts = members.filter(({ incident }) => rankOf(incident) === 0).length;
  const salvo = counts.filter(({ count }) => count.min >= SALVO).sort((a, b) => b.count.min - a.count.min)[0];
  const tie = findTie(members);
  const isGreat = (salvo?.count.min ?? 0) >= GREAT_SALVO;
  const isTied = tie !== null && (salvo !== undefined || places >= MANY_PLACES || impacts >= MANY_PLACES);
  const isWave =
    places >= MOST_PLACES ||
    (places >= FEW_PLACES && (isGreat || isTied)) ||
    (isGreat && impacts > 0 && impacts < members.length);
  if (!isWave) return null;
  const why = [
    `${places} ${places === 1 ? 'place' : 'places'} in one country on one day or night, by what flies.`,
  ];
  if (tie) why.push(`One article (${tie}) tells of several of them.`);
  if (salvo) why.push(`A report (${salvo.article}) counts ${sayCounts([salvo])}.`);
  return why;
}

/** Impacts before interceptions before what is only told of the whole. */
function rankOf({ type }: Pick<Incident, 'type'>): number {
  return type === 'campaign' ? 2 : type === 'interception' ? 1 : 0;
}

/** The side that most of these are laid to; null where none is. */
function chooseActor(group: readonly WaveCandidate[]): string | null {
  const votes = new Map<string, number>();
  for (const { incident } of group) {
    const { perpetrator: p, type } = incident;
    // Who brought something down did not launch it.
    if (type !== 'interception' && p && p.mode !== 'denied')
      votes.set(p.actor, (votes.get(p.actor) ?? 0) + 1);
  }
  return [...votes].sort((a, b) => b[1] - a[1] || compareText(a[0], b[0]))[0]?.[0] ?? null;
}

/** How many places of the members lie apart; those known only as a district or wider do not count. */
function countPlaces(members: readonly WaveCandidate[]): number {
  const points: [number, number][] = [];
  for (const { incident } of members) {
    const { place, type } = incident;
    if (type === 'campaign' || !place || place.lng === null || place.lat === null) continue;
    if (place.precision === 'country' || place.precision === 'region') continue;
    const point: [number, number] = [place.lng, place.lat];
    if (points.every((other) => distanceKm(other, point) > PLACE_KM)) points.push(point);
  }
  return points.length;
}

/** An article that tells of two members at different places, or null. */
function findTie(members: readonly WaveCandidate[]): string | null {
  const by = new Map<string, WaveCandidate[]>();
  for (const member of members) {
    for (const { article } of member.told) by.set(article, [...(by.get(article) ?? []), member]);
  }
  const ties = [...by].filter(([, told]) => countPlaces(told) >= 2).map(([article]) => article);
  return ties.sort(compareText)[0] ?? null;
}

/** The numbers of weapons that reports state of it as their own news, each once an article, from `LEAST_COUNT` on. */
function listCounts(members: readonly WaveCandidate[], wanted: (type: AttackType) => boolean): WaveCount[] {
  const counts = new Map<string, WaveCount>();
  for (const { told } of members) {
    for (const { article, mention } of told) {
      const { weapon, claims } = mention;
      if (mention.tier === 'background' || !wanted(mention.type)) continue;
      if (!weapon?.count || weapon.count.min < LEAST_COUNT) continue;
      const { kind, model, count, evidence } = weapon;
      const by = claims.find((claim) => claim.field === 'weapon')?.speaker ?? null;
      counts.set([article, kind, model, count.min, count.max].join('|'), {
        kind,
        model,
        count,
        by,
        article,
        evidence,
      });
    }
  }
  return [...counts].sort((a, b) => compareText(a[0], b[0])).map(([, count]) => count);
}
