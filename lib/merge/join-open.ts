import { type Cluster, compareText } from '#lib/merge/cluster.ts';
import { areCopies } from '#lib/merge/group-sources.ts';
import type { Candidate } from '#lib/merge/report.ts';
import type { ToldApart } from '#lib/merge/rulings.ts';
import { rareCues, scoreType } from '#lib/merge/score-details.ts';
import type { MentionPlace } from '#lib/schema.ts';

/**
 * Groups mentions that have no day or no point and fit no dated attack: of the same words for time and place they are
 * one only if the texts are copies, or if the day is stated and a rare detail agrees. `sorted` must be in a fixed order.
 */
export function joinOpen(sorted: readonly Candidate[], toldApart: ToldApart): Cluster[] {
  const blocks = new Map<string, Cluster[]>();
  const clusters: Cluster[] = [];
  for (const candidate of sorted) {
    const key = blockOf(candidate);
    const block = blocks.get(key) ?? [];
    blocks.set(key, block);
    const home = block
      .map((cluster) => ({ cluster, why: reasonToJoin(candidate, cluster, toldApart) }))
      .find(({ why }) => why !== null);
    if (home) {
      home.cluster.members.push(candidate);
      home.cluster.why.push(
        `${candidate.key} and ${home.cluster.members[0]!.key} are one attack: ${home.why}`,
      );
      continue;
    }
    const cluster = { members: [candidate], why: [] };
    block.push(cluster);
    clusters.push(cluster);
  }
  return clusters.sort((a, b) => compareText(a.members[0]!.key, b.members[0]!.key));
}

/** Mentions of one block say the same words for time and place. */
export function blockOf({ mention: { time, place } }: Candidate): string {
  return [
    time.start,
    time.end,
    time.start ? '' : time.surface,
    place && (villageIn(place) ?? place.placeId ?? place.name),
  ].join('|');
}

function reasonToJoin(candidate: Candidate, { members }: Cluster, toldApart: ToldApart): string | null {
  if (members.some((m) => toldApart(m.key, candidate.key))) return null;
  if (members.some((m) => m.report.articleId === candidate.report.articleId)) return null;
  return reasonToPair(candidate, members[0]!);
}

/** Why two mentions of one block, of different articles, are one attack; null where nothing says so. */
export function reasonToPair(candidate: Candidate, first: Candidate): string | null {
  const type = scoreType(candidate.mention.type, first.mention.type);
  if (type.conflict || type.value < 0.7) return null;
  if (areCopies(candidate.report, first.report)) {
    return 'the same words for time and place, and the texts are copies of one another';
  }
  const { start, end } = candidate.mention.time;
  const village = candidate.mention.place && villageIn(candidate.mention.place);
  if (village && start !== null && start === end) return `same day: ${start}, and both name ${village}`;
  const cues = rareCues(candidate.mention, first.mention);
  if (start === null || start !== end || candidate.mention.place === null || cues.length === 0) return null;
  return `same day and place: ${start}, ${candidate.mention.place.name}; ${cues.join(' and ')} agree`;
}

/** Letters that the words for an area and its name share at least. */
const STEM = 4;

/** The name of a village that no gazetteer knows, whose mention stands for the area around it; null for the area itself. */
function villageIn({ name, precision, evidence: [said, area] }: MentionPlace): string | null {
  if (said === undefined || area === undefined || !/^(district|region|country)$/.test(precision)) return null;
  const [a, b] = [said.quote, name].map((words) => words.toLowerCase().slice(0, STEM));
  return a === b ? null : said.quote;
}
