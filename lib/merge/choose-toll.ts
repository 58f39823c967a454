import type { CurrentToll, LedgerEntry, Range } from '#lib/schema.ts';
import { daysBetween } from '#lib/time.ts';

type TollEntry = LedgerEntry & { value: Range };

/** A count that falls below this share of the one in force is a part of the toll, not a new toll. */
const LEAST_SHARE = 0.5;
/** … unless the two differ by no more than this; “one more died” is told of tolls of three and more. */
const SMALL_STEP = 1;

/**
 * The number in force for one field. Reports are taken in the order of their days, within a day the lower count first;
 * each report's own figure takes the place of the one before, whether higher (rescue work, deaths in hospital) or somewhat lower (a
 * correction, injured who died). A number below half of the one in force is read as a part of it. Numbers of a region
 * or a nation never enter, nor those that their own report says were taken back. Returns null where nobody states one.
 */
export function chooseToll(entries: readonly LedgerEntry[], field: 'killed' | 'injured'): CurrentToll | null {
  const told = entries.filter((e): e is TollEntry => isTold(e, field)).sort(compareSteps);
  let best: TollEntry | null = null;
  let steps = 0;
  const first = entries.find((e) => e.reportedAt !== null)?.reportedAt ?? null;
  const outdated = new Set<number>();
  for (const entry of told.filter((e) => e.own)) {
    if (best !== null && !mayReplace(entry, best, outdated, first)) continue;
    if (best !== null && entry.value.min !== best.value.min) {
      steps++;
      outdated.add(best.value.min);
    }
    best = entry;
  }
  if (best === null) return null;
  const inForce = best;
  const standing = told.filter((e) => isStanding(e, field, inForce));
  const low = Math.min(best.value.min, ...standing.map((e) => e.value.min));
  const open = [best, ...standing].some((e) => e.value.max === null);
  const high = open ? null : Math.max(...[best, ...standing].map((e) => e.value.max!));
  return { value: best.value, low, high, entry: best.id, rule: sayRule(best, steps, low, high) };
}

/** A number of the attack itself that its own report does not take back. */
function isTold(entry: LedgerEntry, field: 'killed' | 'injured'): entry is TollEntry {
  const { scope, value, replacedBy, supersededBy, retracted } = entry;
  const isOwnNumber = entry.field === field && scope === 'incident' && typeof value !== 'string';
  return isOwnNumber && (replacedBy === undefined || supersededBy === null) && !retracted;
}

/** Whether a number stands beside the one in force (`best`): no later one of its speaker took its place, and it is no part of it. */
export function isStanding(entry: LedgerEntry, field: 'killed' | 'injured', best: LedgerEntry): boolean {
  if (!isTold(entry, field) || typeof best.value === 'string') return false;
  return entry.supersededBy === null && !isPart(entry.value, best.value);
}

function compareSteps(a: TollEntry, b: TollEntry): number {
  const [x, y] = [a.reportedAt ?? '', b.reportedAt ?? ''];
  if (x !== y) return x < y ? -1 : 1;
  return a.value.min - b.value.min || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

function isPart(value: Range, whole: Range): boolean {
  return value.min < whole.min * LEAST_SHARE && whole.min - value.min > SMALL_STEP;
}

/**
 * A passing mention in a later article may raise the toll but not lower it: it often repeats an old count. Nor does it
 * bring back a count that a later one replaced, double one that had settled, or outweigh a report that says that nobody was hurt.
 */
function mayReplace(
  entry: TollEntry,
  best: TollEntry,
  outdated: ReadonlySet<number>,
  first: string | null,
): boolean {
  if (entry.passing) {
    if (best.value.max === 0 || outdated.has(entry.value.min)) return false;
    if (isSettled(best, first) && isPart(best.value, entry.value)) return false;
    return entry.value.min >= best.value.min;
  }
  if (entry.value.min === 0 && best.value.min > 0) return false;
  return !isPart(entry.value, best.value);
}

/** A count given this many days after the first report of the attack is no early one. */
const SETTLED_DAYS = 3;

/** True if a count is late enough that a passing mention which doubles it speaks of something else. */
function isSettled({ reportedAt }: TollEntry, first: string | null): boolean {
  return reportedAt !== null && first !== null && daysBetween(first, reportedAt) >= SETTLED_DAYS;
}

function sayRule(best: TollEntry, steps: number, low: number, high: number | null): string {
  const who = best.speaker ?? 'the report itself';
  const when = best.reportedAt ?? 'an unknown day';
  const change = steps > 0 ? `, after ${steps} revision${steps > 1 ? 's' : ''}` : '';
  const span = low === high ? '' : `; standing claims run from ${low} to ${high ?? 'an open number'}`;
  return `The latest count: ${who}, reported on ${when}${change}${span}.`;
}
