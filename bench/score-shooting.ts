/** One answer for an incident that several articles report, and how it compares with what is known of the incident. */
import { distanceKm } from '#lib/geo.ts';
import type { Mention } from '#lib/schema.ts';
import type { Note } from './eval-yardstick.ts';
import type { Counts } from './score-bootstrap.ts';

export type Shooting = {
  incident: string;
  date: string;
  state: string;
  city: string;
  killed: number;
  injured: number;
  lat: number | null;
  lon: number | null;
  docs: { id: string; title: string; dct: string; content: string }[];
};

export type Answer = {
  found: boolean;
  start: string | null;
  end: string | null;
  place: Mention['place'];
  killed: number | null;
  injured: number | null;
};

const DAY_PRECISIONS = new Set(['day', 'part_of_day', 'hour', 'minute']);
const NEAR_KM = 25;

/** The mention an article is about: primary before the rest, a plain fact before one of the past. */
export function leadMention(mentions: readonly Mention[]): Mention | null {
  const facts = mentions.filter(
    (m) =>
      ['happened', 'reported'].includes(m.assertion) &&
      !['interception', 'air_raid_alert', 'campaign'].includes(m.type),
  );
  return (
    facts.find((m) => m.tier === 'primary') ??
    facts[0] ??
    mentions.find((m) => m.assertion === 'historic') ??
    null
  );
}

/** The value most articles give; the first of equals. */
function mostCommon(values: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const v of values) counts.set(v, (counts.get(v) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

/** Day: the most common; place: the first that is finer than a region; toll: the greatest lower bound. */
export function answerFrom(leads: readonly Mention[]): Answer {
  const day = mostCommon(
    leads.flatMap(({ time }) =>
      time.start && DAY_PRECISIONS.has(time.precision) ? [`${time.start}/${time.end ?? time.start}`] : [],
    ),
  );
  const [start, end] = day?.split('/') ?? [null, null];
  const placed = leads.filter((m) => m.place?.lng != null && m.place.lat != null);
  const fine = placed.find((m) => m.place!.precision !== 'country' && m.place!.precision !== 'region');
  const toll = (field: 'killed' | 'injured'): number | null => {
    const values = leads.flatMap((m) => (m.casualties[field] ? [m.casualties[field].min] : []));
    return values.length === 0 ? null : Math.max(...values);
  };
  return {
    found: leads.length > 0,
    start: start ?? null,
    end: end ?? null,
    place: (fine ?? placed[0])?.place ?? null,
    killed: toll('killed'),
    injured: toll('injured'),
  };
}

function placeIsRight(known: Shooting, place: Mention['place']): boolean {
  if (place === null) return false;
  if (known.lat === null || known.lon === null)
    return known.city.includes(place.name) || place.name.includes(known.city);
  return distanceKm([place.lng!, place.lat!], [known.lon, known.lat]) <= NEAR_KM;
}

function tollFailure(field: 'killed' | 'injured', known: number, told: number | null): string | null {
  if ((told ?? 0) === known) return null;
  if (told === null) return `${field} not read`;
  return told < known ? `${field} too low` : `${field} too high`;
}

/** Counts and failures of one incident; a toll that no article states counts as 0. */
export function scoreShooting(known: Shooting, answer: Answer): { counts: Counts; notes: Note[] } {
  const dayRight = answer.start !== null && [answer.start, answer.end].includes(known.date);
  const placeRight = placeIsRight(known, answer.place);
  const kinds = [
    answer.found ? null : 'no attack found',
    dayRight ? null : answer.start === null ? 'day not resolved' : 'day wrong',
    placeRight ? null : answer.place === null ? 'no place' : 'place wrong',
    tollFailure('killed', known.killed, answer.killed),
    tollFailure('injured', known.injured, answer.injured),
  ];
  const doc = known.docs[0];
  const line = `${known.incident} ${known.date} ${known.city}, ${known.state} K${known.killed} I${known.injured} → ${answer.start}..${answer.end} ${answer.place?.name}/${answer.place?.admin1} K${answer.killed} I${answer.injured}\n    ${doc?.dct} ${doc?.title} | ${doc?.content.slice(0, 700).replaceAll('\n', ' ')}`;
  const counts: Record<string, number> = {
    all: 1,
    found: Number(answer.found),
    day: Number(dayRight),
    dated: Number(answer.start !== null),
    dayWrong: Number(answer.start !== null && !dayRight),
    city: Number(placeRight),
    located: Number(known.lat !== null),
    near: Number(known.lat !== null && placeRight),
  };
  for (const field of ['killed', 'injured'] as const) {
    const right = tollFailure(field, known[field], answer[field]) === null;
    counts[field] = Number(right);
    counts[`${field}.some`] = Number(known[field] > 0);
    counts[`${field}.someRight`] = Number(known[field] > 0 && right);
  }
  return { counts, notes: kinds.flatMap((kind) => (kind === null ? [] : [{ kind, line }])) };
}
