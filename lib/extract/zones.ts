/** Cuts a sentence into zones where it turns to another attack ("while", "days after", "; "). */
import type { DatingTimex } from '#lib/extract/extract-context.ts';
import type { Toll } from '#lib/extract/find-tolls.ts';
import type { Document, Sentence } from '#lib/extract/segment.ts';
import type { Trigger } from '#lib/extract/trigger.ts';
import type { AttackType, Toponym } from '#lib/schema.ts';

/** A stretch of one sentence, by token numbers; `to` is exclusive. */
export type Zone = { from: number; to: number };

export type Located<T> = { item: T; from: number };

/** First token at or after an offset. */
export function tokenAt(doc: Document, offset: number): number {
  let low = 0;
  let high = doc.tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (doc.tokens[middle]!.end <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Spans with the token each starts at. */
export function locate<T extends { start: number }>(doc: Document, items: readonly T[]): Located<T>[] {
  const located: Located<T>[] = [];
  for (const item of items) located.push({ item, from: tokenAt(doc, item.start) });
  return located;
}

/** The spans alone. */
export function itemsOf<T>(located: readonly { item: T }[]): T[] {
  const items: T[] = [];
  for (const { item } of located) items.push(item);
  return items;
}

/** "last August, when a missile hit the square": the day is that of the clause behind it. */
export function headsClause(doc: Document, item: DatingTimex): boolean {
  const end = tokenAt(doc, item.end);
  const at = doc.tokens[end]?.word === ',' ? end + 1 : end;
  const word = doc.tokens[at]?.word ?? '';
  return word === 'when' || (/^(in|on)$/.test(word) && doc.tokens[at + 1]?.word === 'which');
}

const ZONE_WORDS = /^(while|whereas|meanwhile|separately|elsewhere)$/;

const AFTER_WORDS = /^(after|before|since|following)$/;

export const GAP_WORDS =
  /^(day|days|years|night|fortnight|weekend|anniversary|week|weeks|month|months|hours|hour|year|years|shortly|minutes)$/;

/** Two words of attacks that follow each other in a sentence, with the places and times of that sentence. */
type Pair = {
  doc: Document;
  left: Trigger;
  right: Trigger;
  places: readonly Located<Toponym>[];
  times: readonly Located<DatingTimex>[];
};

const YEAR = /^(?:19|20)\d\d$/;

/**
 * "… to commemorate the commander, killed by a drone in Baghdad in 2020": a participle or "who was" behind a comma that has
 * a year of its own, while the day of the report's attack is said before it. The token where it begins, or -1.
 */
function pastAside({ doc, left, right, times }: Pair): number {
  const opens = /^(was|were|had)$/.test(doc.tokens[right.from - 1]?.word ?? '') ? right.from - 2 : right.from;
  const at = opens - 1;
  if (doc.tokens[at]?.word !== ',' || at <= left.to) return -1;
  const hasDay = times.some((x) => x.item.reach === 'day' && x.from < at);
  const hasYear = times.some(
    (x) =>
      x.from > right.from && x.from < right.to + 14 && YEAR.test(doc.text.slice(x.item.start, x.item.end)),
  );
  return hasDay && hasYear ? at + 1 : -1;
}

/** "… near Sévaré on Friday had left Gao, where a car bomb killed nine in July": a town of its own with its own day; else -1. */
function whereClause({ doc, left, right, places, times }: Pair): number {
  for (let i = left.to + 2; i < right.from; i++) {
    if (doc.tokens[i]!.word !== 'where' || doc.tokens[i - 1]!.word !== ',') continue;
    const named = places.findLast((p) => p.from < i && tokenAt(doc, p.item.end) === i - 1);
    if (
      !named ||
      named.from <= left.to ||
      !places.some((p) => p.from < named.from && p.from > left.from - 12)
    )
      return -1;
    const dated = times.some((x) => x.from > i && (x.item.reach === 'day' || x.item.reach === 'wide'));
    return dated && left.weight === 'full' && right.weight === 'full' ? named.from : -1;
  }
  return -1;
}

/** "A car bomb and two other devices went off": two subjects of one verb. */
function isOneSubject({ doc, left, right }: Pair): boolean {
  if (left.frame.entry.pos !== 'noun' || right.frame.entry.pos !== 'verb') return false;
  if (doc.tokens[left.to]?.word !== 'and' || right.from - left.to > 6) return false;
  for (let i = left.to; i < right.from; i++) if (doc.tokens[i]!.kind === 'mark') return false;
  return /^(went|exploded|detonated|blew|hit|struck|killed|left|wounded|ripped|tore|rocked)$/.test(
    doc.tokens[right.from]!.word,
  );
}

/** Token where a new zone starts between two triggers, or -1. */
function zoneBreak(pair: Pair): number {
  const { doc, left, right, places, times } = pair;
  // "shelled many times since last December, when 25 people were killed": what is told of that day is another attack.
  const since = times.find(
    (x) =>
      x.from > left.to &&
      x.from < right.from &&
      doc.tokens[x.from - 1]?.word === 'since' &&
      headsClause(doc, x.item),
  );
  if (since) return since.from;
  if (isOneSubject(pair)) return -1;
  const where = whereClause(pair);
  if (where >= 0) return where;
  const aside = pastAside(pair);
  if (aside >= 0) return aside;
  let comma = -1;
  for (let i = left.to; i < right.from; i++) {
    const word = doc.tokens[i]!.word;
    if (word === ';') return i + 1;
    if (ZONE_WORDS.test(word)) return i;
    if (word === 'than' && /^(that|those)$/.test(doc.tokens[i + 1]?.word ?? '')) return i + 1;
    // "hours after the strike" is a gap between two attacks, "shortly before midnight" a time.
    if (
      AFTER_WORDS.test(word) &&
      GAP_WORDS.test(doc.tokens[i - 1]?.word ?? '') &&
      !times.some((x) => x.from === i || x.from === i + 1)
    )
      return i;
    if (word === ',' || word === 'and' || word === 'after' || word === 'when' || word === 'hours') comma = i;
  }
  if (comma < 0) return -1;
  const inLeft = (x: Located<unknown>): boolean => x.from >= left.from - 12 && x.from < comma;
  const inRight = (x: Located<unknown>): boolean => x.from > comma && x.from <= right.to + 12;
  const ownPlaces =
    places.some((p) => inLeft(p)) &&
    places.some((p) => inRight(p) && !places.some((q) => inLeft(q) && q.item.quote === p.item.quote));
  const strongBoth = left.weight === 'full' && right.weight === 'full';
  const leftDays = times.filter((x) => x.item.reach === 'day' && inLeft(x));
  const rightDays = times.filter((x) => x.item.reach === 'day' && inRight(x));
  const ownDays =
    leftDays.length > 0 &&
    rightDays.length > 0 &&
    leftDays.every((a) => rightDays.every((b) => a.item.value !== b.item.value));
  return strongBoth && (ownPlaces || ownDays) ? comma + 1 : -1;
}

export type Group = {
  zone: Zone;
  triggers: Trigger[];
  /** A count without a word of its own: "and ten on 6 July". */
  toll?: Toll;
  /** The day named before it in the sentence, from which "four days later" counts. */
  leansOn?: DatingTimex;
  /** Number or ordinal stand for the whole clause. */
  elliptic?: boolean;
  /** Where the day may stand, if it is said once for several stretches. */
  datedBy?: Zone;
};

/** Triggers of a sentence in groups, each with its stretch of the sentence. */
export function splitZones(
  doc: Document,
  sentence: Sentence,
  triggers: Trigger[],
  places: readonly Located<Toponym>[],
  times: readonly Located<DatingTimex>[],
): Group[] {
  const groups: Group[] = [];
  let current: Group = { zone: { from: sentence.from, to: sentence.to }, triggers: [] };
  for (const t of triggers) {
    // "hit X, killing two, and a drone struck Y": what the first one did stands between the two.
    const last = current.triggers.findLast((x) => x.weight === 'full') ?? current.triggers.at(-1);
    const cut = last ? zoneBreak({ doc, left: last, right: t, places, times }) : -1;
    if (cut >= 0) {
      current.zone.to = cut;
      groups.push(current);
      current = { zone: { from: cut, to: sentence.to }, triggers: [] };
    }
    current.triggers.push(t);
  }
  groups.push(current);
  return groups;
}

export const APART: readonly AttackType[] = ['interception', 'air_raid_alert'];

/** Interceptions and alerts are told apart from the strikes of the same zone. */
export function splitApart(group: Group): Group[] {
  const isApart = group.triggers.some((t) => APART.includes(t.type));
  if (!isApart && group.triggers.length > 0) return [group];
  const groups: Group[] = [];
  const rest = group.triggers.filter((t) => !APART.includes(t.type));
  if (rest.length > 0) groups.push({ ...group, triggers: rest });
  for (const type of APART) {
    const triggers = group.triggers.filter((t) => t.type === type);
    if (triggers.length > 0) groups.push({ ...group, triggers });
  }
  return groups;
}
