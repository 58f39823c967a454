/**
 * One stretch a day: "on 27 June in A, where 21 died, and on 1 July in B", "seven were killed on 18 April and ten on
 * 6 July". The second day has words of its own but often no verb: it takes that of the first.
 */
import { COUNTING } from '#lib/extract/day-costs.ts';
import type { DatingTimex } from '#lib/extract/extract-context.ts';
import type { Toll } from '#lib/extract/find-tolls.ts';
import { readQuantity } from '#lib/extract/read-quantity.ts';
import type { Document } from '#lib/extract/segment.ts';
import type { SentenceMatches } from '#lib/extract/sentence-matches.ts';
import { shiftOf } from '#lib/extract/shifted-day.ts';
import { isStatementDay } from '#lib/extract/statement-days.ts';
import type { Trigger } from '#lib/extract/trigger.ts';
import type { Group, Located, Zone } from '#lib/extract/zones.ts';
import { tokenAt } from '#lib/extract/zones.ts';
import type { MentionTime, Toponym } from '#lib/schema.ts';

/** What a sentence has that can tell its stretches apart. */
export type SentenceWords = {
  m: SentenceMatches;
  places: readonly Located<Toponym>[];
  times: readonly Located<DatingTimex>[];
  tolls: readonly Toll[];
  timeOf: (timex: DatingTimex) => MentionTime;
};

type Unit = { from: number; to: number; item: DatingTimex };

/** Words before a day that make it the border or the measure of something else. */
const NO_DAY_BEFORE = /^(since|until|till|than|from|between|before|to)$/;

/** Days named this close together are one day said twice ("Wednesday, August 17"). */
const ONE_UNIT = 3;

function unitsOf(doc: Document, zone: Zone, { m, times }: SentenceWords): Unit[] {
  const units: Unit[] = [];
  for (const { item, from } of times) {
    if (item.reach !== 'day' && item.reach !== 'wide') continue;
    const to = tokenAt(doc, item.end);
    if (from < zone.from || to > zone.to) continue;
    const last = units.at(-1);
    const between = last ? doc.tokens.slice(last.to, from) : [];
    if (last && between.length <= ONE_UNIT && !between.some((t) => /^(and|;)$/.test(t.word))) {
      if (last.item.reach === 'wide' && item.reach === 'day') last.item = item;
      last.to = to;
      continue;
    }
    const before = doc.tokens[from - 1]?.word ?? '';
    const second = /^(on|in)$/.test(before) ? (doc.tokens[from - 2]?.word ?? '') : '';
    if (NO_DAY_BEFORE.test(before) || NO_DAY_BEFORE.test(second)) continue;
    if (isStatementDay(doc, m, zone, from, to)) continue;
    units.push({ from, to, item });
  }
  return units;
}

/** True if two units name different days for sure. */
function areApart(a: Unit, b: Unit, timeOf: SentenceWords['timeOf']): boolean {
  const shift = shiftOf(b.item.quote);
  if (shift !== null) return shift !== 0;
  const [x, y] = [timeOf(a.item), timeOf(b.item)];
  return Boolean(x.start && x.end && y.start && y.end && (x.end < y.start || y.end < x.start));
}

/** The token that begins the stretch of `right`: behind the last ";" or at the last "and" between the two days; -1 = none. */
function cutBetween(doc: Document, left: Unit, right: Unit, m: SentenceMatches): number {
  let cut = -1;
  for (let i = left.to; i < right.from; i++) {
    const { word } = doc.tokens[i]!;
    if (word === ';') cut = i + 1;
    else if (word === 'and' && !/^(;)$/.test(doc.tokens[cut - 1]?.word ?? '')) cut = i;
    if (COUNTING.test(word)) return -1;
  }
  const speaks = m.cues.some((c) => c.entry.cue === 'speech' && c.from >= cut && c.to <= right.from);
  return speaks ? -1 : cut;
}

function within(zone: Zone, at: number): boolean {
  return at >= zone.from && at < zone.to;
}

/** "ten on 6 July", "the second on the next morning": a number or an ordinal stands for the whole clause. */
function isElliptic(doc: Document, zone: Zone): boolean {
  const at = doc.tokens[zone.from]?.word === 'and' ? zone.from + 1 : zone.from;
  const first = doc.tokens[at]?.word ?? '';
  if (/^(another|others)$/.test(first)) return true;
  if (first === 'the' && /^(second|third|fourth|other|next)$/.test(doc.tokens[at + 1]?.word ?? ''))
    return true;
  const count = readQuantity(doc.tokens, at, zone.to);
  return count !== null && /^(on|in|at)$/.test(doc.tokens[count.to]?.word ?? '');
}

function tellsOwn(doc: Document, zone: Zone, words: SentenceWords, triggers: readonly Trigger[]): boolean {
  return (
    words.places.some((p) => within(zone, p.from)) ||
    triggers.some((t) => within(zone, t.from)) ||
    isElliptic(doc, zone)
  );
}

/** The number of an elliptic stretch counts what the number before it counted. */
function ellipticToll(doc: Document, zone: Zone, tolls: readonly Toll[]): Toll | null {
  if (tolls.some((t) => within(zone, t.from))) return null;
  const at = doc.tokens[zone.from]?.word === 'and' ? zone.from + 1 : zone.from;
  const count = readQuantity(doc.tokens, at, zone.to);
  const known = tolls.findLast((t) => t.to <= zone.from);
  if (!count || !known || !/^(on|in|at)$/.test(doc.tokens[count.to]?.word ?? '')) return null;
  return { field: known.field, min: count.min, max: count.max, from: at, to: count.to, basis: 'count' };
}

/** Where the list begins that a colon opens ("attacked twice: on 3 May …"): behind the last one before its first day. */
function headEnd(doc: Document, zone: Zone, day: number): number {
  for (let i = day - 1; i > zone.from; i--) if (/^[:;]$/.test(doc.tokens[i]!.word)) return i + 1;
  return zone.from;
}

/** Cuts a group into one for each day that it tells of; a stretch without a trigger takes over that of another. */
export function splitDated(doc: Document, group: Group, words: SentenceWords): Group[] {
  if (words.times.length < 2) return [group];
  const units = unitsOf(doc, group.zone, words);
  const cuts: { at: number; unit: Unit; before: Unit }[] = [];
  for (let i = 1; i < units.length; i++) {
    const [left, right] = [units[i - 1]!, units[i]!];
    if (!areApart(left, right, words.timeOf)) continue;
    const at = cutBetween(doc, left, right, words.m);
    const end = units[i + 1] ? cutBetween(doc, right, units[i + 1]!, words.m) : group.zone.to;
    const zone = { from: at, to: end > at ? end : group.zone.to };
    const start = cuts.at(-1)?.at ?? group.zone.from;
    const before = { from: start, to: at };
    const counts = (z: Zone): boolean => words.tolls.some((t) => within(z, t.from));
    const listed = doc.tokens[at - 1]?.word === ';' && counts(zone);
    if (at < 0 || !(listed || tellsOwn(doc, zone, words, group.triggers))) continue;
    const hasLeft = counts(before) || group.triggers.some((t) => within(before, t.from));
    if (hasLeft) cuts.push({ at, unit: right, before: left });
  }
  if (cuts.length === 0) return [group];
  const borders = [group.zone.from, ...cuts.map((c) => c.at), group.zone.to];
  const groups: Group[] = [];
  for (const [i, from] of borders.slice(0, -1).entries()) {
    const zone = { from, to: borders[i + 1]! };
    const head = i === 0 ? headEnd(doc, zone, cuts[0]!.before.from) : from;
    const own = group.triggers.filter((t) => within({ from: head, to: zone.to }, t.from));
    const lent = group.triggers.findLast((t) => t.from < Math.max(from, head)) ?? group.triggers[0]!;
    const at = i === 0 ? head : Math.min(from + 1, zone.to - 1);
    const triggers = own.length > 0 ? own : [{ ...lent, from: at, to: at + 1, definite: false }];
    const toll = i === 0 ? null : ellipticToll(doc, zone, words.tolls);
    groups.push({
      zone,
      triggers,
      ...(toll ? { toll } : {}),
      ...(i > 0 ? { leansOn: cuts[i - 1]!.before.item, elliptic: isElliptic(doc, zone) } : {}),
    });
  }
  return groups;
}
