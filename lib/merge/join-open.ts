import { type Cluster, compareText } from '#lib/merge/cluster.ts';
import { areCopies } from '#lib/merge/group-sources.ts';
import type { Candidate } from '#lib/merge/report.ts';
import type { ToldApart } from '#lib/merge/rulings.ts';
import { rareCues, scoreType } from '#lib/merge/score-details.ts';

/**
 * Groups mentions that have no day or no point and fit no dated attack: of the same words for time and place they are
 * one only if the texts are copies, or if the day is stated and a rare detail agrees. `sorted` must be in a fixed order.
 */
export function joinOpen(sorted: readonly Candidate[], toldApart: ToldApart): Cluster[] {
  const blocks = new Map<string, Cluster[]>();
  const clusters: Cluster[] = [];
  for (const candidate of sorted) {
    const { time, place } = candidate.mention;
    const key = [time.start, time.end, time.start ? '' : time.surface, place?.placeId ?? place?.name].join(
      '|',
    );
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
  return [time.start, time.end, time.start ? '' : time.surface, place?.placeId ?? place?.name].join('|');
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
  const cues = rareCues(candidate.mention, first.mention);
  if (start === null || start !== end || candidate.mention.place === null || cues.length === 0) return null;
  return `same day and place: ${start}, ${candidate.mention.place.name}; ${cues.join(' and ')} agree`;
}
