import type { Candidate } from '#lib/merge/report.ts';
import type { Grade } from '#lib/schema.ts';

/**
 * The machine's grade after Airwars' practice, with its reasons: contested (the fact or its author is
 * disputed), confirmed (the perpetrator accepts), fair (two or more independent sources), else weak.
 * Reports of one publisher are one source; a report without a publisher is a source of its own.
 */
export function gradeIncident(members: readonly Candidate[]): Grade {
  const perpetrators = members.flatMap(({ mention }) => (mention.perpetrator ? [mention.perpetrator] : []));
  const disputed = perpetrators.find((p) => p.mode === 'disputed' || p.mode === 'denied');
  const actors = new Set(
    perpetrators.filter((p) => p.mode === 'alleged' || p.mode === 'claimed').map((p) => p.actor),
  );
  if (disputed || actors.size > 1) {
    return { level: 'contested', why: [contestedReason(disputed?.actor, actors)] };
  }
  if (members.some(({ mention }) => mention.assertion === 'denied')) {
    return { level: 'contested', why: ['One side denies that the attack happened.'] };
  }
  const claimed = perpetrators.find((p) => p.mode === 'claimed');
  if (claimed) return { level: 'confirmed', why: [`${claimed.actor} accepts responsibility.`] };
  const sources = new Set(members.map(({ report }) => report.publisher ?? report.articleId));
  return sources.size > 1
    ? {
        level: 'fair',
        why: [`${sources.size} independent publishers report it; no analyst has reviewed it.`],
      }
    : { level: 'weak', why: ['One publisher reports it; no analyst has reviewed it.'] };
}

function contestedReason(disputed: string | undefined, actors: ReadonlySet<string>): string {
  if (actors.size > 1) return `Reports hold different sides responsible: ${[...actors].sort().join(', ')}.`;
  return `Whether ${disputed ?? 'the named side'} did it is disputed.`;
}
