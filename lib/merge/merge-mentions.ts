import { gradeIncident } from '#lib/merge/grade-incident.ts';
import { type Cluster, matchMentions } from '#lib/merge/match-mentions.ts';
import { type Candidate, type MergedIncident, memberKey, type Report } from '#lib/merge/report.ts';
import { titleIncident } from '#lib/merge/title-incident.ts';
import {
  type Incident,
  type Mention,
  PLACE_PRECISIONS,
  type Range,
  TIME_PRECISIONS,
  type TimePrecision,
} from '#lib/schema.ts';

/** Assertions that make an incident of their own; the others are words about attacks, kept with the article. */
const TOLD_AS_FACT = new Set(['happened', 'reported', 'historic']);

/**
 * Merges what all articles say into incidents. An incident keeps the id that most of its members had in
 * `previousIds` (key: `articleId/mentionId`); a new one gets an id from its first member's key.
 * The result does not depend on the order of reports.
 */
export function mergeMentions(
  reports: readonly Report[],
  previousIds: ReadonlyMap<string, string>,
): MergedIncident[] {
  const candidates = reports.flatMap((report) =>
    report.mentions.filter(isIncident).map((mention) => ({
      key: memberKey({ article: report.articleId, mention: mention.id }),
      report,
      mention,
    })),
  );
  const taken = new Set<string>();
  return matchMentions(candidates)
    .map((cluster) => ({ ...cluster, members: [...cluster.members].sort(compareMembers) }))
    .sort((a, b) => b.members.length - a.members.length || (a.members[0]!.key < b.members[0]!.key ? -1 : 1))
    .map((cluster) => ({
      incident: buildIncident(cluster, keepId(cluster, previousIds, taken)),
      why: cluster.why,
    }));
}

function isIncident(mention: Mention): boolean {
  return TOLD_AS_FACT.has(mention.assertion) || mention.type === 'campaign';
}

/** The best witness first: primary before background, then the earliest report. */
function compareMembers(a: Candidate, b: Candidate): number {
  const tier = (c: Candidate) => ['primary', 'secondary', 'background', 'campaign'].indexOf(c.mention.tier);
  const day = (c: Candidate) => c.report.published.value ?? '9999';
  return tier(a) - tier(b) || day(a).localeCompare(day(b)) || (a.key < b.key ? -1 : 1);
}

function keepId(cluster: Cluster, previousIds: ReadonlyMap<string, string>, taken: Set<string>): string {
  const votes = new Map<string, number>();
  for (const { key } of cluster.members) {
    const id = previousIds.get(key);
    if (id !== undefined && !taken.has(id)) votes.set(id, (votes.get(id) ?? 0) + 1);
  }
  const best = [...votes].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0];
  let id = best ?? `i_${cluster.members[0]!.key.replace(/^a_/, '').replace('/', '_')}`;
  while (taken.has(id)) id += '_';
  taken.add(id);
  return id;
}

function buildIncident({ members }: Cluster, id: string): Incident {
  const mentions = members.map((m) => m.mention);
  const lead = mentions[0]!;
  const timed = pick(mentions, (m) => timeRank(m.time.precision, m.time.start));
  const placed = pick(mentions, (m) => (m.place ? PLACE_PRECISIONS.indexOf(m.place.precision) : 99));
  const typed = pick(mentions, (m) => (m.type === 'attack_unspecified' || m.type === 'explosion' ? 1 : 0));
  const targets = [...new Set(mentions.flatMap((m) => m.targets.map((t) => t.kind)))];
  const days = members.flatMap((m) => (m.report.published.value ? [m.report.published.value] : [])).sort();
  const { evidence: _e, why: _w, ...time } = timed.time;
  const weapon = mentions.find((m) => m.weapon)?.weapon ?? null;
  const perpetrator = mentions.find((m) => m.perpetrator)?.perpetrator ?? null;
  return {
    id,
    title: titleIncident(
      typed.type,
      targets.map((kind) => ({ kind })),
      placed.place,
    ),
    type: typed.type,
    assertion: lead.assertion,
    outcome: mentions.find((m) => m.outcome !== 'unknown')?.outcome ?? 'unknown',
    time,
    place: placed.place ? stripPlace(placed.place) : null,
    weapon: weapon ? { kind: weapon.kind, model: weapon.model } : null,
    targets,
    casualties: { killed: currentToll(members, 'killed'), injured: currentToll(members, 'injured') },
    perpetrator: perpetrator ? { actor: perpetrator.actor, mode: perpetrator.mode } : null,
    grade: gradeIncident(members),
    members: members.map((m) => ({ article: m.report.articleId, mention: m.mention.id })),
    reported: { first: days[0] ?? null, last: days.at(-1) ?? null },
  };
}

function stripPlace(place: NonNullable<Mention['place']>): Incident['place'] {
  const { evidence: _e, why: _w, ...rest } = place;
  return rest;
}

/** The first mention with the lowest rank. */
function pick(mentions: readonly Mention[], rank: (m: Mention) => number): Mention {
  return mentions.reduce((best, m) => (rank(m) < rank(best) ? m : best));
}

function timeRank(precision: TimePrecision, start: string | null): number {
  return start === null ? 99 : TIME_PRECISIONS.indexOf(precision);
}

/** The toll in force: what the latest dated report says; of reports of one day, the higher lower bound. */
function currentToll(members: readonly Candidate[], field: 'killed' | 'injured'): Range | null {
  const told = members
    .flatMap(({ report, mention }) => {
      const value = mention.casualties[field];
      return value ? [{ day: report.published.value ?? '', min: value.min, max: value.max }] : [];
    })
    .sort((a, b) => b.day.localeCompare(a.day) || b.min - a.min);
  return told[0] ? { min: told[0].min, max: told[0].max } : null;
}
