import { listSources } from '#lib/merge/list-sources.ts';
import type { Candidate } from '#lib/merge/report.ts';
import type { GradeRuling } from '#lib/merge/rulings.ts';
import type { Grade, Perpetrator } from '#lib/schema.ts';

/**
 * The machine's grade after Airwars' practice, with its reasons: confirmed (the perpetrator accepts), contested (the
 * fact or its author is disputed), machine (no report tells it as its own news), fair (two or more independent
 * sources), else weak. Near-duplicate texts and the reports of one publisher are one source.
 */
export function gradeIncident(members: readonly Candidate[], denials: readonly Candidate[]): Grade {
  const sources = describeSources(members);
  const accepted = acceptance(members);
  const disputes = [...describeDisputes(members), ...describeDenials(denials)];
  if (accepted) return { level: 'confirmed', why: [accepted, ...sources.why, ...disputes] };
  if (disputes.length > 0) return { level: 'contested', why: [...disputes, ...sources.why] };
  if (members.every(({ mention }) => mention.tier === 'background')) {
    return {
      level: 'machine',
      why: ['It is only mentioned in passing; no report tells it as its own news.', ...sources.why],
    };
  }
  return { level: sources.count > 1 ? 'fair' : 'weak', why: [...sources.why, 'No analyst has reviewed it.'] };
}

/** An analyst's grade, which wins. */
export function gradeByRuling({ level, by, day, note }: GradeRuling): Grade {
  return { level, why: [`${by} graded it so on ${day}${note === null ? '' : `: ${note}`}.`] };
}

function describeSources(members: readonly Candidate[]): { count: number; why: string[] } {
  const reports = members.map((m) => m.report);
  const sources = listSources(reports);
  const articles = new Set(reports.map((r) => r.articleId)).size;
  const names = sources.map((s) => s.names.join(' = '));
  const shown = names.slice(0, 5).join('; ') + (names.length > 5 ? ` and ${names.length - 5} more` : '');
  const cited = sources.some((s) => s.isCited) ? ', as the reports cite them' : '';
  const why = [
    sources.length > 1
      ? `${sources.length} independent sources report it${cited}: ${shown}.`
      : `One source reports it: ${shown}.`,
  ];
  if (articles > sources.length) {
    why.push(
      `${articles} reports come from ${sources.length === 1 ? 'it' : 'them'}; copies and reports of one publisher count once.`,
    );
  }
  return { count: sources.length, why };
}

type Told = Perpetrator & { day: string };

function perpetrators(members: readonly Candidate[]): Told[] {
  return members.flatMap(({ mention, report }) =>
    mention.perpetrator ? [{ ...mention.perpetrator, day: report.published.value ?? '' }] : [],
  );
}

/** Words such as "gunmen" name no side that another could be held against. */
function isNamed({ actor }: Told): boolean {
  return /^\p{Lu}/u.test(actor);
}

/** A side's own claim of responsibility, unless it denies it later, another side is held responsible, or somebody denies. */
function acceptance(members: readonly Candidate[]): string | null {
  const told = perpetrators(members);
  const claims = told.filter(({ mode }) => mode === 'claimed').sort((a, b) => (a.day < b.day ? 1 : -1));
  const claim = claims.find(
    ({ actor, day }) => !told.some((p) => p.mode === 'denied' && p.actor === actor && p.day > day),
  );
  const held = new Set(told.filter((p) => HOLDS.has(p.mode) && isNamed(p)).map(({ actor }) => actor));
  const isDenied = members.some(({ mention }) => mention.claims.some(({ field }) => field === 'denial'));
  if (!claim || held.size > 1 || isDenied) return null;
  return `${claim.actor} accepts responsibility${claim.day ? ` (reported on ${claim.day})` : ''}.`;
}

/** Modes in which somebody holds a side responsible. */
const HOLDS: ReadonlySet<string> = new Set(['asserted', 'alleged', 'claimed']);

function describeDisputes(members: readonly Candidate[]): string[] {
  const told = perpetrators(members);
  const actors = [
    ...new Set(told.filter((p) => HOLDS.has(p.mode) && isNamed(p)).map(({ actor }) => actor)),
  ].sort();
  const disputed = [
    ...new Set(told.filter(({ mode }) => mode === 'disputed' || mode === 'denied').map(({ actor }) => actor)),
  ].sort();
  const why: string[] = [];
  if (actors.length > 1) why.push(`Reports hold different sides responsible: ${actors.join(', ')}.`);
  for (const actor of disputed) why.push(`Whether ${actor} did it is disputed.`);
  return why;
}

function describeDenials(denials: readonly Candidate[]): string[] {
  return denials.slice(0, 3).map(({ mention, key }) => {
    const claim = mention.claims.find((c) => c.field === 'denial');
    const words = typeof claim?.value === 'string' ? claim.value : (mention.evidence[0]?.quote ?? '');
    const who = claim?.speaker ?? 'One side';
    return `${who} denies it: “${words}” (${key}).`;
  });
}
