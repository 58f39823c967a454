import { areCopies } from '#lib/merge/group-sources.ts';
import type { Candidate } from '#lib/merge/report.ts';
import {
  rareCues,
  sameNumber,
  scoreTargets,
  scoreToll,
  scoreType,
  sharesDetail,
} from '#lib/merge/score-details.ts';
import { isWide, scoreContainment, scorePlace } from '#lib/merge/score-place.ts';
import {
  type DatedTime,
  GREAT_TOLL,
  NEXT_DAYS_VALUE,
  OLD_NEWS,
  scoreOpenTime,
} from '#lib/merge/score-time.ts';
import type { Mention } from '#lib/schema.ts';

/** How well a mention without a day or a point fits a dated, placed one; `null` = not at all. */
export interface Attachment {
  score: number;
  why: string[];
}

/** A mention joins the attack it fits best from this score on: of a town alone and the type it may mean any of many … */
const ATTACH_THRESHOLD = 4.3;
/** … one that names a day or a period from this one … */
const PERIOD_THRESHOLD = 4;
/** … and a mention in passing that names day and town from this one: articles recall the attack of a day, not one of many. */
const RECALL_THRESHOLD = 3.5;
/** … if no other attack fits nearly as well. */
export const ATTACH_MARGIN = 0.5;

const WEIGHT = { place: 3, time: 2 };
/** What it adds that the texts are copies. */
const COPY_WEIGHT = 2;

/** The score from which a mention joins the attack that it fits best. */
export function thresholdOf({ mention }: Candidate): number {
  if (recalls(mention)) return RECALL_THRESHOLD;
  return mention.time.start === null ? ATTACH_THRESHOLD : PERIOD_THRESHOLD;
}

/** True for a mention in passing of one day and one town; a "habit" of one day and one town is an attack too. */
function recalls({ tier, time, place }: Mention): boolean {
  return (
    (tier === 'background' || tier === 'campaign') &&
    time.start !== null &&
    time.start === time.end &&
    !isWide(place)
  );
}

/** True for words in passing, or of an unknown day, that name no day or period: a detail must say which attack is meant. */
export function needsDetail({ mention: { time, tier }, report }: Candidate): boolean {
  if (time.start !== null) return false;
  return report.published.value === null || tier === 'background' || tier === 'campaign';
}

/** True where no more than a country is known: only a toll of its own can tell which attack is meant. */
function isNowhere({ place }: Mention): boolean {
  return place === null || place.lng === null || place.precision === 'country';
}

/** From this weight on a shared toll is rare enough to stand for a place: five or more people, the same number. */
const RARE_TOLL = 1;

/**
 * Scores an open mention (no day, or a place wider than a settlement) against a dated one. Place and time count most;
 * what was hit, the tolls and the numbers of weapons decide. Without a publication day two rare details must agree.
 */
export function scoreAttachment(open: Candidate, dated: Candidate): Attachment | null {
  const [a, b] = [open.mention, dated.mention];
  const time = scoreOpenTime(open, b.time as DatedTime);
  if (time.value === 0) return null;
  const place = isWide(a.place) ? scoreContainment(a.place, b.place) : scorePlace(a, b);
  const recalled = recalls(a);
  const type = scoreType(a.type === 'campaign' && recalled ? 'attack_unspecified' : a.type, b.type);
  if (place.value === 0 || place.conflict || type.conflict) return null;
  const toll = scoreToll(a, b);
  const cues = rareCues(a, b);
  const copies = areCopies(open.report, dated.report);
  if (type.value < (recalled ? 0.3 : 0.5) && toll.value < 1) return null;
  if (isNowhere(a) && !copies && weighToll(a, b, toll.value) < RARE_TOLL) return null;
  if (!mayLendDay(open, cues) || (needsDetail(open) && !sharesDetail(a, b))) return null;
  if (time.value === OLD_NEWS && (isWide(a.place) || sharedToll(a, b) < GREAT_TOLL)) return null;
  const why = [place.why, time.why, type.why, ...cues.map((cue) => `${cue} agrees`)];
  if (copies) why.push('the texts are copies of one another');
  const score =
    WEIGHT.place * place.value +
    WEIGHT.time * time.value +
    (type.value === 1 ? 0.5 : type.value >= 0.7 ? 0.2 : 0) +
    weighTargets(a, b) +
    weighToll(a, b, toll.value) +
    (sameNumber(a.weapon?.count ?? null, b.weapon?.count ?? null, 1) ? 1 : 0) +
    (copies ? COPY_WEIGHT : 0);
  return { score, why: why.filter((reason) => reason !== undefined) };
}

/**
 * False where no place and time could bring the score of `scoreAttachment` to where it counts: a quick look at targets,
 * tolls and counts, since most mentions of one town share none.
 */
export function couldAttach(open: Candidate, dated: Candidate): boolean {
  const [a, b] = [open.mention, dated.mention];
  if (needsDetail(open) && !sharesDetail(a, b)) return false;
  const isNews = a.tier === 'primary' || a.tier === 'secondary';
  const time = a.time.start !== null ? 1 : isNews ? NEXT_DAYS_VALUE : 0.1;
  const most =
    WEIGHT.place +
    WEIGHT.time * time +
    0.5 +
    (a.targets.some(({ kind }) => b.targets.some((t) => t.kind === kind)) ? 1 : 0) +
    mostOfToll(a, b) +
    (a.weapon?.count && b.weapon?.count ? 1 : 0);
  const needed = thresholdOf(open) - ATTACH_MARGIN;
  return most >= needed || (most + COPY_WEIGHT >= needed && areCopies(open.report, dated.report));
}

function mostOfToll(a: Mention, b: Mention): number {
  const [x, y] = [a.casualties, b.casualties];
  if (!(x.killed && y.killed) && !(x.injured && y.injured)) return 0;
  return sharedToll(a, b) > 0 ? 1.5 : 0.6;
}

/** Without a publication day, a day is lent only to words that name a weekday, and only if two rare details agree. */
function mayLendDay({ mention, report }: Candidate, cues: readonly string[]): boolean {
  const { start, bounds, candidates } = mention.time;
  if (start !== null || report.published.value !== null) return true;
  return cues.length >= 2 && (bounds.weekday !== undefined || candidates.length > 0);
}

/** The larger the number two tolls share, the rarer: one or two dead are common, forty are not. */
function weighToll(a: Mention, b: Mention, value: number): number {
  if (value < 1) return value >= 0.8 ? 0.6 : value >= 0.6 ? 0.4 : value < 0.5 ? -1 : 0;
  return 0.5 + Math.min(1, sharedToll(a, b) / 10);
}

/** The greatest number of people that both give, 0 where they share none. */
function sharedToll(a: Mention, b: Mention): number {
  const shared = (['killed', 'injured'] as const).map((field) =>
    sameNumber(a.casualties[field], b.casualties[field], 2) ? a.casualties[field]!.min : 0,
  );
  return Math.max(...shared);
}

function weighTargets(a: Mention, b: Mention): number {
  const { value } = scoreTargets(a, b);
  return value === 1 ? 1 : value === 0 ? -0.5 : 0;
}
