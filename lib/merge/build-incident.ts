import { compareText } from '#lib/merge/cluster.ts';
import { gradeByRuling, gradeIncident } from '#lib/merge/grade-incident.ts';
import { isWholeWave } from '#lib/merge/is-whole-wave.ts';
import type { Candidate } from '#lib/merge/report.ts';
import type { GradeRuling } from '#lib/merge/rulings.ts';
import { isVagueType } from '#lib/merge/score-details.ts';
import { isWide } from '#lib/merge/score-place.ts';
import { endsNextDay, isDated } from '#lib/merge/score-time.ts';
import { titleIncident } from '#lib/merge/title-incident.ts';
import type { Ledger } from '#lib/schema.ts';
import {
  type AttackType,
  type Incident,
  type Mention,
  type Perpetrator,
  PLACE_PRECISIONS,
  TIERS,
  TIME_PRECISIONS,
} from '#lib/schema.ts';
import { addDays } from '#lib/time.ts';

/** The best witness first: primary before background, then the earliest report. */
export function compareMembers(a: Candidate, b: Candidate): number {
  const day = (c: Candidate): string => c.report.published.value ?? '9999';
  return (
    TIERS.indexOf(a.mention.tier) - TIERS.indexOf(b.mention.tier) ||
    compareText(day(a), day(b)) ||
    compareText(a.key, b.key)
  );
}

/**
 * The incident that a group of mentions makes. `members` are in the order of `compareMembers`; an analyst's grade, if
 * there is one, wins over the machine's.
 */
export function buildIncident(
  id: string,
  members: readonly Candidate[],
  denials: readonly Candidate[],
  ledger: Ledger,
  ruling: GradeRuling | null,
): Incident {
  const mentions = members.map((m) => m.mention);
  const type = chooseType(members);
  const place = choosePlace(mentions);
  const targets = chooseTargets(mentions);
  const outcome = mentions.find((m) => m.outcome !== 'unknown')?.outcome ?? 'unknown';
  const days = members.flatMap((m) => (m.report.published.value ? [m.report.published.value] : [])).sort();
  const weapon = chooseWeapon(mentions);
  const { evidence: _e, why: _w, ...time } = chooseTime(mentions);
  return {
    id,
    title: titleIncident(
      type,
      targets.map((kind) => ({ kind })),
      place,
      outcome,
    ),
    type,
    assertion: mentions.find((m) => m.assertion === 'happened')?.assertion ?? mentions[0]!.assertion,
    outcome,
    time,
    place,
    weapon,
    targets,
    casualties: { killed: ledger.killed?.value ?? null, injured: ledger.injured?.value ?? null },
    perpetrator: choosePerpetrator(mentions),
    grade: ruling ? gradeByRuling(ruling) : gradeIncident(members, denials),
    members: members.map((m) => ({ article: m.report.articleId, mention: m.mention.id })),
    reported: { first: days[0] ?? null, last: days.at(-1) ?? null },
  };
}

const isPassing = (m: Mention): number => (m.tier === 'background' ? 1 : 0);

/** The type most mentions name, those in passing apart; of equals the one reported last, since early words are corrected. */
function chooseType(members: readonly Candidate[]): AttackType {
  if (isWholeWave(members)) return 'campaign';
  const named = members.filter(({ mention }) => !isVagueType(mention.type));
  const own = named.filter(({ mention }) => !isPassing(mention));
  const pool = own.length > 0 ? own : named;
  if (pool.length === 0) {
    return (members.find(({ mention }) => mention.type === 'explosion') ?? members[0]!).mention.type;
  }
  const isFromAir = pool.some(({ mention }) => mention.type === 'air_strike');
  const votes = new Map<AttackType, { count: number; last: string }>();
  for (const { mention, report } of pool) {
    const type = isFromAir && mayBeDropped(mention) ? 'air_strike' : mention.type;
    const vote = votes.get(type) ?? { count: 0, last: '' };
    const day = report.published.value ?? '';
    votes.set(type, { count: vote.count + 1, last: day > vote.last ? day : vote.last });
  }
  return [...votes].sort(
    (a, b) => b[1].count - a[1].count || compareText(b[1].last, a[1].last) || compareText(a[0], b[0]),
  )[0]![0];
}

/** Bombs are also what aircraft drop: of a “bombing” without a device only other reports can tell which it was. */
const DROPPED: ReadonlySet<string> = new Set(['bomb', 'aerial_bomb', 'guided_bomb', 'aircraft']);

function mayBeDropped({ type, weapon }: Mention): boolean {
  return type === 'bombing' && (weapon === null || DROPPED.has(weapon.kind));
}

/** The finest place that a report of the attack itself gives; mentions in passing only where that is wide. */
function choosePlace(mentions: readonly Mention[]): Incident['place'] {
  const rank = ({ place, ...m }: Mention): number =>
    place === null
      ? 1000
      : (isWide(place) ? 100 : 0) +
        isPassing({ place, ...m }) * 50 +
        PLACE_PRECISIONS.indexOf(place.precision);
  const { place } = pick(mentions, rank);
  if (!place) return null;
  const { evidence: _e, why: _w, ...rest } = place;
  return rest;
}

/** The narrowest time; a mention in passing only where no other knows the day. */
function chooseTime(mentions: readonly Mention[]): Mention['time'] {
  // "Last night" may mean the small hours of the day that another report names.
  const named = new Set(
    mentions.flatMap(({ time }) => (isDated(time) && !endsNextDay(time) ? [time.start] : [])),
  );
  const yields = ({ time }: Mention): boolean =>
    isDated(time) && endsNextDay(time) && named.has(addDays(time.start, 1)) && !named.has(time.start);
  return pick(mentions, (m) =>
    m.time.start === null
      ? 1000
      : isPassing(m) * 50 +
        (yields(m) ? 10 : 0) +
        (m.time.start === m.time.end ? 0 : 20) +
        TIME_PRECISIONS.indexOf(m.time.precision),
  ).time;
}

/** The first mention with the lowest rank. */
function pick(mentions: readonly Mention[], rank: (m: Mention) => number): Mention {
  return mentions.reduce((best, m) => (rank(m) < rank(best) ? m : best));
}

/** Kinds of what was hit, the one that most mentions name first. */
function chooseTargets(mentions: readonly Mention[]): string[] {
  const votes = new Map<string, number>();
  for (const m of mentions) {
    for (const kind of new Set(m.targets.map((t) => t.kind))) votes.set(kind, (votes.get(kind) ?? 0) + 1);
  }
  const order = [...votes.keys()];
  return order.sort((a, b) => votes.get(b)! - votes.get(a)!);
}

function chooseWeapon(mentions: readonly Mention[]): Incident['weapon'] {
  const named = mentions.flatMap((m) => (m.weapon ? [m.weapon] : []));
  const first = named[0];
  if (!first) return null;
  const model = first.model ?? named.find((w) => w.kind === first.kind && w.model !== null)?.model ?? null;
  return { kind: first.kind, model };
}

const MODES: readonly Perpetrator['mode'][] = [
  'claimed',
  'asserted',
  'alleged',
  'disputed',
  'denied',
  'implied',
];

/** The side that most mentions name, by its strongest mode; disputed where two sides are held responsible and none accepts. */
function choosePerpetrator(mentions: readonly Mention[]): Incident['perpetrator'] {
  const told = mentions.flatMap((m) => (m.perpetrator ? [m.perpetrator] : []));
  if (told.length === 0) return null;
  const claimed = told.find((p) => p.mode === 'claimed');
  if (claimed) return { actor: claimed.actor, mode: 'claimed' };
  const votes = new Map<string, number>();
  for (const { actor } of told) votes.set(actor, (votes.get(actor) ?? 0) + 1);
  const actor = [...votes.keys()].sort((a, b) => votes.get(b)! - votes.get(a)!)[0]!;
  const held = new Set(told.filter((p) => p.mode === 'alleged' || p.mode === 'asserted').map((p) => p.actor));
  const modes = told.filter((p) => p.actor === actor).map((p) => p.mode);
  return { actor, mode: held.size > 1 ? 'disputed' : MODES.find((mode) => modes.includes(mode))! };
}
